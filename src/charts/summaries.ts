/** The summary of a run, computed once for all that is made of it. */
import type { Run } from '../lab/run.ts';
import { type CaseSummary, summariseCase } from '../lab/summary.ts';
import { finish, type Steps } from './steps.ts';

const known = new WeakMap<Run, readonly CaseSummary[]>();

/** A case at each step. */
export function* summarySteps(run: Run): Steps<readonly CaseSummary[]> {
  const found = known.get(run);
  if (found) return found;
  const all: CaseSummary[] = [];
  for (const each of run.cases) {
    all.push(summariseCase(run, each));
    yield;
  }
  known.set(run, all);
  return all;
}

export const summariesOf = (run: Run): readonly CaseSummary[] => finish(summarySteps(run));
