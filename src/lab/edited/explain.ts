/** What the reader's code threw: in words, and where in that code. */
import type { CodePlace } from '../refusal.ts';

export interface Explained {
  readonly message: string;
  readonly place?: CodePlace | undefined;
}

/** The browser's own idea of where an error was, for those whose stack does not say: mistakes in syntax. */
export type Locate = (error: unknown) => { readonly url: string; readonly place: CodePlace } | undefined;

const LONGEST = 300;

/** `own`: is this the address of the reader's code? */
export function explain(error: unknown, own: (url: string) => boolean, locate: Locate): Explained {
  const found = locate(error);
  return {
    message: words(error),
    place: fromStack(error, own) ?? (found && own(found.url) ? found.place : undefined),
  };
}

/** Anything can be thrown, also what cannot be turned into text. */
export function words(error: unknown): string {
  try {
    if (error instanceof Error) return `${String(error.name)}: ${String(error.message)}`.slice(0, LONGEST);
    return `it threw ${typeof error === 'string' ? `“${error}”` : String(error)}`.slice(0, LONGEST);
  } catch {
    return 'it threw something that cannot be told in words';
  }
}

/** The innermost frame in the reader's own code, in any engine's notation: "…blob:https://…/4be1:12:7)". */
function fromStack(error: unknown, own: (url: string) => boolean): CodePlace | undefined {
  const stack: unknown = error instanceof Error ? error.stack : undefined;
  if (typeof stack !== 'string') return undefined;
  for (const [, url, line, column] of stack.matchAll(/(blob:[^\s()@]+?):(\d+):(\d+)/g))
    if (own(url!)) return { line: Number(line), column: Number(column) };
  return undefined;
}
