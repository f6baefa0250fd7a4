/** A parsed text as plain objects: what the analysis reads. No library of a parser is in its way. */

/** A node, or a token (`named` is false). Places count UTF-16 units, as strings do. */
export interface Syntax {
  readonly type: string;
  readonly named: boolean;
  /** The name under which its parent holds it: `return_type`. */
  readonly field: string | undefined;
  readonly from: number;
  readonly to: number;
  readonly children: readonly Syntax[];
}

export interface Program {
  readonly text: string;
  readonly root: Syntax;
  /** Where the text stops being Rust for the first time. */
  readonly brokenAt: number | undefined;
  /** Was something left out because it is nested too deep? */
  readonly cut: boolean;
}

export const part = (node: Syntax, field: string): Syntax | undefined =>
  node.children.find((child) => child.field === field);

export const firstOf = (node: Syntax, ...types: readonly string[]): Syntax | undefined =>
  node.children.find(({ type }) => types.includes(type));

export const namedChildren = (node: Syntax): readonly Syntax[] =>
  node.children.filter(({ named, type }) => named && !COMMENTS.includes(type));

const COMMENTS = ['line_comment', 'block_comment'];

/** A node and all below it, in the order of the text. `into` says which nodes are entered. */
export function* descendants(
  node: Syntax,
  into: (node: Syntax) => boolean = () => true,
): Generator<Syntax, void> {
  const waiting: Syntax[] = [node];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    yield next;
    if (next === node || into(next)) waiting.push(...next.children.toReversed());
  }
}

/** The line of a place, counted from 1. */
export function lineOf(text: string, at: number): number {
  let line = 1;
  for (let i = text.indexOf('\n'); i >= 0 && i < at; i = text.indexOf('\n', i + 1)) line++;
  return line;
}
