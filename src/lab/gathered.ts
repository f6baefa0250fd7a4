/** What a run has gathered so far: samples, rejections and checksums of each case. */
import type { PlannedCase } from './plan.ts';
import { RefusalError, refuse } from './refusal.ts';
import type { Rejection, RunCase, Sample } from './run.ts';

interface Entry {
  readonly samples: Sample[];
  readonly rejected: Partial<Record<Rejection, number>>;
  checksum: number | undefined;
}

/** More digits than the clock has would only make runs longer. */
export const significant = (value: number, digits = 6): number => Number(value.toPrecision(digits));

/** A case in words: "shared, threads 2 (typescript)". */
export function nameCase({ variant, language, parameters }: PlannedCase): string {
  const settings = Object.entries(parameters).map(([id, value]) => `${id} ${value}`);
  return `${[variant, ...settings].join(', ')} (${language})`;
}

export class Gathered {
  readonly #cases: readonly PlannedCase[];
  readonly #entries: readonly Entry[];

  constructor(cases: readonly PlannedCase[]) {
    this.#cases = cases;
    this.#entries = cases.map(() => ({ samples: [], rejected: {}, checksum: undefined }));
  }

  add(index: number, launch: number, round: number, nanoseconds: number, overlap: number): void {
    // A window is about a thousand ticks of the clock: an overlap has no more than thousandths, and of a time five digits
    // are finer still. A batch has six, as many as tell how many ticks and iterations it was.
    const time = this.#cases[index]!.threads > 1 ? significant(nanoseconds, 5) : significant(nanoseconds);
    this.#entries[index]!.samples.push([launch, round, time, Number(overlap.toFixed(3))]);
  }

  reject(index: number, reason: Rejection): void {
    const { rejected } = this.#entries[index]!;
    rejected[reason] = (rejected[reason] ?? 0) + 1;
  }

  /** The canonical checksum must be the same in every launch. Throws a RefusalError. */
  check(index: number, checksum: number): void {
    const entry = this.#entries[index]!;
    entry.checksum ??= checksum;
    if (entry.checksum !== checksum)
      throw new RefusalError(refuse('checksum', nameCase(this.#cases[index]!)));
  }

  /** A copy as the run holds it. */
  cases(): RunCase[] {
    return this.#cases.map(({ variant, language, parameters, threads }, index) => {
      const { samples, rejected, checksum } = this.#entries[index]!;
      return {
        variant,
        language,
        parameters: { ...parameters },
        threads,
        unit: 'ns',
        samples: [...samples],
        rejected: { ...rejected },
        checksum: checksum ?? 0,
        counters: {},
      };
    });
  }
}
