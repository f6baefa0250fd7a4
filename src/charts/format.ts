/** Numbers as readers meet them. Every function takes finite numbers; times are nanoseconds. */
import type { Parameter } from '../lab/experiment.ts';
import type { Estimate } from '../stats/bootstrap.ts';

/**
 * Rounded to significant digits, but never in front of the decimal point: 0.256 -> "0.26", 25.6 -> "26",
 * 1256 -> "1,256".
 */
export function formatNumber(value: number, digits = 2): string {
  if (value === 0) return '0';
  if (Math.abs(value) < 1e-6) return value.toExponential(digits - 1);
  // Rounding may carry: 9.96 becomes 10, which needs one place less.
  const decimals = places(Number(value.toFixed(places(value, digits))), digits);
  return fixed(value, decimals);
}

// toLocaleString looks its locale up each time, which costs more than all else that a chart does with its numbers.
const formats = new Map<number, Intl.NumberFormat>();

/** With so many decimal places, and commas between thousands. */
function fixed(value: number, decimals: number): string {
  let format = formats.get(decimals);
  if (!format) {
    format = new Intl.NumberFormat('en-US', {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
    formats.set(decimals, format);
  }
  return format.format(value);
}

/** Decimal places that show so many significant digits; 0 has none. */
const places = (x: number, digits: number) =>
  x === 0 ? 0 : Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(x))));

/** A number that somebody chose, with the digits that it has: 0.5 -> "0.5", 1500 -> "1,500". */
export const formatExact = (value: number): string => exact.format(value);

const exact = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 6 });

interface Scale {
  readonly unit: string;
  readonly size: number;
}

const TIME: readonly Scale[] = [
  { unit: 'ns', size: 1 },
  { unit: 'µs', size: 1e3 },
  { unit: 'ms', size: 1e6 },
  { unit: 's', size: 1e9 },
];
const DECIMAL: readonly Scale[] = [
  { unit: 'B', size: 1 },
  { unit: 'kB', size: 1e3 },
  { unit: 'MB', size: 1e6 },
  { unit: 'GB', size: 1e9 },
];
const BINARY: readonly Scale[] = [
  { unit: 'KiB', size: 2 ** 10 },
  { unit: 'MiB', size: 2 ** 20 },
  { unit: 'GiB', size: 2 ** 30 },
];

/** The largest unit in which the value, rounded to three digits, is 1 at least. */
function scaleOf(scales: readonly Scale[], value: number): Scale {
  const rounded = Number(Math.abs(value).toPrecision(3));
  return scales.findLast(({ size }) => rounded >= size) ?? scales[0]!;
}

/** "0.31 ns", "26 ns", "1.5 µs". */
export function formatTime(ns: number, digits = 2): string {
  const { unit, size } = scaleOf(TIME, ns);
  return `${formatNumber(ns / size, digits)} ${unit}`;
}

/** A tick of a time axis: "0.3 ns", "20 ns", "1.5 µs". */
export function formatTimeTick(ns: number): string {
  const { unit, size } = scaleOf(TIME, ns);
  return `${formatExact(ns / size)} ${unit}`;
}

/** "64 B", "4 kB", "1 MB"; whole multiples of 1,024 in their own units: "4 KiB". */
export function formatBytes(bytes: number): string {
  const scales = bytes !== 0 && bytes % 1024 === 0 && bytes % 1000 !== 0 ? BINARY : DECIMAL;
  const { unit, size } = scaleOf(scales, bytes);
  // 1,000,064 bytes are there to avoid a power of two; to a reader they are 1 MB.
  return `${Number((bytes / size).toPrecision(3))} ${unit}`;
}

/** "1,234". */
export const formatCount = (n: number): string => count.format(n);

const count = new Intl.NumberFormat('en-US');

/** How often as long: "12 times", "1.3 times", "0.05 times". */
export const formatTimes = (ratio: number): string => `${formatNumber(ratio)} times`;

/**
 * A value and the numbers told with it (ends of its interval, a bound), all to the same decimal place: two (`least`)
 * significant digits of the value, or more, up to five, until numbers that differ look different. None but 0 reads "0".
 */
export function formatAlike(value: number, others: readonly number[], least = 2): readonly string[] {
  const round = (x: number, digits: number) =>
    fixed(x, Math.min(20, Math.max(places(value, digits), places(x, 1))));
  const different = new Set(others).size;
  let digits = least;
  while (digits < 5 && new Set(others.map((x) => round(x, digits))).size < different) digits++;
  return [value, ...others].map((x) => round(x, digits));
}

/** "12 times (11 to 14)". */
export function formatRatioEstimate({ value, low, high }: Estimate): string {
  const [middle, from, to] = formatAlike(value, [low, high]);
  return `${middle} times (${from} to ${to})`;
}

/** A time and its interval in the unit of the time, as texts: `{ value: '26', low: '25', high: '27', unit: 'ns' }`. */
export function timeParts(time: Estimate, digits = 2) {
  const { unit, size } = scaleOf(TIME, time.value);
  const [value, low, high] = formatAlike(time.value / size, [time.low / size, time.high / size], digits);
  return { value: value!, low: low!, high: high!, unit };
}

/** "26 ns (25 to 27)". */
export function formatTimeEstimate(time: Estimate): string {
  const { value, low, high, unit } = timeParts(time);
  return `${value} ${unit} (${low} to ${high})`;
}

/** A value of a parameter where its name is known, as on an axis: "2", "64 B". */
export function formatValue({ unit }: Pick<Parameter, 'unit'>, value: number): string {
  if (unit === 'bytes') return formatBytes(value);
  if (unit === 'nanoseconds') return formatTimeTick(value);
  return formatCount(value);
}

/** A value of a parameter where its name is not known: "2 threads", "stride 64 B". */
export function formatSetting(parameter: Pick<Parameter, 'unit' | 'label'>, value: number): string {
  if (parameter.unit === 'threads') return `${formatCount(value)} ${value === 1 ? 'thread' : 'threads'}`;
  return `${lowerFirst(parameter.label)} ${formatValue(parameter, value)}`;
}

/** "Stride" -> "stride", but "L2 size" stays. */
const lowerFirst = (text: string): string =>
  /^[A-Z](?![A-Z0-9])/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "November 20, 2026", of an ISO 8601 time; with the time of day when that is wanted, in the reader's zone unless told. */
export const formatDate = (iso: string, { timeZone, time = false }: DateOptions = {}): string =>
  new Intl.DateTimeFormat('en-US', {
    dateStyle: 'long',
    ...(time && { timeStyle: 'short' }),
    ...(timeZone && { timeZone }),
  }).format(new Date(iso));

interface DateOptions {
  readonly timeZone?: string | undefined;
  readonly time?: boolean;
}
