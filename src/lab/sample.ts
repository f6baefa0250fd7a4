/** From the threads' results to one sample, or to the reason why it does not count. Pure. */
import type { Result } from './control.ts';
import type { Rejection } from './run.ts';
import { HOP_LIMIT } from './thread-loop.ts';

export type Outcome =
  | { readonly state: 'valid'; readonly nanoseconds: number; readonly overlap: number }
  | { readonly state: 'rejected'; readonly reason: Rejection }
  /** The work was not done: no time of it may be shown. */
  | { readonly state: 'wrong' };

/** The threads' intervals must share this much of the time that they span. */
export const LEAST_OVERLAP = 0.95;

/** Share of the whole span in which all threads ran: 1 for one thread. */
export function overlap(results: readonly Result[]): number {
  if (results.length < 2) return 1;
  const starts = results.map(({ start }) => start);
  const ends = results.map(({ end }) => end);
  const span = Math.max(...ends) - Math.min(...starts);
  return span > 0 ? Math.max(0, (Math.min(...ends) - Math.max(...starts)) / span) : 0;
}

/**
 * Nanoseconds per operation. For all threads: the mean that one thread sees, n divided by the sum of the threads' rates
 * (iterations over own time). For one observed thread: its own.
 */
export function nanosecondsPerOperation(results: readonly Result[], observe: 'all' | number): number {
  const rate = ({ iterations, time }: Result) => iterations / time;
  if (observe !== 'all') return 1e6 / rate(results[observe]!);
  return (1e6 * results.length) / results.reduce((sum, each) => sum + rate(each), 0);
}

export function toSample(results: readonly Result[], observe: 'all' | number): Outcome {
  if (results.some(({ status }) => status === 'checksum')) return { state: 'wrong' };
  if (results.some(({ status, hopAfter }) => status !== 'ok' || hopAfter >= HOP_LIMIT))
    return { state: 'rejected', reason: 'hop' };
  const shared = overlap(results);
  if (shared < LEAST_OVERLAP || results.some(({ time }) => !(time > 0)))
    return { state: 'rejected', reason: 'overlap' };
  return { state: 'valid', nanoseconds: nanosecondsPerOperation(results, observe), overlap: shared };
}
