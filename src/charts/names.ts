/** What cases are called in charts, tables and sentences. */
import type { CaseRef, Experiment, Language, ParameterValues } from '../lab/experiment.ts';
import type { Run } from '../lab/run.ts';
import { formatSetting } from './format.ts';

export const LANGUAGES: readonly Language[] = ['typescript', 'rust', 'native'];

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  typescript: 'TypeScript',
  rust: 'Rust',
  native: 'native Rust',
};

export const languageName = (language: Language): string => LANGUAGE_NAMES[language];

/** The languages of these runs, in the book's order. */
export const languagesOf = (runs: readonly Run[]): readonly Language[] =>
  LANGUAGES.filter((language) => runs.some(({ cases }) => cases.some((each) => each.language === language)));

/** A variant's label; its id when the experiment no longer has it (an old run). */
export const variantLabel = (experiment: Experiment, id: string): string =>
  experiment.variants.find((variant) => variant.id === id)?.label ?? id;

/** "2 threads, stride 64 B": those of the values that the experiment knows, in its order. */
export const settingText = (experiment: Experiment, values: ParameterValues): string =>
  experiment.parameters
    .filter(({ id }) => values[id] !== undefined)
    .map((parameter) => formatSetting(parameter, values[parameter.id]!))
    .join(', ');

export interface PairNames {
  /** What both have in common: "2 threads"; may be empty. */
  readonly setting: string;
  readonly a: string;
  readonly b: string;
}

/** Names two cases that are compared: what they share once, and with each what is its own. */
export function pairNames(experiment: Experiment, [a, b]: readonly [CaseRef, CaseRef]): PairNames {
  const shared = (id: string) => a.at[id] !== undefined && a.at[id] === b.at[id];
  const pick = (at: ParameterValues, keep: (id: string) => boolean) =>
    settingText(experiment, Object.fromEntries(Object.entries(at).filter(([id]) => keep(id))));
  const name = ({ variant, at }: CaseRef) => {
    const own = pick(at, (id) => !shared(id));
    return variantLabel(experiment, variant) + (own && ` at ${own}`);
  };
  return { setting: pick(a.at, shared), a: name(a), b: name(b) };
}
