/** What a run says of one ratio of a claim. */
import { formatAlike, formatCount } from '../charts/format.ts';
import { languageName, pairNames, settingText, variantLabel } from '../charts/names.ts';
import { type Circumstances, circumstances } from '../lab/circumstances.ts';
import type { CaseRef, Experiment, Language } from '../lab/experiment.ts';
import type { Rejection, Run, RunCase } from '../lab/run.ts';
import { findCase, ratio } from '../lab/summary.ts';
import { boundNumbers, compare, type RatioTest, relation } from './bound.ts';
import type { Answer } from './logic.ts';

export const FEWEST_SAMPLES = 10;
export const FEWEST_LAUNCHES = 3;
/** As a ratio, either way. */
export const MOST_DRIFT = 1.05;

export const QUICK = 'this was a quick look; a full run decides';

export interface Evidence {
  readonly state: Answer;
  /** A clause for readers: what was found, or why nothing was. No capital, no full stop. */
  readonly clause: string;
  readonly ratio: ClaimRatio | undefined;
}

export interface ClaimRatio {
  readonly label: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Why this run decides nothing, whatever its samples say; undefined when it may. */
function runReason({ plan, environment }: Circumstances): string | undefined {
  if (plan.mode === 'quick') return QUICK;
  const { drift } = environment;
  const change = Math.max(drift, 1 / drift);
  if (change > MOST_DRIFT)
    return `the machine became ${Math.round((change - 1) * 100)}% ${drift > 1 ? 'slower' : 'faster'} during the run, so its samples do not compare`;
  return undefined;
}

/** Weighs one ratio at a level of confidence. */
export function weigh(
  test: RatioTest,
  run: Run,
  experiment: Experiment,
  language: Language,
  level: number,
): Evidence {
  const [a, b] = test.ratio.map((ref) => findCase(run, experiment, ref, language));
  if (!a || !b) {
    const reasons = test.ratio.map((ref, i) =>
      [a, b][i] ? undefined : missing(ref, run, experiment, language),
    );
    return { state: 'untestable', clause: reasons.find(Boolean)!, ratio: undefined };
  }
  const estimate = ratio(run, a, b, level);
  const { setting, ...names } = pairNames(experiment, test.ratio);
  const label = `${names.a} against ${names.b}${setting && `, ${setting}`}`;
  const found = estimate && { label, value: estimate.value, low: estimate.low, high: estimate.high };
  const reason = runReason(circumstances(run, language)) ?? tooLittle(a, b, experiment);
  if (!found || reason !== undefined)
    return { state: 'none', clause: reason ?? 'no two rounds have both', ratio: found };
  const state = compare(test, found);
  const [value, low, high] = formatAlike(found.value, [found.low, found.high, ...boundNumbers(test)]);
  const at = setting && `at ${setting}, `;
  return {
    state,
    clause: `${at}${names.a} takes ${value} times as long as ${names.b} (interval ${low} to ${high}), ${relation(test, state)}`,
    ratio: found,
  };
}

/** Why a run lacks a case. */
export function missing(ref: CaseRef, run: Run, experiment: Experiment, language: Language): string {
  const at = Object.fromEntries(
    experiment.parameters.map(({ id, default: fallback }) => [
      id,
      ref.at[id] ?? run.plan.parameters[id] ?? fallback,
    ]),
  );
  const threads = experiment.variants.find(({ id }) => id === ref.variant)?.threads(at) ?? 1;
  const cores = circumstances(run, language).environment.coresFound;
  if (threads > cores)
    return `this needs ${threads} threads at once; ${cores === 1 ? '1 core was' : `${cores} cores were`} found`;
  if (!run.cases.some((each) => each.language === language))
    return `this run has nothing in ${languageName(language)}`;
  const setting = settingText(experiment, ref.at);
  return `this run did not measure ${variantLabel(experiment, ref.variant)}${setting && ` at ${setting}`}`;
}

const REJECTED: Readonly<Record<Rejection, string>> = {
  overlap: 'the threads did not run at the same time',
  hop: 'the threads were slow to hear each other',
  control: 'a control beside them came out wrong',
  hidden: 'the page was hidden',
  time: 'the run took too long',
};

/** Too few samples or launches in either case, or shared by both; undefined when there are enough. */
function tooLittle(a: RunCase, b: RunCase, experiment: Experiment): string | undefined {
  for (const each of [a, b]) {
    const { length } = each.samples;
    if (length >= FEWEST_SAMPLES) continue;
    const name = `${variantLabel(experiment, each.variant)} at ${settingText(experiment, each.parameters)}`;
    const most = Object.entries(each.rejected).sort(([, x], [, y]) => y - x)[0] as
      | [Rejection, number]
      | undefined;
    const why = most && most[1] > 0 ? ` (${formatCount(most[1])} were rejected: ${REJECTED[most[0]]})` : '';
    return `${name} has ${samplesText(length)}${why}; a verdict needs ${FEWEST_SAMPLES}`;
  }
  const rounds = new Set(b.samples.map(([launch, round]) => `${launch}/${round}`));
  const pairs = a.samples.filter(([launch, round]) => rounds.has(`${launch}/${round}`));
  if (pairs.length < FEWEST_SAMPLES)
    return `only ${pairs.length} rounds have valid samples of both; a verdict needs ${FEWEST_SAMPLES}`;
  const launches = new Set(pairs.map(([launch]) => launch)).size;
  if (launches < FEWEST_LAUNCHES)
    return `this run has samples of ${launches === 1 ? '1 launch' : `${launches} launches`}; a verdict needs ${FEWEST_LAUNCHES}`;
  return undefined;
}

const samplesText = (n: number) =>
  n === 0 ? 'no valid sample' : n === 1 ? '1 valid sample' : `${n} valid samples`;
