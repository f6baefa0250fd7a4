/** How much longer Rust takes in the page than natively, where one thread works: of a machine that has recorded both. */
import type { ParameterValues } from '../lab/experiment.ts';
import type { Run, RunCase } from '../lab/run.ts';
import { median } from '../stats/quantile.ts';
import { FAMILIES, type Family, familyOf } from './page-native-families.ts';

export interface PageCase {
  /** `<chapter>/<experiment>/<variant>` */
  readonly kernel: string;
  readonly parameters: ParameterValues;
  /** Nanoseconds for each operation: medians of the samples. */
  readonly page: number;
  readonly native: number;
  /** Page over native. */
  readonly ratio: number;
}

export interface FamilyCases {
  /** Undefined for all cases that need no explanation. */
  readonly family: Family | undefined;
  /** One at least; the largest ratio first. */
  readonly cases: readonly PageCase[];
}

/** A larger ratio needs a family, and so an explanation on the Method page. */
export const MOST_UNEXPLAINED = 2;

/**
 * Every case of one thread that was recorded in the page and natively. The two were recorded one after the other, so their samples do not
 * pair, and there is no interval: a machine whose clock changed in between shows it in all of an experiment's cases.
 */
export const pageCases = (runs: readonly Run[]): readonly PageCase[] => runs.flatMap(casesOf);

function casesOf({ experiment, cases }: Run): readonly PageCase[] {
  const single = cases.filter(({ threads, samples }) => threads === 1 && samples.length > 0);
  return single.flatMap((each) => {
    const twin = each.language === 'rust' && single.find((other) => isNativeTwin(other, each));
    if (!twin) return [];
    const [page, native] = [timeOf(each), timeOf(twin)];
    const kernel = `${experiment}/${each.variant}`;
    return [{ kernel, parameters: each.parameters, page, native, ratio: page / native }];
  });
}

const isNativeTwin = (other: RunCase, { variant, parameters }: RunCase): boolean =>
  other.language === 'native' &&
  other.variant === variant &&
  Object.keys(other.parameters).length === Object.keys(parameters).length &&
  Object.entries(parameters).every(([id, value]) => other.parameters[id] === value);

/** Of one operation, nanoseconds. At least one sample. */
export const timeOf = ({ samples }: Pick<RunCase, 'samples'>): number =>
  median(samples.map(([, , ns]) => ns));

/** The mean for ratios: twice as long and half as long make 1. NaN of none. */
export const geometricMean = (cases: readonly Pick<PageCase, 'ratio'>[]): number =>
  Math.exp(cases.reduce((sum, { ratio }) => sum + Math.log(ratio), 0) / cases.length);

/** The cases by the reason why they are slow, in the order of the families; those without one last. A family without cases is left out. */
export function byFamily(cases: readonly PageCase[]): readonly FamilyCases[] {
  const found = Map.groupBy(cases, ({ kernel, parameters }) => familyOf(kernel, parameters));
  return [...FAMILIES, undefined].flatMap((family) => {
    const own = found.get(family);
    return own ? [{ family, cases: own.toSorted((a, b) => b.ratio - a.ratio) }] : [];
  });
}
