/** The samples of a run's cases as bits, without loss. */
import type { RunCase, Sample } from '../lab/run.ts';
import type { BitReader, BitWriter } from './bits.ts';
import { readNumbers, readTimes, writeNumbers, writeTimes } from './column.ts';
import { type Place, type Plan, readPlaces, writePlaces } from './places.ts';

/** What the samples of a case are told in terms of. */
export interface Frame extends Plan {
  /** Of the clock, nanoseconds. */
  readonly tick: number;
}

/**
 * Times stand case by case: each has its own. How well threads overlapped is much the same in all cases, so all of that
 * stands together at the end, and its middle and spread are told once.
 */
export function writeCases(bits: BitWriter, cases: readonly RunCase[], frames: readonly Frame[]): void {
  for (const [i, { samples }] of cases.entries()) {
    const frame = frames[i]!;
    writePlaces(bits, samples, frame);
    writeTimes(bits, samples, frame.tick);
    bits.write(isShared(samples) ? 1 : 0, 1);
  }
  const shared = cases.filter(({ samples }) => isShared(samples));
  writeNumbers(
    bits,
    shared.flatMap(({ samples }) => samples.map(([, , , overlap]) => overlap)),
  );
}

/** Whether threads overlapped other than wholly. */
const isShared = (samples: readonly Sample[]): boolean => samples.some(([, , , overlap]) => overlap !== 1);

/** Throws when the bits are no samples. `most` may be read. */
export function readCases(bits: BitReader, frames: readonly Frame[], most: number): readonly Sample[][] {
  let left = most;
  const cases = frames.map((frame) => {
    const places: readonly Place[] = readPlaces(bits, frame, left);
    left -= places.length;
    return { places, times: readTimes(bits, places, frame.tick), shared: bits.read(1) === 1 };
  });
  const all = cases.reduce((sum, { places, shared }) => sum + (shared ? places.length : 0), 0);
  const overlaps = readNumbers(bits, all).values();
  return cases.map(({ places, times, shared }) =>
    places.map(([launch, round], i) => [launch, round, times[i]!, shared ? overlaps.next().value! : 1]),
  );
}
