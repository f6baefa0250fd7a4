/** What a survey of the machine finds. Raw samples stay; everything else is derived from them. */
import { type Estimate, estimateRatio } from '../../stats/bootstrap.ts';
import { median } from '../../stats/quantile.ts';

/** [launch, nanoseconds] */
export type SurveySample = readonly [launch: number, ns: number];

/** Six digits, as in a run: more than any clock tells, and a file that can be read. */
export const sampleOf = (launch: number, ns: number): SurveySample => [launch, Number(ns.toPrecision(6))];

/** At a working set, or at a distance between two counters. */
export interface SizePoint {
  readonly bytes: number;
  readonly samples: readonly SurveySample[];
}

export interface HopPair {
  readonly a: number;
  readonly b: number;
  readonly samples: readonly SurveySample[];
  /** Tries in which the two did not run at the same time. */
  readonly apart: number;
}

export interface Survey {
  /** SURVEY_SCHEMA of schema.ts, whose type asks for it. */
  readonly schema: 1;
  readonly startedAt: string;
  /** "Chromium 156", "Linux x86_64", as far as the browser tells. */
  readonly browser: string;
  readonly platform: string;
  /** Of the book that measured. */
  readonly commit: string;
  readonly coresReported: number;
  readonly coresFound: number;
  /** Nanoseconds: a step of the clock, and what reading it costs. */
  readonly tick: number;
  readonly now: number;
  readonly ladder: readonly SizePoint[];
  readonly strides: readonly SizePoint[];
  readonly hops: readonly HopPair[];
}

/** The median with its 95% interval; undefined of fewer than three samples. */
export function estimate(samples: readonly SurveySample[]): Estimate | undefined {
  if (samples.length < 3) return undefined;
  return estimateRatio(
    samples.map(([launch, ns]) => ({ launch, value: Math.log(ns) })),
    { seed: 1 },
  );
}

/** Below this ratio of together to apart, nothing was seen of a line. */
const SEEN = 1.5;

export interface LineSize {
  /** What most launches say; undefined when none saw a line. */
  readonly bytes: number | undefined;
  /** How many launches say so, and of how many. */
  readonly agree: number;
  readonly launches: number;
  /** What the others say. */
  readonly others: readonly number[];
}

/**
 * In each launch: the least distance from which on two counters do not slow each other down. The bound is the geometric mean of
 * the time at the least distance and at the largest.
 */
export function lineSize(strides: readonly SizePoint[]): LineSize {
  const sorted = [...strides].sort((a, b) => a.bytes - b.bytes);
  const launches = [...new Set(sorted.flatMap(({ samples }) => samples.map(([launch]) => launch)))];
  const found = launches.flatMap((launch) => lineOf(sorted, launch) ?? []);
  const votes = [...Map.groupBy(found, (bytes) => bytes)].sort(([, a], [, b]) => b.length - a.length);
  const [first] = votes;
  return {
    bytes: first?.[0],
    agree: first?.[1].length ?? 0,
    launches: launches.length,
    others: votes.slice(1).map(([bytes]) => bytes),
  };
}

function lineOf(sorted: readonly SizePoint[], launch: number): number | undefined {
  const times = sorted.flatMap(({ bytes, samples }) => {
    const own = samples.filter(([of]) => of === launch).map(([, ns]) => ns);
    return own.length ? [{ bytes, time: median(own) }] : [];
  });
  const [together, apart] = [times[0]?.time, times.at(-1)?.time];
  if (!together || !apart || together / apart < SEEN) return undefined;
  const bound = Math.sqrt(together * apart);
  const lastSlow = times.findLastIndex(({ time }) => time > bound);
  return times[lastSlow + 1]?.bytes;
}
