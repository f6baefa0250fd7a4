/**
 * Puts spaces in place of TypeScript's types: every line and column stays where it was, so an error needs no map to the place where
 * it was written. Uses the parser of sucrase alone, a third of the whole. What TypeScript would turn into code (an enum, a
 * parameter property) is refused, as it is in the book's own sources.
 */
import { parse } from 'sucrase/dist/parser/index.js';
import { TokenType as tt } from 'sucrase/dist/parser/tokenizer/types.js';

/** Counted from 1. */
export class SyntaxMistake extends Error {
  readonly line: number;
  readonly column: number;

  constructor(message: string, line: number, column: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

interface Token {
  readonly type: number;
  readonly start: number;
  readonly end: number;
  readonly isType: boolean;
}

const MODIFIERS: ReadonlySet<number> = new Set([
  tt._public,
  tt._protected,
  tt._private,
  tt._readonly,
  tt._override,
  tt._abstract,
  tt._declare,
]);

/** Throws a SyntaxMistake. */
export function blankTypes(text: string): string {
  const tokens = tokensOf(text);
  const chars = text.split('');
  const blank = (from: number, to: number) => {
    for (let i = from; i < to; i++) if (!/[\r\n]/.test(chars[i]!)) chars[i] = ' ';
  };
  for (const [i, { type, start, end, isType }] of tokens.entries()) {
    if (isType || type === tt.nonNullAssertion) blank(start, end);
    else if (type === tt._enum)
      throw mistake(text, start, 'An enum is not only types; write an object instead');
    else if (MODIFIERS.has(type)) {
      const before = tokens[i - 1]?.type;
      if (before === tt.parenL || before === tt.comma)
        throw mistake(
          text,
          start,
          'A parameter that is a property is not only types; assign it in the constructor',
        );
      blank(start, type === tt._abstract || type === tt._declare ? endOfMember(tokens, i) : end);
    }
  }
  for (const [i, { type, start }] of tokens.entries())
    if (type === tt.parenR && !tokens[i]!.isType) closeLate(text, chars, tokens, i, start);
  return chars.join('');
}

/** A member that is only declared goes as a whole; of an abstract class only the word. */
function endOfMember(tokens: readonly Token[], i: number): number {
  let last = i;
  if (tokens[i + 1]?.type === tt._class) return tokens[i]!.end;
  while (tokens[last + 1] && tokens[last]!.type !== tt.semi && tokens[last + 1]!.type !== tt.braceR) last++;
  return tokens[last]!.end;
}

/** Between `)` and `=>` there may be no line break, but a type that stood there may have had one. */
function closeLate(text: string, chars: string[], tokens: readonly Token[], i: number, at: number): void {
  let next = i + 1;
  while (tokens[next]?.isType) next++;
  const end = tokens[next - 1]!.end;
  if (next === i + 1 || tokens[next]?.type !== tt.arrow || !text.slice(at, end).includes('\n')) return;
  chars[at] = ' ';
  chars[end - 1] = ')';
}

function tokensOf(text: string): readonly Token[] {
  try {
    return parse(text, false, true, false).tokens;
  } catch (error) {
    const { message = String(error), pos } = error as { message?: string; pos?: number };
    throw mistake(text, pos ?? text.length, message.replace(/ \(\d+:\d+\)$/, ''));
  }
}

function mistake(text: string, position: number, message: string): SyntaxMistake {
  const before = text.slice(0, position).split('\n');
  return new SyntaxMistake(message, before.length, before.at(-1)!.length + 1);
}
