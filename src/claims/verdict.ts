/** What a run says of a claim. The same run gives the same verdict anywhere: its seed and samples travel with it. */
import { upperFirst } from '../charts/format.ts';
import type { Claim, Experiment, Language } from '../lab/experiment.ts';
import type { Run } from '../lab/run.ts';
import type { RatioTest } from './bound.ts';
import { type CounterTest, weighCounter } from './counter.ts';
import { type ClaimRatio, weigh } from './evidence.ts';
import type { Answer } from './logic.ts';
import { decide, leavesOf } from './tree.ts';

export interface Verdict {
  readonly state: Answer;
  /** The state in the book's words. */
  readonly word: string;
  /** What decided, or what stood in the way; for readers. */
  readonly sentence: string;
  /** What was counted and not timed, where the claim asks for both; for readers. */
  readonly counted?: string;
  /** Every ratio of the claim that this run has, with its interval at the level of the chapter. */
  readonly ratios: readonly ClaimRatio[];
}

export const VERDICT_WORDS: Readonly<Record<Answer, string>> = {
  holds: 'holds',
  refuted: 'refuted',
  undecided: 'not distinguishable here',
  untestable: 'cannot be tested here',
  none: 'no verdict',
};

/**
 * Judges a claim by the cases of one language. `comparisons` is `countComparisons` of the claim's chapter: the chapter's
 * claims share an error of 5% (Bonferroni), so each interval stands at 1 - 0.05 / comparisons.
 */
export function judge(
  claim: Claim,
  run: Run,
  experiment: Experiment,
  language: Language,
  comparisons: number,
): Verdict {
  const level = 1 - 0.05 / Math.max(1, comparisons);
  const { state, decisive, evidence } = decide(claim.test, (test: RatioTest | CounterTest) =>
    'counter' in test
      ? weighCounter(test, run, experiment, language)
      : weigh(test, run, experiment, language, level),
  );
  const exact = evidence.filter(
    (each) => !each.ratio && (each.state === 'holds' || each.state === 'refuted'),
  );
  return {
    state,
    word: VERDICT_WORDS[state],
    sentence: sentences(decisive),
    counted: sentences(exact),
    ratios: evidence.flatMap(({ ratio }) => ratio ?? []),
  };
}

/** Each clause once, each a sentence. */
export const sentences = (decisive: readonly { readonly clause: string }[]): string =>
  [...new Set(decisive.map(({ clause }) => clause))].map((clause) => `${upperFirst(clause)}.`).join(' ');

/** How many ratios the claims of these experiments test. What is counted has no interval, so it shares no error. */
export function countComparisons(experiments: readonly Pick<Experiment, 'claims'>[]): number {
  const tests = experiments.flatMap(({ claims }) => claims.flatMap(({ test }) => leavesOf(test)));
  return tests.filter((test) => 'ratio' in test).length;
}
