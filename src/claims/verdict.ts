/** What a run says of a claim. The same run gives the same verdict anywhere: its seed and samples travel with it. */
import { upperFirst } from '../charts/format.ts';
import type { Claim, Experiment, Language, Test } from '../lab/experiment.ts';
import type { Run } from '../lab/run.ts';
import type { RatioTest } from './bound.ts';
import { type ClaimRatio, type Evidence, weigh } from './evidence.ts';
import { type Answer, all, any } from './logic.ts';

export interface Verdict {
  readonly state: Answer;
  /** The state in the book's words. */
  readonly word: string;
  /** What decided, or what stood in the way; for readers. */
  readonly sentence: string;
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
 * claims share an error of 5 % (Bonferroni), so each interval stands at 1 - 0.05 / comparisons.
 */
export function judge(
  claim: Claim,
  run: Run,
  experiment: Experiment,
  language: Language,
  comparisons: number,
): Verdict {
  const level = 1 - 0.05 / Math.max(1, comparisons);
  const { state, decisive, evidence } = decide(claim.test, (test) =>
    weigh(test, run, experiment, language, level),
  );
  const clauses = [...new Set(decisive.map(({ clause }) => clause))];
  return {
    state,
    word: VERDICT_WORDS[state],
    sentence: clauses.map((clause) => `${upperFirst(clause)}.`).join(' '),
    ratios: evidence.flatMap(({ ratio }) => ratio ?? []),
  };
}

/** How many ratios the claims of these experiments test. */
export function countComparisons(experiments: readonly Pick<Experiment, 'claims'>[]): number {
  const count = (test: Test): number => {
    if ('ratio' in test) return 1;
    return ('all' in test ? test.all : test.any).reduce((sum, each) => sum + count(each), 0);
  };
  return experiments.reduce((sum, { claims }) => claims.reduce((n, { test }) => n + count(test), sum), 0);
}

interface Decision {
  readonly state: Answer;
  /** What made the state what it is. */
  readonly decisive: readonly Evidence[];
  readonly evidence: readonly Evidence[];
}

function decide(test: Test, weighOne: (test: RatioTest) => Evidence): Decision {
  if ('ratio' in test) {
    const evidence = weighOne(test);
    return { state: evidence.state, decisive: [evidence], evidence: [evidence] };
  }
  const parts = ('all' in test ? test.all : test.any).map((each) => decide(each, weighOne));
  const state = ('all' in test ? all : any)(parts.map((part) => part.state));
  return {
    state,
    decisive: parts.flatMap((part) => (part.state === state ? part.decisive : [])),
    evidence: parts.flatMap((part) => part.evidence),
  };
}
