/** The axis of times: its domain and its ticks. Pure. */

export interface TimeAxis {
  readonly type: 'linear' | 'log';
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
}

/** A logarithmic axis never spans less than this factor: noise of 2% must not look like an effect. */
const LEAST_SPAN = 4;

/**
 * An axis for all these intervals. Linear ones start at 0. Empty input gives an axis around one nanosecond.
 * Throws nothing for finite positive times.
 */
export function timeAxis(
  intervals: readonly { readonly low: number; readonly high: number }[],
  type: 'linear' | 'log',
): TimeAxis {
  const low = Math.min(...intervals.map((each) => each.low));
  const high = Math.max(...intervals.map((each) => each.high));
  if (!Number.isFinite(low) || !Number.isFinite(high)) return timeAxis([{ low: 1, high: 1 }], type);
  return type === 'linear' ? linear(high) : log(low, high);
}

/** Where a value lies on the axis: 0 at its beginning, 1 at its end. */
export function shareOf({ type, domain: [low, high] }: TimeAxis, value: number): number {
  return type === 'log' ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
}

function linear(high: number): TimeAxis {
  const step = niceStep(high / 5);
  const last = Math.ceil((high * 1.02) / step);
  return {
    type: 'linear',
    domain: [0, last * step],
    ticks: Array.from({ length: last + 1 }, (_, i) => tidy(i * step)),
  };
}

function log(low: number, high: number): TimeAxis {
  const widen = Math.max(1.15, Math.sqrt(LEAST_SPAN / (high / low)));
  const domain = [low / widen, high * widen] as const;
  const [from, to] = domain.map(Math.log10) as [number, number];
  const candidates = (digits: readonly number[], every: number) => {
    const ticks: number[] = [];
    for (let power = Math.floor(from); power <= to; power++)
      if (power % every === 0) for (const digit of digits) ticks.push(tidy(digit * 10 ** power));
    return ticks.filter((tick) => tick >= domain[0] && tick <= domain[1]);
  };
  // The densest that leaves room: [digits, every so many decades, ticks at most].
  const choices: readonly (readonly [readonly number[], number, number])[] = [
    [[1, 1.5, 2, 3, 4, 5, 7], 1, 5],
    [[1, 2, 3, 5], 1, 5],
    [[1, 2, 5], 1, 7],
    ...[1, 2, 3, 5, 10, 20, 50, 100].map((every) => [[1], every, 7] as const),
  ];
  const ticks = choices
    .map(([digits, every, most]) => ({ most, ticks: candidates(digits, every) }))
    .find((choice) => choice.ticks.length <= choice.most);
  return { type: 'log', domain, ticks: ticks?.ticks ?? [] };
}

/** The smallest of 1, 2, 5 times a power of ten that is not below. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((digit) => digit * power).find((step) => step >= least * 0.999) ?? 10 * power;
}

/** Takes away what floating point added: 0.30000000000000004 -> 0.3. */
const tidy = (x: number) => Number(x.toPrecision(12));
