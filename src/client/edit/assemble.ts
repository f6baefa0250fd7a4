/**
 * From what the reader wrote to a module that runs. The reader edits a region of the chapter's `kernel.ts`, or of a demo; the rest of that
 * file stands around it as it is, and before it all that a kernel may use, so that the module imports nothing. Pure.
 */
import type { EditBundle } from './bundle.ts';

/** Stands between the parts of a region that has several. */
export const GAP = '// … further down in the file …';

/** A place in the editor, both counted from 1. */
export interface EditorPlace {
  readonly line: number;
  readonly column: number;
}

/** The region as the editor shows it: as the page does, with a mark between its parts. Throws when there is none. */
export function shownText({ frame, regions }: EditBundle, region: string): string {
  const lines = frame.split('\n');
  const parts = regions[region];
  if (!parts?.length) throw new Error(`The chapter’s kernels have no part “${region}”.`);
  return parts
    .map(({ numbers, indent }) => numbers.map((number) => lines[number]!.slice(indent)).join('\n'))
    .join(`\n\n${GAP}\n\n`);
}

interface Framed {
  /** `kernel.ts` with the reader's text in place of the region. */
  readonly text: string;
  /** Where a place of that file is in the editor. undefined for what stands around the region. */
  readonly toEditor: (line: number, column: number) => EditorPlace | undefined;
}

/** Each part goes where it came from; where marks are missing, everything goes to the first places. */
export function framed({ frame, regions }: EditBundle, region: string, text: string): Framed {
  const lines = frame.split('\n');
  const parts = regions[region] ?? [];
  const pieces = splitAtGaps(text, parts.length);
  const out: string[] = [];
  const origins: ({ readonly line: number; readonly indent: number } | undefined)[] = [];
  let at = 0;
  for (const [i, { numbers, indent }] of parts.entries()) {
    const kept = lines.slice(at, numbers[0]);
    out.push(...kept);
    origins.push(...kept.map(() => undefined));
    const piece = pieces[i];
    for (const [j, line] of (piece?.lines ?? []).entries()) {
      out.push(line === '' ? '' : ' '.repeat(indent) + line);
      origins.push({ line: piece!.first + j, indent });
    }
    at = numbers.at(-1)! + 1;
  }
  out.push(...lines.slice(at));
  return {
    text: out.join('\n'),
    toEditor: (line, column) => {
      const origin = origins[line - 1];
      return origin && { line: origin.line, column: Math.max(1, column - origin.indent) };
    },
  };
}

/** Lines of each piece, and the number of its first line in the editor. What is more than there are places joins the last. */
function splitAtGaps(text: string, places: number): { readonly first: number; readonly lines: string[] }[] {
  const pieces: { first: number; lines: string[] }[] = [{ first: 1, lines: [] }];
  for (const [i, line] of text.split('\n').entries())
    if (line.trim() === GAP && pieces.length < places) pieces.push({ first: i + 2, lines: [] });
    else pieces.at(-1)!.lines.push(line);
  return pieces;
}

interface RunnableModule {
  readonly code: string;
  /** Lines that stand before the kernels' own file. */
  readonly before: number;
}

/** A module without imports: `javascript` is the framed text without its types. */
export function asModule({ names, support, exports }: EditBundle, javascript: string): RunnableModule {
  const mentioned = new Set(javascript.match(/[A-Za-z_$][\w$]*/g));
  const used = names.filter((name) => mentioned.has(name));
  // The file stands in a function, so that names of its own may be those of the library.
  const given = exports.join(', ');
  const head = `const { ${used.join(', ')} } = (() => {\n${support}})();\nexport const { ${given} } = (() => {\n`;
  return { code: `${head}${javascript}\nreturn { ${given} };\n})();\n`, before: head.split('\n').length - 1 };
}
