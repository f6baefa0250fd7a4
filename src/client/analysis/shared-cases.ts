/** The cases that two runs have in common: same variant, language and setting. Pure. */
import type { Experiment, Language, ParameterValues } from '../../lab/experiment.ts';
import type { Run, RunCase } from '../../lab/run.ts';

interface SharedCase {
  /** In each run's list of cases. */
  readonly places: readonly [number, number];
  readonly variant: string;
  readonly language: Language;
  readonly parameters: ParameterValues;
}

/** What readers made of a kernel is each one's own, and left out. */
export function sharedCases(experiment: Experiment, a: Run, b: Run): readonly SharedCase[] {
  const theirs = new Map(b.cases.map((each, j) => [nameOf(each), j]));
  const variants = new Set(experiment.variants.map(({ id }) => id));
  return a.cases.flatMap((each, i): readonly SharedCase[] => {
    const j = theirs.get(nameOf(each));
    if (j === undefined || !variants.has(each.variant)) return [];
    const { variant, language, parameters } = each;
    return [{ places: [i, j], variant, language, parameters }];
  });
}

const nameOf = ({ variant, language, parameters }: RunCase): string =>
  JSON.stringify([variant, language, sorted(parameters)]);
const sorted = (parameters: ParameterValues) =>
  Object.entries(parameters).sort(([x], [y]) => (x < y ? -1 : 1));
