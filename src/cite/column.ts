/**
 * The samples of a case as bits, without loss. A column of numbers is written in the shortest of several ways: as ticks of the
 * clock over iterations, as decimal numbers near their median, as doubles.
 */
import type { Run, RunCase, Sample } from '../lab/run.ts';
import { type BitReader, BitWriter, nearBits } from './bits.ts';
import { type Lattice, latticeOf, latticeValue } from './lattice.ts';

type Plan = Pick<Run['plan'], 'launches' | 'rounds'>;

/** How launches and rounds are told: all of them, those marked in a map, or each by itself. */
const PLACES = { all: 0, map: 1, each: 2 } as const;
const FORM = { decimal: 0, ticks: 1, double: 2, ones: 3 } as const;
const FORM_BITS = 2;

/** `tick` of the clock, nanoseconds. */
export function writeSamples(bits: BitWriter, { samples }: RunCase, plan: Plan, tick: number): void {
  writePlaces(bits, samples, plan);
  const times = samples.map(([, , time]) => time);
  const lattice = latticeOf(samples, tick);
  append(bits, shortest([decimal(times), lattice && ticks(lattice), doubles(times)]));
  const shares = samples.map(([, , , overlap]) => overlap);
  if (shares.every((share) => share === 1)) bits.write(FORM.ones, FORM_BITS);
  else append(bits, shortest([decimal(shares), doubles(shares)]));
}

/** Throws when the bits are no samples. `most` may be read. */
export function readSamples(bits: BitReader, plan: Plan, tick: number, most: number): Sample[] {
  const places = readPlaces(bits, plan, most);
  const times = readColumn(bits, places, tick);
  const shares = readColumn(bits, places, tick);
  return places.map(([launch, round], i) => [launch, round, times[i]!, shares[i]!]);
}

// ---- which samples there are ----

function writePlaces(bits: BitWriter, samples: readonly Sample[], { launches, rounds }: Plan): void {
  const indices = samples.map(([launch, round]) => (round < rounds ? launch * rounds + round : -1));
  const ascending = indices.every((each, i) => each >= 0 && (i === 0 || each > indices[i - 1]!));
  const whole = launches * rounds;
  if (ascending && samples.length === whole) {
    bits.write(PLACES.all, 2);
  } else if (ascending && whole <= 1000 && (indices.at(-1) ?? 0) < whole) {
    bits.write(PLACES.map, 2);
    const there = new Set(indices);
    for (let i = 0; i < whole; i++) bits.write(there.has(i) ? 1 : 0, 1);
  } else {
    bits.write(PLACES.each, 2);
    bits.count(samples.length);
    for (const [launch, round] of samples) {
      bits.count(launch);
      bits.count(round);
    }
  }
}

type Place = readonly [launch: number, round: number];

function readPlaces(bits: BitReader, { launches, rounds }: Plan, most: number): readonly Place[] {
  const form = bits.read(2);
  const count = form === PLACES.each ? bits.count() : launches * rounds;
  if (!(count <= most)) throw new Error('it holds more samples than any run has');
  if (form === PLACES.each) return Array.from({ length: count }, () => [bits.count(), bits.count()]);
  const all = Array.from({ length: count }, (_, i): Place => [Math.floor(i / rounds), i % rounds]);
  if (form === PLACES.all) return all;
  if (form !== PLACES.map) throw new Error('its samples are arranged in no known way');
  return all.filter(() => bits.read(1) === 1);
}

// ---- columns of numbers ----

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
  bits.count(iterations.length);
  for (const each of iterations) bits.count(each);
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

function readColumn(bits: BitReader, places: readonly Place[], tick: number): readonly number[] {
  const form = bits.read(FORM_BITS);
  if (form === FORM.ones) return places.map(() => 1);
  if (form === FORM.double) return places.map(() => bits.double());
  if (form === FORM.decimal) {
    const decimals = bits.read(5) + LEAST_PLACES;
    return readWholes(bits, places.length).map((whole) => fromDecimal(whole, decimals));
  }
  const digits = bits.read(4);
  if (digits < 1) throw new Error('its numbers have no digits');
  const launches = [...new Set(places.map(([launch]) => launch))];
  const groups = bits.count();
  if (groups !== launches.length) throw new Error('its launches do not fit its samples');
  const iterations = new Map(launches.map((launch) => [launch, bits.count()]));
  return readWholes(bits, places.length).map((count, i) =>
    latticeValue(count, tick, iterations.get(places[i]![0])!, digits),
  );
}

function append(bits: BitWriter, more: BitWriter): void {
  const bytes = more.bytes();
  for (let left = more.length, i = 0; left > 0; left -= 8, i++) {
    const width = Math.min(8, left);
    bits.write(bytes[i]! >> (8 - width), width);
  }
}
