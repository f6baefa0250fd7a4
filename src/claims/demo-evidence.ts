/** What a demo's run says of one test. */
import { formatExact } from '../charts/format.ts';
import type { Ending, ProgramTest } from '../lab/program.ts';
import type { DemoRecord } from '../lab/program-record.ts';
import type { Clause } from './compiler-evidence.ts';

type DemoTest = Extract<ProgramTest, { readonly says: string } | { readonly ends: Ending }>;

const ENDINGS: Readonly<Record<Ending, string>> = {
  returned: 'came to its end',
  panicked: 'panicked',
  aborted: 'was ended by the system',
  stuck: 'got stuck and was ended',
};

/** `missing`: why there is no such run, in the author's words. `subject` is how the program is called in the clause. */
export function weighDemo(
  test: DemoTest,
  run: DemoRecord | undefined,
  missing: string | undefined,
  subject: string,
): Clause {
  if (!run) {
    if (missing === undefined) return { state: 'none', clause: `${subject} has not been run yet` };
    return { state: 'untestable', clause: missing.replace(/\.$/, '') };
  }
  return 'says' in test ? says(test, run, subject) : ends(test, run, subject);
}

function ends(test: Extract<DemoTest, { readonly ends: Ending }>, run: DemoRecord, subject: string): Clause {
  const told = run.message ?? '';
  const right = run.ending === test.ends && told.includes(test.message ?? '');
  return {
    state: right ? 'holds' : 'refuted',
    clause: `${subject} ${ENDINGS[run.ending]}${told && `: “${told}”`}`,
  };
}

/** A line counts wherever it stands; of several with the label, one is enough. */
function says(test: Extract<DemoTest, { readonly says: string }>, run: DemoRecord, subject: string): Clause {
  const start = `${test.says}:`;
  const values = run.lines
    .filter((line) => line.trimStart().startsWith(start))
    .map((line) => line.trimStart().slice(start.length).trim());
  if (values.length === 0)
    return { state: 'refuted', clause: `${subject} printed no “${test.says}” and ${ENDINGS[run.ending]}` };
  const right = values.find((value) => fits(test, value));
  const shown = (right ?? values.at(-1))!;
  const state = right === undefined ? 'refuted' : 'holds';
  return { state, clause: `${subject} printed “${start} ${shown}”${bound(test, state === 'holds')}` };
}

function fits(test: Extract<DemoTest, { readonly says: string }>, value: string): boolean {
  if ('above' in test) return number(value) > test.above;
  if ('below' in test) return number(value) < test.below;
  return typeof test.is === 'number' ? number(value) === test.is : value === test.is;
}

/** `12_000`, `0.5`, `17`; NaN for what is no number, which fits nothing. */
const number = (value: string): number => (value === '' ? Number.NaN : Number(value.replaceAll('_', '')));

function bound(test: Extract<DemoTest, { readonly says: string }>, right: boolean): string {
  const not = right ? '' : 'not ';
  if ('above' in test) return `, which is ${not}above ${formatExact(test.above)}`;
  if ('below' in test) return `, which is ${not}below ${formatExact(test.below)}`;
  return right ? '' : `, not “${test.is}”`;
}
