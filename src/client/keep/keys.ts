/**
 * How kept things are named. `run:arc/contention` is the run that the cell shows, `run:arc/contention@2026-11-21T12:00:00.000Z` an
 * older one; in the same way `edit:…`, `guess:…` and `choice:…` are in use, and what has an @ stands beside. Pure.
 */

import { BESIDE, IMPORTED } from './names.ts';

interface KeptName {
  /** `run`, `choice`, `edit`, `guess`, or what a later edition invents. */
  readonly kind: string;
  /** What it is of: `arc/contention`, `arc/vs-clone/box`. */
  readonly of: string;
  /** Undefined for the one in use. */
  readonly beside: string | undefined;
}

/** Undefined for what is not a name of ours. */
export function readKey(key: string): KeptName | undefined {
  const found = /^([a-z][a-z-]{0,30}):([^@]{1,160})(?:@(.{1,80}))?$/.exec(key);
  return found ? { kind: found[1]!, of: found[2]!, beside: found[3] } : undefined;
}

/** The name of the one in use. */
export const inUse = (key: string): string => key.split(BESIDE)[0]!;

/** A free name beside the one in use: by day, and by number where that day is taken. */
export function besideKey(key: string, day: string, taken: ReadonlySet<string>): string {
  const wanted = `${inUse(key)}${BESIDE}${day}`;
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted}~${number}`;
    if (!taken.has(name)) return name;
  }
}

/** From the first to the last name of what stands beside the one in use. */
export const besideRange = (key: string): readonly [string, string] => [
  `${key}${BESIDE}`,
  `${key}${BESIDE}\uffff`,
];

/** Is it the mark of a run that came from a file? */
export const isMark = (key: string): boolean => key.startsWith(IMPORTED);
