/**
 * What threads cost a WebAssembly module where one thread works: the kernels of the book, and the same built without threads,
 * each over native Rust. Measured by `npm run threadless`, kept in content/threadless.json.
 */
import * as v from 'valibot';
import type { ParameterValues } from '../lab/experiment.ts';
import { median } from '../stats/quantile.ts';
import { geometricMean } from './page-native.ts';
import { familyOf } from './page-native-families.ts';

/** Nanoseconds for each operation: the median of each pass over the book. */
const times = v.pipe(v.array(v.pipe(v.number(), v.finite(), v.gtValue(0))), v.minLength(2));

const Case = v.strictObject({
  /** `<chapter>/<experiment>/<variant>` */
  kernel: v.string(),
  parameters: v.record(v.string(), v.number()),
  /** In the module of the book. */
  threads: times,
  /** In the module without threads. */
  threadless: times,
  native: times,
});

const Record = v.strictObject({
  /** ISO 8601 */
  startedAt: v.string(),
  machine: v.string(),
  /** What compiled the two modules. */
  engine: v.string(),
  compilers: v.strictObject({ modules: v.string(), native: v.string() }),
  flags: v.array(v.string()),
  /** Hash of the kernels that were measured. */
  kernels: v.string(),
  cases: v.pipe(v.array(Case), v.minLength(1)),
});

export interface ThreadlessCase extends v.InferOutput<typeof Case> {
  readonly parameters: ParameterValues;
}
export type Threadless = v.InferOutput<typeof Record>;

/** Throws when it is no such record. */
export const parseThreadless = (value: unknown): Threadless => v.parse(Record, value);

/**
 * Where both modules do the same. Without threads an atomic operation is a plain one, and to compare that with native
 * atomics says nothing.
 */
export const comparable = (cases: readonly ThreadlessCase[]): readonly ThreadlessCase[] =>
  cases.filter(({ kernel, parameters }) => familyOf(kernel, parameters)?.id !== 'atomics');

export interface TimesOverNative {
  /** Geometric mean over the cases of the median of each. */
  readonly mean: number;
  /** Of the means of the passes. */
  readonly least: number;
  readonly most: number;
}

/** `cases` must be one at least, all with as many passes. */
export function timesOverNative(
  cases: readonly ThreadlessCase[],
  kind: 'threads' | 'threadless',
): TimesOverNative {
  const mean = (timesOf: (times: readonly number[]) => number): number =>
    geometricMean(cases.map((each) => ({ ratio: timesOf(each[kind]) / timesOf(each.native) })));
  const passes = cases[0]!.native.map((_, pass) => mean((all) => all[pass]!));
  return { mean: mean(median), least: Math.min(...passes), most: Math.max(...passes) };
}
