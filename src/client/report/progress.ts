/** What of the book is measured and what is left, from the runs that are kept. Pure. */
import type { Answer } from '../../claims/logic.ts';
import { VERDICT_WORDS } from '../../claims/verdict.ts';
import type { Mode } from '../../lab/plan.ts';
import type { JudgedRun } from '../analysis/messages.ts';

/** The key under which it is kept when a report was begun anew; what is older does not count then. */
export const REPORT_KEY = 'report:book';

/** As written by `begun`; the empty string for anything else. */
export function readSince(stored: unknown): string {
  if (typeof stored !== 'object' || stored === null || !('since' in stored)) return '';
  const { since } = stored;
  return typeof since === 'string' && !Number.isNaN(Date.parse(since)) ? since : '';
}

export const begun = (now: string) => ({ since: now });

/** Does this run stand for its experiment? Not one from a file, nor a quick look where full runs are asked for. */
export function counts(
  run: Pick<JudgedRun, 'imported' | 'mode' | 'startedAt'>,
  mode: Mode,
  since: string,
): boolean {
  return (
    !run.imported &&
    (mode === 'quick' || run.mode === 'full') &&
    (since === '' || Date.parse(run.startedAt) >= Date.parse(since))
  );
}

/** In the order of the book. */
export const missing = <T extends { readonly id: string }>(
  experiments: readonly T[],
  runs: ReadonlyMap<string, JudgedRun>,
  mode: Mode,
  since: string,
): readonly T[] =>
  experiments.filter(({ id }) => {
    const run = runs.get(id);
    return !run || !counts(run, mode, since);
  });

/** How often each verdict was reached, in the order of the words: "3 hold, 1 refuted". Empty of none. */
export function verdictCounts(states: readonly Answer[]): string {
  return (Object.keys(VERDICT_WORDS) as Answer[])
    .map((state) => [state, states.filter((each) => each === state).length] as const)
    .filter(([, n]) => n > 0)
    .map(([state, n]) => `${n} ${state === 'holds' && n > 1 ? 'hold' : VERDICT_WORDS[state]}`)
    .join(', ');
}
