/** What rustc says of one test: whether it takes a program, and which instructions it makes of one. */
import { formatCount } from '../charts/format.ts';
import type { ProgramTest, Version } from '../lab/program.ts';
import type { DiagnosticRecord } from '../lab/program-record.ts';
import type { Answer } from './logic.ts';

export interface Clause {
  readonly state: Answer;
  /** For readers: what was found, or why nothing was. No capital, no full stop. */
  readonly clause: string;
}

type DiagnosticTest = Extract<
  ProgramTest,
  { readonly refused: string } | { readonly warned: string } | { readonly accepted: true }
>;
type AssemblyTest = Extract<ProgramTest, { readonly counts: string }>;

const NOT_YET = 'nobody has compiled it yet';

export function weighDiagnostic(
  test: DiagnosticTest,
  record: DiagnosticRecord | undefined,
  version: Version,
  only: Version | undefined,
  subject: string,
): Clause {
  if (!record) return { state: 'none', clause: NOT_YET };
  const { result, codes } = record;
  const right =
    'refused' in test
      ? result === 'refused' && codes.includes(test.refused)
      : 'warned' in test
        ? result === 'accepted' && codes.includes(test.warned)
        : result === 'accepted' && codes.length === 0;
  const what = version === 'accepted' && !only ? 'the other version' : subject;
  const told = codes.join(', ');
  const says =
    result === 'refused'
      ? `refuses ${what}${told && ` (${told})`}`
      : `takes ${what}${told ? ` and warns (${told})` : ' without a warning'}`;
  return { state: right ? 'holds' : 'refuted', clause: `the compiler ${says}` };
}

export function weighAssembly(
  test: AssemblyTest,
  functions: Readonly<Record<string, readonly string[]>> | undefined,
): Clause {
  if (!functions) return { state: 'none', clause: NOT_YET };
  const lines = functions[test.in];
  if (!lines) return { state: 'none', clause: `the listing has no function ${test.in}` };
  const count = countInstructions(lines, test.counts);
  const right = 'is' in test ? count === test.is : count > test.above;
  const kind = test.counts === 'any' ? '' : ` with “${test.counts}”`;
  const found =
    count === 1
      ? `is 1 instruction${kind}`
      : `are ${count === 0 ? 'no' : formatCount(count)} instructions${kind}`;
  return { state: right ? 'holds' : 'refuted', clause: `there ${found} in ${test.in}` };
}

/**
 * Instructions that have the words of the pattern in this order, each whole: `lock` and `xadd` both find `lock xadd qword ptr [rax],
 * rcx`, `call memcpy` finds a call of memcpy, `mov` finds no `movzx`. `any` finds all. Labels are no instructions.
 */
export function countInstructions(lines: readonly string[], pattern: string): number {
  const instructions = lines.filter((line) => !line.endsWith(':'));
  if (pattern === 'any') return instructions.length;
  const words = pattern.split(/\s+/).map((word) => `(?<!\\w)${word.replaceAll(/[^\w]/g, '\\$&')}(?!\\w)`);
  const wanted = new RegExp(words.join('.*?'));
  return instructions.filter((line) => wanted.test(line)).length;
}
