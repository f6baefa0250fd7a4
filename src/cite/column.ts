/**
 * A column of numbers as bits, without loss, in the shortest of several ways: times as ticks of the clock over iterations,
 * any numbers as decimal numbers near their median, or as doubles.
 */
import type { Sample } from '../lab/run.ts';
import { type BitReader, BitWriter, nearBits } from './bits.ts';
import { type Lattice, latticeOf, latticeValue } from './lattice.ts';
import type { Place } from './places.ts';

const FORM = { decimal: 0, ticks: 1, double: 2 } as const;
const FORM_BITS = 2;

/** `tick` of the clock, nanoseconds. */
export function writeTimes(bits: BitWriter, samples: readonly Sample[], tick: number): void {
  const times = samples.map(([, , time]) => time);
  const lattice = latticeOf(samples, tick);
  append(bits, shortest([decimal(times), lattice && ticks(lattice), doubles(times)]));
}

export function readTimes(bits: BitReader, places: readonly Place[], tick: number): readonly number[] {
  const form = bits.read(FORM_BITS);
  if (form !== FORM.ticks) return readForm(bits, form, places.length);
  const digits = bits.read(4);
  if (digits < 1) throw new Error('its numbers have no digits');
  const launches = [...new Set(places.map(([launch]) => launch))];
  const most = readWholes(bits, launches.length);
  const iterations = new Map(launches.map((launch, i) => [launch, most[i]!]));
  return readWholes(bits, places.length).map((count, i) =>
    latticeValue(count, tick, iterations.get(places[i]![0])!, digits),
  );
}

export const writeNumbers = (bits: BitWriter, values: readonly number[]): void =>
  append(bits, shortest([decimal(values), doubles(values)]));

export const readNumbers = (bits: BitReader, count: number): readonly number[] =>
  readForm(bits, bits.read(FORM_BITS), count);

function readForm(bits: BitReader, form: number, count: number): readonly number[] {
  if (form === FORM.double) return Array.from({ length: count }, () => bits.double());
  if (form !== FORM.decimal) throw new Error('its numbers have no known form');
  const decimals = bits.read(5) + LEAST_PLACES;
  return readWholes(bits, count).map((whole) => fromDecimal(whole, decimals));
}

/** From a billion to a millionth of a millionth. */
const LEAST_PLACES = -9;
const MOST_PLACES = 12;

/** undefined where the numbers have too many digits. */
function decimal(values: readonly number[]): BitWriter | undefined {
  for (let places = LEAST_PLACES; places <= MOST_PLACES; places++) {
    const whole = values.map((value) => Math.round(fromDecimal(value, -places)));
    if (!whole.every((each, i) => Math.abs(each) < 2 ** 50 && fromDecimal(each, places) === values[i]))
      continue;
    const bits = new BitWriter();
    bits.write(FORM.decimal, FORM_BITS);
    bits.write(places - LEAST_PLACES, 5);
    wholes(bits, whole);
    return bits;
  }
  return undefined;
}

/** Both the power and the number are exact, so the quotient is the double nearest to the decimal number. */
const fromDecimal = (whole: number, places: number): number =>
  places < 0 ? whole * 10 ** -places : whole / 10 ** places;

function ticks({ digits, iterations, counts }: Lattice): BitWriter {
  const bits = new BitWriter();
  bits.write(FORM.ticks, FORM_BITS);
  bits.write(digits, 4);
  wholes(bits, iterations);
  wholes(bits, counts);
  return bits;
}

function doubles(values: readonly number[]): BitWriter {
  const bits = new BitWriter();
  bits.write(FORM.double, FORM_BITS);
  for (const value of values) bits.double(value);
  return bits;
}

const shortest = (forms: readonly (BitWriter | undefined)[]): BitWriter =>
  forms.filter((form) => form !== undefined).reduce((a, b) => (b.length < a.length ? b : a));

/** Whole numbers by their distance from the one in the middle. */
function wholes(bits: BitWriter, values: readonly number[]): void {
  const middle = values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
  const away = values.map((value) => value - middle);
  const widths = Array.from({ length: 50 }, (_, low) => nearBits(away, low));
  const low = widths.indexOf(Math.min(...widths));
  bits.write(low, 6);
  bits.count(Math.abs(middle));
  for (const each of away) bits.near(each, low);
}

function readWholes(bits: BitReader, count: number): readonly number[] {
  const low = bits.read(6);
  const middle = bits.count();
  return Array.from({ length: count }, () => middle + bits.near(Math.min(low, 50)));
}

function append(bits: BitWriter, more: BitWriter): void {
  const bytes = more.bytes();
  for (let left = more.length, i = 0; left > 0; left -= 8, i++) {
    const width = Math.min(8, left);
    bits.write(bytes[i]! >> (8 - width), width);
  }
}
