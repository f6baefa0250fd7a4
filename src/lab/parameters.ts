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

/**
 * A complete set of values from text. Unknown names are left alone (they may be another cell's).
 * The axis's value is the upper end of its sweep.
 */
export function correctParameters(experiment: Experiment, raw: Readonly<Record<string, string>>): Corrected {
  const corrections: string[] = [];
  const values: Record<string, number> = {};
  for (const parameter of experiment.parameters) {
    const text = Object.hasOwn(raw, parameter.id) ? raw[parameter.id] : undefined;
    const fallback = defaultValue(experiment, parameter);
    const [value, correction] =
      text === undefined ? [fallback, undefined] : correct(parameter, text, fallback);
    values[parameter.id] = value;
    if (correction) corrections.push(correction);
  }
  return { values, corrections };
}

function correct(parameter: Parameter, text: string, fallback: number): [number, string | undefined] {
  const { id, values } = parameter;
  const given = text.length > 20 ? `${text.slice(0, 20)}…` : text;
  const number = text.trim() === '' ? Number.NaN : Number(text);
  if (!Number.isFinite(number)) return [fallback, `${id}: “${given}” is not a number; ${fallback} is used.`];
  if (values.includes(number)) return [number, undefined];
  const least = values[0]!;
  const most = values.at(-1)!;
  if (number < least) return [least, `${id}: ${given} is less than ${least}; ${least} is used.`];
  if (number > most) return [most, `${id}: ${given} is more than ${most}; ${most} is used.`];
  const nearest = values.reduce((a, b) => (Math.abs(b - number) < Math.abs(a - number) ? b : a));
  return [nearest, `${id}: ${given} is not among the settings; the nearest, ${nearest}, is used.`];
}
