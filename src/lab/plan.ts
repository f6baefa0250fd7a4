/** From an experiment and the reader's choice to the complete list of what will be measured. Pure. */
import type { Experiment, Language, ParameterValues } from './experiment.ts';
import { sweepOf } from './parameters.ts';
import type { PlanRecord } from './run.ts';

export type Mode = PlanRecord['mode'];

export interface PlannedCase {
  readonly variant: string;
  readonly language: Language;
  /** All parameters that set this case apart, the axis included. */
  readonly parameters: ParameterValues;
  readonly threads: number;
  readonly observe: 'all' | number;
  /** Operations of which the canonical checksum is taken. */
  readonly checked: number;
}

export interface Plan extends PlanRecord {
  readonly experiment: string;
  readonly cases: readonly PlannedCase[];
  /** Milliseconds of warm-up for a case in TypeScript; see `warmUpLength`. */
  readonly warmUp: number;
  /** Milliseconds that one call takes inside a window, at least. */
  readonly chunk: number;
  /** Milliseconds after which a reader has waited long enough: where samples take longer than planned, there are fewer rounds. */
  readonly most: number;
}

export interface PlanRequest {
  readonly parameters: ParameterValues;
  readonly mode: Mode;
  readonly seed: number;
  /** Cores found; settings that need more are left out. */
  readonly cores: number;
  /** Smallest step of the clock, nanoseconds. */
  readonly tick: number;
  readonly languages: readonly Language[];
}

interface Pace {
  readonly launches: number;
  readonly rounds: number;
  readonly fewestRounds: number;
  readonly window: number;
  readonly batch: number;
  readonly warmUp: number;
  /** Milliseconds that the whole run should stay under, as planned, and as it turns out. */
  readonly budget: number;
  readonly most: number;
}

const FULL: Pace = {
  launches: 5,
  rounds: 12,
  fewestRounds: 6,
  window: 5,
  batch: 3,
  warmUp: 80,
  budget: 16_000,
  most: 18_500,
};
const QUICK: Pace = {
  launches: 1,
  rounds: 6,
  fewestRounds: 4,
  window: 1.5,
  batch: 0.6,
  warmUp: 5,
  budget: 1_500,
  // One round less would save nothing that a reader could feel.
  most: Number.POSITIVE_INFINITY,
};

/** Ticks of the clock in a sample of one thread, and in a call inside a window. */
const BATCH_TICKS = 500;
const QUICK_BATCH_TICKS = 100;
const QUICK_WINDOW_TICKS = 300;
const CHUNK_TICKS = 20;
/** With five launches that is 25 samples; a verdict needs 10. */
const FEWEST_ROUNDS = 5;
/** Milliseconds: co-run, barriers and waking up, for each sample of several threads; and starting the workers of a launch. */
const MEETING = 1.5;
const START = 150;

/** Throws a RangeError when nothing can be run with these cores. */
export function makePlan(experiment: Experiment, request: PlanRequest): Plan {
  const pace = request.mode === 'full' ? FULL : QUICK;
  const cases = planCases(experiment, request);
  if (cases.length === 0) throw new RangeError(`no case of ${experiment.id} runs on ${request.cores} cores`);
  const tick = request.tick / 1e6;
  const batch = Math.max(pace.batch, tick * (request.mode === 'full' ? BATCH_TICKS : QUICK_BATCH_TICKS));
  const window = Math.max(pace.window, tick * (request.mode === 'full' ? BATCH_TICKS : QUICK_WINDOW_TICKS));
  const plan = {
    experiment: experiment.id,
    seed: request.seed,
    mode: request.mode,
    launches: pace.launches,
    window,
    batch,
    parameters: request.parameters,
    cases,
    warmUp: pace.warmUp,
    chunk: Math.max(0.1, tick * CHUNK_TICKS),
    most: pace.most,
  };
  // Many cases get fewer rounds each, so that the reader waits no longer.
  let rounds = pace.rounds;
  while (rounds > pace.fewestRounds && duration({ ...plan, rounds }) > pace.budget) rounds--;
  return { ...plan, rounds };
}

/** Milliseconds that one sample of a case takes, without its rejections. */
export const sampleLength = (plan: Pick<Plan, 'window' | 'batch'>, threads: number): number =>
  threads > 1 ? plan.window + MEETING : plan.batch;

/** Milliseconds that a plan takes, as far as can be told before. */
export function duration(plan: Omit<Plan, 'experiment' | 'seed' | 'mode' | 'parameters' | 'most'>): number {
  const warmUps = plan.cases.reduce((sum, each) => sum + warmUpLength(plan, each), 0);
  return plan.launches * (START + warmUps * 1.1 + plan.rounds * roundLength(plan));
}

/**
 * Rounds that a run has time for, when a launch takes `before` milliseconds until its first round, and a round `round`:
 * as many as planned, or fewer, but not fewer than `FEWEST_ROUNDS`.
 */
export function affordableRounds(
  { most, launches, rounds }: Pick<Plan, 'most' | 'launches' | 'rounds'>,
  before: number,
  round: number,
): number {
  const affordable = Math.floor((most / launches - before) / round);
  return Math.min(rounds, Math.max(FEWEST_ROUNDS, affordable));
}

/** Milliseconds of one round, its controls included. */
export function roundLength(plan: Pick<Plan, 'cases' | 'window' | 'batch'>): number {
  const counts = new Set(plan.cases.map(({ threads }) => threads).filter((threads) => threads > 1));
  const controls = counts.size * 2 * (controlLength(plan) + MEETING);
  return plan.cases.reduce((sum, { threads }) => sum + sampleLength(plan, threads), controls);
}

/**
 * Milliseconds of warm-up of a case. Compiled code of WebAssembly belongs to the module, which all instances of a
 * page share: it is warm after the first of them, while each case in TypeScript has to be compiled anew.
 */
export const warmUpLength = (
  { warmUp }: Pick<Plan, 'warmUp'>,
  { language }: Pick<PlannedCase, 'language'>,
): number => (language === 'typescript' ? warmUp : warmUp / 2);

/** Milliseconds of the control for interference, one for each number of threads in a round. */
export const controlLength = (plan: Pick<Plan, 'window'>): number => plan.window / 2;

function planCases(experiment: Experiment, request: PlanRequest): PlannedCase[] {
  const axis = experiment.parameters.find(({ id }) => id === experiment.axis)!;
  const fixed: Record<string, number> = {};
  for (const parameter of experiment.parameters)
    if (parameter !== axis) fixed[parameter.id] = request.parameters[parameter.id] ?? parameter.default;
  const { from, to } = sweepOf(experiment, request.parameters);
  const settings = axis.values
    .filter((value) => value >= from && value <= to)
    .map((value) => ({ ...fixed, [axis.id]: value }));
  return settings.flatMap((parameters) =>
    experiment.variants
      .filter((variant) => variant.exists(parameters) && variant.threads(parameters) <= request.cores)
      .flatMap((variant) =>
        request.languages
          // What the reader writes is TypeScript.
          .filter((language) => variant.versionOf === undefined || language === 'typescript')
          .map((language) => ({
            variant: variant.id,
            language,
            parameters,
            threads: variant.threads(parameters),
            observe: variant.observe,
            checked: variant.checked(parameters),
          })),
      ),
  );
}
