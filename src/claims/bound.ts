/** An interval against the bound that a claim names. The whole interval decides, never the point. */
import { formatExact } from '../charts/format.ts';
import type { Test } from '../lab/experiment.ts';
import type { Estimate } from '../stats/bootstrap.ts';
import type { Answer } from './logic.ts';

export type RatioTest = Extract<Test, { readonly ratio: unknown }>;

/** What the bound allows; an end that is not allowed itself is `open`. */
interface Range {
  readonly from: number;
  readonly to: number;
  readonly open: boolean;
}

function rangeOf(test: RatioTest): Range {
  if ('above' in test) return { from: test.above, to: Number.POSITIVE_INFINITY, open: true };
  if ('below' in test) return { from: Number.NEGATIVE_INFINITY, to: test.below, open: true };
  return { from: test.within[0], to: test.within[1], open: false };
}

/** On the claimed side, on the other, or neither. */
export function compare(test: RatioTest, { low, high }: Estimate): Answer {
  const { from, to, open } = rangeOf(test);
  const inside = (x: number) => (open ? x > from && x < to : x >= from && x <= to);
  if (inside(low) && inside(high)) return 'holds';
  const outside = open ? high <= from || low >= to : high < from || low > to;
  return outside ? 'refuted' : 'undecided';
}

/** The bound's numbers. */
export function boundNumbers(test: RatioTest): readonly number[] {
  if ('above' in test) return [test.above];
  return 'below' in test ? [test.below] : test.within;
}

/** How the interval lies to the bound, to follow it in a sentence: "which is above 3". */
export function relation(test: RatioTest, answer: Answer): string {
  const [from, to] = boundNumbers(test).map(numeral);
  if ('within' in test) {
    if (answer === 'undecided') return `which reaches over an end of ${from} to ${to}`;
    return `which is ${answer === 'holds' ? 'within' : 'outside'} ${from} to ${to}`;
  }
  if (answer === 'undecided') return `which has ${from} inside it`;
  const side = 'above' in test ? 'above' : 'below';
  return `which is ${answer === 'holds' ? side : `not ${side}`} ${from}`;
}

/** A third has no end in decimals: "2/3". */
function numeral(bound: number): string {
  const decimals = formatExact(bound);
  if (Number(decimals.replaceAll(',', '')) === bound) return decimals;
  const whole = [3, 7, 9].find((parts) => Number.isInteger(bound * parts));
  return whole ? `${bound * whole}/${whole}` : decimals;
}
