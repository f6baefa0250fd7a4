/** The summary of a run, computed once for all that is made of it. */
import type { Run } from '../lab/run.ts';
import { type CaseSummary, summarise } from '../lab/summary.ts';

const known = new WeakMap<Run, readonly CaseSummary[]>();

export function summariesOf(run: Run): readonly CaseSummary[] {
  const found = known.get(run) ?? summarise(run);
  known.set(run, found);
  return found;
}
