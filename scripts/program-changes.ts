/** What differs between records of programs, a line for each difference. Pure. */
import type { Version } from '../src/lab/program.ts';
import type { DiagnosticRecord, ProgramRecords } from '../src/lab/program-record.ts';
import type { Compiled } from './program-records.ts';

const VERSIONS: readonly Version[] = ['refused', 'accepted'];

/**
 * Compilers word their messages differently, and choose other instructions: between two versions of rustc, and where `codesOnly`
 * asks for it, only results and codes are compared.
 */
export function changes(
  chapter: string,
  before: Omit<ProgramRecords, 'demos'>,
  now: Compiled,
  codesOnly = false,
): readonly string[] {
  return [
    ...named(before.diagnostics, now.diagnostics, (name, old, fresh) =>
      VERSIONS.flatMap((version) =>
        diagnosticChanges(
          `${chapter}/${name}, ${version}`,
          old?.[version],
          fresh?.[version],
          !codesOnly && old?.rustc === fresh?.rustc,
        ),
      ),
    ),
    ...(now.assembly && !codesOnly
      ? named(before.assembly, now.assembly, (name, old, fresh) =>
          old && fresh && old.rustc !== fresh.rustc && old.hash === fresh.hash
            ? []
            : named(old?.functions ?? {}, fresh?.functions ?? {}, (fn, was, is) =>
                was?.join('\n') === is?.join('\n')
                  ? []
                  : [`${chapter}/${name}, ${fn}: ${size(was)}, now ${size(is)}${firstChange(was, is)}`],
              ),
        )
      : []),
  ];
}

function named<T>(
  before: Readonly<Record<string, T>>,
  now: Readonly<Record<string, T>>,
  compare: (name: string, before: T | undefined, now: T | undefined) => readonly string[],
): readonly string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort();
  return names.flatMap((name) => compare(name, before[name], now[name]));
}

const inWords = ({ result, codes }: DiagnosticRecord) => [result, ...codes].join(' ');

function diagnosticChanges(
  name: string,
  before: DiagnosticRecord | undefined,
  now: DiagnosticRecord | undefined,
  sameCompiler: boolean,
): readonly string[] {
  if (!before && !now) return [];
  if (!before) return [`${name}: new, ${inWords(now!)}`];
  if (!now) return [`${name}: gone`];
  if (inWords(before) !== inWords(now)) return [`${name}: was ${inWords(before)}, is ${inWords(now)}`];
  if (!sameCompiler || before.message === now.message) return [];
  return [`${name}: its message${firstChange(before.message.split('\n'), now.message.split('\n'))}`];
}

const size = (lines: readonly string[] | undefined) =>
  lines ? `${lines.filter((line) => !line.endsWith(':')).length} instructions` : 'absent';

function firstChange(before: readonly string[] = [], now: readonly string[] = []): string {
  const at = now.findIndex((line, i) => line !== before[i]);
  const line = at < 0 ? now.length : at;
  return `; line ${line + 1} was “${(before[line] ?? '').trim()}”, is “${(now[line] ?? '').trim()}”`;
}
