/** What a run tells of itself and of where it was made, in words. Pure. */
import { formatCount, formatNumber, formatSetting, formatTime, formatValue } from '../../charts/format.ts';
import type { Experiment } from '../../lab/experiment.ts';
import { fromId } from '../../lab/parameters.ts';
import type { HopLatency, PlanRecord, Rejection, Run, RunCase } from '../../lab/run.ts';

export interface Row {
  readonly term: string;
  readonly value: string;
}

const REJECTED: Readonly<Record<Rejection, string>> = {
  overlap: 'the threads did not run side by side for long enough',
  hop: 'a word between threads took too long',
  control: 'the control for interference failed',
  hidden: 'the page was hidden',
  time: 'the time of the launch was used up',
};

/** One line for each fact, in the order of interest. */
export function environmentRows(run: Run, experiment: Experiment): readonly Row[] {
  const { environment: env, plan, native } = run;
  const page = native ? run.cases.filter(({ language }) => language !== 'native') : run.cases;
  const lowest = plan.parameters[fromId(experiment.axis)];
  const settings = experiment.parameters
    .filter(({ id }) => plan.parameters[id] !== undefined)
    .map((p) => {
      const setting = formatSetting(p, plan.parameters[p.id]!);
      if (p.id !== experiment.axis) return setting;
      return `up to ${setting}${lowest === undefined ? '' : `, from ${formatValue(p, lowest)} on`}`;
    });
  return [
    { term: 'Browser', value: `${env.browser}, ${env.platform}` },
    { term: 'Cores', value: `${env.coresFound} found running at once, ${env.coresReported} reported` },
    {
      term: 'Clock',
      value: `one tick is ${formatTime(env.tick)}, one reading costs ${formatTime(env.now)}`,
    },
    { term: 'A word from thread to thread', value: hopWords(env.hopsBefore, env.hopsAfter) },
    { term: 'Samples', value: sampleWords(page) },
    { term: 'Plan', value: planWords(plan) },
    ...(settings.length ? [{ term: 'Settings', value: settings.join(', ') }] : []),
    { term: 'Drift', value: driftWords(env.drift) },
    { term: 'Page hidden', value: env.hidden === 0 ? 'never' : plural(env.hidden, 'time', 'times') },
    { term: 'Took', value: `${formatNumber(run.duration / 1000)} s` },
    { term: 'Seed', value: String(plan.seed) },
    { term: 'Hash of the kernels', value: run.kernels },
    { term: 'Commit of the book', value: run.commit },
    ...(native ? nativeRows(native, run) : []),
  ];
}

/** Native cases were measured before or after, by a run of their own. */
const nativeRows = ({ environment, plan, ...native }: NonNullable<Run['native']>, run: Run): Row[] => [
  // As the native bench names itself: "none: rustc 1.85.0, native".
  {
    term: 'Natively',
    value: `${environment.browser.replace(/^none: (.*), native$/, '$1')}, ${environment.platform}`,
  },
  {
    term: 'Native samples',
    value: sampleWords(run.cases.filter(({ language }) => language === 'native')),
  },
  { term: 'Native plan', value: planWords(plan) },
  { term: 'Native drift', value: driftWords(environment.drift) },
  { term: 'Native run took', value: `${formatNumber(native.duration / 1000)} s` },
  { term: 'Native seed', value: String(plan.seed) },
];

const planWords = (plan: PlanRecord): string =>
  `${plan.mode === 'quick' ? 'quick look' : 'full run'}: ${plural(plan.launches, 'launch', 'launches')} of ` +
  `${plural(plan.rounds, 'round', 'rounds')}; ${formatNumber(plan.window)} ms for several threads, ` +
  `${formatNumber(plan.batch)} ms at least for one`;

export function sampleWords(cases: readonly RunCase[]): string {
  const valid = cases.reduce((sum, { samples }) => sum + samples.length, 0);
  const rejected = new Map<Rejection, number>();
  for (const each of cases)
    for (const [reason, n] of Object.entries(each.rejected) as [Rejection, number][])
      if (n > 0) rejected.set(reason, (rejected.get(reason) ?? 0) + n);
  const total = [...rejected.values()].reduce((sum, n) => sum + n, 0);
  const reasons = [...rejected].map(([reason, n]) => `${formatCount(n)} because ${REJECTED[reason]}`);
  return `${formatCount(valid)} valid, ${total === 0 ? 'none rejected' : `${formatCount(total)} rejected (${reasons.join('; ')})`}`;
}

function hopWords(before: HopLatency | null, after: HopLatency | null): string {
  const words = ({ p10, p50, p90 }: HopLatency) =>
    `${formatTime(p50)} (10 to 90%: ${formatTime(p10)} to ${formatTime(p90)})`;
  if (!before && !after) return 'not measured: nothing ran on two threads';
  return [before && `before the run ${words(before)}`, after && `after it ${words(after)}`]
    .filter(Boolean)
    .join('; ');
}

function driftWords(drift: number): string {
  const percent = Math.abs(drift - 1) * 100;
  if (percent < 0.1) return 'a fixed computation took the same time throughout';
  const direction = drift > 1 ? 'more' : 'less';
  return `a fixed computation took ${formatNumber(percent)}% ${direction} time at the end than at the start`;
}

const plural = (n: number, one: string, many: string) => `${formatCount(n)} ${n === 1 ? one : many}`;
