/** The two programs in the file of a diagnostic. Pure. */
import type { Diagnostic, Version } from '../lab/program.ts';

const MARK = /\s*\/\/~ (refused|accepted)\s*$/;

export interface VersionText {
  readonly code: string;
  /** The lines that the other version has not, counted from 1. */
  readonly own: readonly number[];
}

/** One version, without the marks. */
export function versionOf(source: string, which: Version): VersionText {
  const own: number[] = [];
  const lines: string[] = [];
  for (const line of source.split(/\r?\n/)) {
    const mark = MARK.exec(line);
    if (mark && mark[1] !== which) continue;
    lines.push(mark ? line.slice(0, mark.index) : line);
    if (mark) own.push(lines.length);
  }
  return { code: lines.join('\n'), own };
}

/** Which versions a file has. Throws a sentence when marks and `only` do not fit. */
export function versionsIn(
  source: string,
  { id, only }: Pick<Diagnostic, 'id' | 'only'>,
): readonly Version[] {
  const marked = source.split(/\r?\n/).some((line) => MARK.test(line));
  if (marked && only) throw new Error(`${id}: it has marked lines, so it is two versions: leave out “only”.`);
  if (!marked && !only)
    throw new Error(
      `${id}: mark lines with //~ refused or //~ accepted, or say “only”: 'refused' or 'accepted'.`,
    );
  return only ? [only] : ['refused', 'accepted'];
}
