/** What an operation allocates: counted once, in a build that counts, and the same on every machine. */
import type { ParameterValues } from './experiment.ts';

/** For each operation. */
export interface Counters {
  readonly allocations: number;
  readonly bytes: number;
  readonly frees: number;
}

/** Counters at a setting of the parameters that matter; the others are left out. */
export interface CountedAt extends Counters {
  readonly at: ParameterValues;
}

/** By `<chapter>/<experiment>/<variant>`: `benchmarks/counters.json`. */
export type Counted = Readonly<Record<string, readonly CountedAt[]>>;

/** The counters of a case as a run holds them; none when nobody has counted it. */
export function countersOf(
  counted: Counted,
  kernel: string,
  parameters: ParameterValues,
): Record<string, number> {
  const found = counted[kernel]?.find(({ at }) =>
    Object.entries(at).every(([id, value]) => parameters[id] === value),
  );
  if (!found) return {};
  const { allocations, bytes, frees } = found;
  return { allocations, bytes, frees };
}
