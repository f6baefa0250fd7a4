/** Parameters as they come from outside (an address, an input): corrected with a word, never refused silently. */
import type { Experiment, Parameter, ParameterValues } from './experiment.ts';

export interface Corrected {
  readonly values: ParameterValues;
  /** A sentence for each value that was not as given. */
  readonly corrections: readonly string[];
}

/** What a parameter is when nobody chose: the axis runs over all its values. */
export const defaultValue = (experiment: Experiment, parameter: Parameter): number =>
  parameter.id === experiment.axis ? parameter.values.at(-1)! : parameter.default;

export const defaultParameters = (experiment: Experiment): ParameterValues =>
  Object.fromEntries(experiment.parameters.map((each) => [each.id, defaultValue(experiment, each)]));

/** The lower end of the sweep stands beside its upper end, under this name: `threads-from`. */
export const fromId = (axis: string): string => `${axis}-from`;

/** The ends of a sweep, both measured; where nobody chose, those of the axis. */
export function sweepOf(experiment: Experiment, parameters: ParameterValues): { from: number; to: number } {
  const { values } = experiment.parameters.find(({ id }) => id === experiment.axis)!;
  return {
    from: parameters[fromId(experiment.axis)] ?? values[0]!,
    to: parameters[experiment.axis] ?? values.at(-1)!,
  };
}

/**
 * A complete set of values from text. Unknown names are left alone (they may be another cell's). The axis's value is the
 * upper end of its sweep, `<axis>-from` the lower one. `cores` are those of which more cannot be had: a sweep may
 * ask for more, since it stops where they end; a setting may not.
 */
export function correctParameters(
  experiment: Experiment,
  raw: Readonly<Record<string, string>>,
  cores = Number.POSITIVE_INFINITY,
): Corrected {
  const corrections: string[] = [];
  const values: Record<string, number> = {};
  const take = (parameter: Parameter, fallback: number, all = parameter.values) => {
    const text = Object.hasOwn(raw, parameter.id) ? raw[parameter.id] : undefined;
    const [value, correction] =
      text === undefined ? [fallback, undefined] : correct(parameter, all, text, fallback);
    values[parameter.id] = value;
    if (correction) corrections.push(correction);
  };
  for (const parameter of experiment.parameters) {
    const isAxis = parameter.id === experiment.axis;
    take(
      isAxis ? parameter : within(parameter, cores),
      defaultValue(experiment, parameter),
      parameter.values,
    );
    if (!isAxis || parameter.values.length < 2) continue;
    // A sweep has one setting at least, and one that these cores can run. From the lowest on goes without saying.
    const from = fromId(parameter.id);
    const top = { ...parameter, id: from };
    const below = top.values.filter((value) => value <= values[parameter.id]!);
    take(within({ ...top, values: below }, cores), below[0]!, top.values);
    if (values[from] === parameter.values[0]) delete values[from];
  }
  return { values, corrections };
}

/** A number of threads up to these cores. Where even the least needs more, the run says so. */
function within(parameter: Parameter, cores: number): Parameter {
  if (parameter.unit !== 'threads') return parameter;
  const values = parameter.values.filter((value) => value <= cores);
  return values.length ? { ...parameter, values } : parameter;
}

function correct(
  { id, values }: Parameter,
  all: readonly number[],
  text: string,
  fallback: number,
): [number, string | undefined] {
  const given = text.length > 20 ? `${text.slice(0, 20)}…` : text;
  const number = text.trim() === '' ? Number.NaN : Number(text);
  if (!Number.isFinite(number)) return [fallback, `${id}: “${given}” is not a number; ${fallback} is used.`];
  if (values.includes(number)) return [number, undefined];
  const least = values[0]!;
  const most = values.at(-1)!;
  if (number < least) return [least, `${id}: ${given} is less than ${least}; ${least} is used.`];
  // A setting of the experiment, but not here.
  if (number > most && all.at(-1)! > most)
    return [most, `${id}: ${given} is more than can be used here; ${most} is used.`];
  if (number > most) return [most, `${id}: ${given} is more than ${most}; ${most} is used.`];
  const nearest = values.reduce((a, b) => (Math.abs(b - number) < Math.abs(a - number) ? b : a));
  return [nearest, `${id}: ${given} is not among the settings; the nearest, ${nearest}, is used.`];
}
