/** Which samples of its plan a case has, as bits: all of them, those marked in a map, or each by itself. */
import type { Sample } from '../lab/run.ts';
import type { BitReader, BitWriter } from './bits.ts';

export interface Plan {
  readonly launches: number;
  readonly rounds: number;
}

export type Place = readonly [launch: number, round: number];

const FORM = { all: 0, map: 1, each: 2 } as const;
const FORM_BITS = 2;

export function writePlaces(bits: BitWriter, samples: readonly Sample[], { launches, rounds }: Plan): void {
  const indices = samples.map(([launch, round]) => (round < rounds ? launch * rounds + round : -1));
  const ascending = indices.every((each, i) => each >= 0 && (i === 0 || each > indices[i - 1]!));
  const whole = launches * rounds;
  if (ascending && samples.length === whole) {
    bits.write(FORM.all, FORM_BITS);
  } else if (ascending && whole <= 1000 && (indices.at(-1) ?? 0) < whole) {
    bits.write(FORM.map, FORM_BITS);
    const there = new Set(indices);
    for (let i = 0; i < whole; i++) bits.write(there.has(i) ? 1 : 0, 1);
  } else {
    bits.write(FORM.each, FORM_BITS);
    bits.count(samples.length);
    for (const [launch, round] of samples) {
      bits.count(launch);
      bits.count(round);
    }
  }
}

/** Throws when the bits are no places, or more than `most`. */
export function readPlaces(bits: BitReader, { launches, rounds }: Plan, most: number): readonly Place[] {
  const form = bits.read(FORM_BITS);
  const count = form === FORM.each ? bits.count() : launches * rounds;
  if (!(count <= most)) throw new Error('it holds more samples than any run has');
  if (form === FORM.each) return Array.from({ length: count }, () => [bits.count(), bits.count()]);
  const all = Array.from({ length: count }, (_, i): Place => [Math.floor(i / rounds), i % rounds]);
  if (form === FORM.all) return all;
  if (form !== FORM.map) throw new Error('its samples are arranged in no known way');
  return all.filter(() => bits.read(1) === 1);
}
