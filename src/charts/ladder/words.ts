/** The ladder in words. */
import { median } from '../../stats/quantile.ts';
import { formatNumber, formatTime, upperFirst } from '../format.ts';
import { LANGUAGES, languageName } from '../names.ts';
import { byCost, type LadderRow, span, type Times } from './rows.ts';

const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** The finding: how far the rows are apart, and how far the languages are within a row. */
export function finding(rows: readonly LadderRow[]): string {
  const spans = byCost(rows).map(({ times }) => span(times));
  if (spans.length === 0) return 'No machine has recorded the ladder yet.';
  const low = Math.min(...spans.map((each) => each.low));
  const high = Math.max(...spans.map((each) => each.high));
  const orders = Math.floor(Math.log10(high / low));
  const apart = median(spans.map((each) => each.high / each.low));
  return (
    `From ${formatTime(low)} to ${formatTime(high)}. Operations differ by ${NUMBERS[orders] ?? orders} orders of magnitude, ` +
    `languages mostly by a factor of ${formatNumber(apart)}.`
  );
}

/** "11 to 19 ns", "0.99 ns to 1.2 µs"; one time where both ends read alike. */
export function spanText(times: Times): string {
  const { low, high } = span(times);
  const [from, to] = [formatTime(low), formatTime(high)];
  if (from === to) return to;
  const [number, unit] = from.split(' ');
  return to.endsWith(` ${unit}`) ? `${number} to ${to}` : `${from} to ${to}`;
}

/** "TypeScript 19 ns, Rust 16 ns, native Rust 11 ns". */
export const timesText = (times: Times): string =>
  LANGUAGES.flatMap((language) => {
    const time = times[language];
    return time ? [`${languageName(language)} ${formatTime(time.value)}`] : [];
  }).join(', ');

/** For those who do not see the figure: the finding, then the ends of the ladder. */
export function ladderSentence(rows: readonly LadderRow[]): string {
  const sorted = byCost(rows);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last) return finding(rows);
  const end = ({ words, times }: LadderRow) => `${words} (${timesText(times)})`;
  return `${finding(rows)} ${upperFirst(end(first))} is the cheapest; ${end(last)} is the dearest.`;
}
