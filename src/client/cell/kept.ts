/** What comes back from storage, checked: what does not fit is told and left alone. Pure. */
import type { Experiment, ParameterValues } from '../../lab/experiment.ts';
import { correctParameters } from '../../lab/parameters.ts';
import type { Mode } from '../../lab/plan.ts';
import { type Parsed, parseRun, RUN_SCHEMA, type Run } from '../../lab/run.ts';
import { originalOf } from '../edit/compared.ts';
import { ageWords } from '../keep/age.ts';

/** A value, perhaps with a word about it; nothing; or a sentence about why there is none. */
export type Kept<T> =
  | { readonly state: 'kept'; readonly value: T; readonly words?: string }
  | { readonly state: 'nothing' }
  | { readonly state: 'refused'; readonly words: string };

export interface Choice {
  readonly parameters: ParameterValues;
  readonly mode: Mode;
}

/** A run of this experiment as it is now, or a sentence about why it is none. */
export function checkRun(experiment: Experiment, stored: unknown): Parsed<Run> {
  const refused = (reason: string): Parsed<Run> => ({ state: 'refused', reason });
  if (isRecord(stored) && 'schema' in stored && stored.schema !== RUN_SCHEMA)
    return refused(ageWords(stored.schema, RUN_SCHEMA));
  const parsed = parseRun(stored);
  if (parsed.state === 'refused') return parsed;
  const run = parsed.value;
  const wrong = misfit(experiment, run);
  return wrong ? refused(wrong) : parsed;
}

/** Why a run is none of this experiment as it is now; undefined when it is one. */
export function misfit(experiment: Experiment, run: Run): string | undefined {
  if (run.experiment !== experiment.id) return `It is a run of ${run.experiment}.`;
  const variants = new Set(experiment.variants.map(({ id }) => id));
  const known = new Set(experiment.parameters.map(({ id }) => id));
  const changed = run.cases.some(
    ({ variant, parameters }) =>
      !variants.has(originalOf(variant)) || Object.keys(parameters).some((id) => !known.has(id)),
  );
  return changed ? 'The experiment has changed since.' : undefined;
}

/** The kept run, if it is one, and one of this experiment as it is now. */
export function readRun(experiment: Experiment, stored: unknown): Kept<Run> {
  if (stored === undefined) return { state: 'nothing' };
  const checked = checkRun(experiment, stored);
  if (checked.state === 'ok') return { state: 'kept', value: checked.value };
  return {
    state: 'refused',
    words: `The run kept from an earlier visit is not shown. ${checked.reason} It stays under “What you keep here” until you delete it there.`,
  };
}

/** The kept choice, corrected to what the experiment has now. */
export function readChoice(experiment: Experiment, stored: unknown): Kept<Choice> {
  if (stored === undefined) return { state: 'nothing' };
  if (!isRecord(stored) || !isRecord(stored.parameters) || !isMode(stored.mode))
    return {
      state: 'refused',
      words: 'The settings kept from an earlier visit could not be read; the usual ones are used.',
    };
  const raw = Object.fromEntries(Object.entries(stored.parameters).map(([id, value]) => [id, String(value)]));
  const { values, corrections } = correctParameters(experiment, raw);
  return {
    state: 'kept',
    value: { parameters: values, mode: stored.mode },
    ...(corrections.length && {
      words: `Of the settings kept from an earlier visit: ${corrections.join(' ')}`,
    }),
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isMode = (value: unknown): value is Mode => value === 'quick' || value === 'full';
