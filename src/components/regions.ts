/** Named regions of source files: what the page shows is the file that runs. */

/**
 * The lines between `// #region <name>` and its `// #endregion`, without the marks of those inside, moved to the left
 * margin. Regions of one name are parts of one listing, with an empty line between. undefined when there is no such
 * region. Throws when one does not end.
 */
export function region(source: string, name: string): string | undefined {
  const lines = source.split(/\r?\n/);
  const parts = regionParts(source, name).map(({ numbers, indent }) =>
    numbers.map((number) => lines[number]!.slice(indent)).join('\n'),
  );
  return parts.length > 0 ? parts.map((part) => part.trimEnd()).join('\n\n') : undefined;
}

/** One stretch of a region: its lines in the file, counted from 0, and how far they are moved to the left. */
interface RegionPart {
  readonly numbers: readonly number[];
  readonly indent: number;
}

/** Where the parts of a region stand. Empty lines at the ends and marks do not belong to it. */
export function regionParts(source: string, name: string): readonly RegionPart[] {
  const lines = source.split(/\r?\n/);
  return lines.flatMap((line, start) => (opens(line) === name ? [from(lines, start, name)] : []));
}

function from(lines: readonly string[], start: number, name: string): RegionPart {
  const numbers: number[] = [];
  let depth = 0;
  for (const [i, line] of lines.entries()) {
    if (i <= start) continue;
    if (opens(line) !== undefined) depth++;
    else if (/^\s*\/\/\s*#endregion\b/.test(line)) {
      if (depth === 0) return trimmed(lines, numbers);
      depth--;
    } else numbers.push(i);
  }
  throw new Error(`region ${name} does not end: write // #endregion after it`);
}

/** The names of all regions of a source, in order. */
export const regionNames = (source: string): readonly string[] =>
  source.split(/\r?\n/).flatMap((line) => opens(line) ?? []);

const opens = (line: string): string | undefined => /^\s*\/\/\s*#region\s+(\S+)\s*$/.exec(line)?.[1];

function trimmed(lines: readonly string[], all: readonly number[]): RegionPart {
  const isFilled = (number: number) => lines[number]!.trim() !== '';
  const numbers = all.slice(all.findIndex(isFilled), all.findLastIndex(isFilled) + 1);
  const indents = numbers
    .filter(isFilled)
    .map((number) => lines[number]!.length - lines[number]!.trimStart().length);
  return { numbers, indent: Math.min(...indents) };
}
