/** What a survey found, in sentences. Each says how sure it is. Pure. */
import {
  formatBytes,
  formatNumber,
  formatTime,
  formatTimeEstimate,
  formatTimeTick,
} from '../../charts/format.ts';
import { estimate, type HopPair, lineSize, type SizePoint, type Survey } from '../../lab/survey/results.ts';
import type { Estimate } from '../../stats/bootstrap.ts';

export interface Sized extends Estimate {
  readonly bytes: number;
}

export const sized = (points: readonly SizePoint[]): readonly Sized[] =>
  points.flatMap(({ bytes, samples }) => {
    const found = estimate(samples);
    return found ? [{ bytes, ...found }] : [];
  });

export const pairTimes = (hops: readonly HopPair[]) =>
  hops.map(({ a, b, samples, apart }) => ({ a, b, apart, time: estimate(samples) }));

export function coresWords({ coresFound, coresReported, tick, now }: Survey): string {
  const found =
    coresFound === coresReported
      ? `The browser reports ${coresReported} ${coresReported === 1 ? 'core' : 'cores'}, and as many threads were seen running at once.`
      : `The browser reports ${coresReported} cores; ${coresFound === 1 ? 'only one thread' : `${coresFound} threads`} ran at once. The others were busy, or they are not this page’s to use.`;
  return `${found} The clock moves in steps of ${formatTimeTick(tick)}; reading it takes ${formatTime(now)}.`;
}

export function ladderWords(survey: Survey): string {
  const points = sized(survey.ladder);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return 'No size could be measured.';
  const ratio = formatNumber(last.value / first.value);
  return `A load that waits for the one before it takes ${formatTimeEstimate(first)} in ${formatBytes(first.bytes)}, and ${formatTimeEstimate(last)} in ${formatBytes(last.bytes)}: ${ratio} times as long.`;
}

export function lineWords(survey: Survey): string {
  if (survey.strides.length === 0)
    return 'To see a line it takes two threads at once, and they were not to be had.';
  const { bytes, agree, launches, others } = lineSize(survey.strides);
  if (bytes === undefined)
    return 'Two counters side by side were hardly slower than two far apart, so nothing can be said of the line. The two threads may have shared a core.';
  if (others.length === 0)
    return `${bytes} bytes: ${agree === launches ? `all ${launches}` : `${agree} of ${launches}`} launches say so${agree === launches ? '' : ', and the others saw no line'}. From that distance on, two counters leave each other in peace.`;
  const why = others.includes(2 * bytes)
    ? 'Processors that fetch lines in pairs show twice their line at times.'
    : 'Other work on the machine can hide where a line ends.';
  return `Most likely ${bytes} bytes: ${agree} of ${launches} launches say so, others ${others.join(' and ')}. ${why}`;
}

/** From this ratio of an interval's ends on, its middle alone would say too little. */
const WIDE = 2;

export function hopWords(survey: Survey): string {
  const times = pairTimes(survey.hops).flatMap(({ time }) => time ?? []);
  if (survey.hops.length === 0) return 'One thread has nobody to send to.';
  if (times.length === 0) return 'No two threads ran at the same time long enough to hear each other.';
  const sorted = [...times].sort((x, y) => x.value - y.value);
  const [least, most] = [sorted[0]!, sorted.at(-1)!];
  if (sorted.length === 1) {
    const one = `A word takes ${formatTimeEstimate(least)} from one thread to the other.`;
    if (least.high / least.low < WIDE) return one;
    const quickest = Math.min(...survey.hops.flatMap(({ samples }) => samples.map(([, ns]) => ns)));
    return `${one} The quickest sample is ${formatTime(quickest)}; others are that much slower because something else ran in between, or because the two were put farther apart.`;
  }
  return `A word takes from ${formatTimeEstimate(least)} between the nearest two threads to ${formatTimeEstimate(most)} between the farthest.`;
}

/** All of it in a line: "1.2 ns in 4 KiB to 120 ns in 128 MiB; a line of 64 B; hops of 60 ns to 200 ns." */
export function surveyWords({ ladder, strides, hops }: Survey): string {
  const points = sized(ladder);
  const [first, last] = [points[0], points.at(-1)];
  const line = lineSize(strides).bytes;
  const times = pairTimes(hops).flatMap(({ time }) => time?.value ?? []);
  const [least, most] = [Math.min(...times), Math.max(...times)];
  const told = [
    ...(first && last
      ? [
          `${formatTime(first.value)} in ${formatBytes(first.bytes)} to ${formatTime(last.value)} in ${formatBytes(last.bytes)}`,
        ]
      : []),
    ...(line === undefined ? [] : [`a line of ${line} B`]),
    ...(times.length === 0
      ? []
      : [
          times.length === 1
            ? `a hop of ${formatTime(least)}`
            : `hops of ${formatTime(least)} to ${formatTime(most)}`,
        ]),
  ];
  return told.length ? `${told.join('; ')}.` : 'Nothing of it could be measured.';
}
