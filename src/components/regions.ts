/** Named regions of source files: what the page shows is the file that runs. */

/**
 * The lines between `// #region <name>` and its `// #endregion`, without the marks of those inside, moved to the left
 * margin. Regions of one name are parts of one listing, with an empty line between. undefined when there is no such
 * region. Throws when one does not end.
 */
export function region(source: string, name: string): string | undefined {
  const lines = source.split(/\r?\n/);
  const parts = lines.flatMap((line, start) => (opens(line) === name ? [from(lines, start, name)] : []));
  return parts.length > 0 ? parts.join('\n\n') : undefined;
}

function from(lines: readonly string[], start: number, name: string): string {
  const out: string[] = [];
  let depth = 0;
  for (const line of lines.slice(start + 1)) {
    if (opens(line) !== undefined) depth++;
    else if (/^\s*\/\/\s*#endregion\b/.test(line)) {
      if (depth === 0) return dedent(out);
      depth--;
    } else out.push(line);
  }
  throw new Error(`region ${name} does not end: write // #endregion after it`);
}

/** The names of all regions of a source, in order. */
export const regionNames = (source: string): readonly string[] =>
  source.split(/\r?\n/).flatMap((line) => opens(line) ?? []);

const opens = (line: string): string | undefined => /^\s*\/\/\s*#region\s+(\S+)\s*$/.exec(line)?.[1];

function dedent(lines: readonly string[]): string {
  const filled = lines.filter((line) => line.trim());
  const indent = Math.min(...filled.map((line) => line.length - line.trimStart().length));
  return lines
    .map((line) => line.slice(indent))
    .join('\n')
    .replace(/^(\s*\n)+|\s+$/g, '');
}
