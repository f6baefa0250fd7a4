/** The runs of a machine, one at a time, wherever they are. In the worker. */
import { allExperiments } from '../../registry.ts';
import { browserStore, recall, runKey } from '../cell/store.ts';
import { importedKey } from '../keep/names.ts';
import { startOf } from '../keep/shelf.ts';
import { readCard, readImportedRun, readImportedSurvey } from '../machines/library.ts';
import { importedSurveyKey, SURVEY_KEY } from '../survey/key.ts';
import type { Source } from './messages.ts';

interface Stored {
  /** Not checked yet; undefined when there is none. */
  readonly run: unknown;
  readonly imported: boolean;
}

export interface Runs {
  /** Of experiments that may have a run, in the order of the book's folders. */
  readonly experiments: () => Promise<readonly string[]>;
  readonly find: (experiment: string) => Promise<Stored>;
  /** Not checked yet; undefined when there is none. */
  readonly survey: () => Promise<unknown>;
}

export function runsAt(source: Source): Runs {
  if (source.kind === 'own') return own;
  return source.kind === 'recorded' ? recorded(source) : imported(source);
}

const imported = ({ key }: Extract<Source, { kind: 'imported' }>): Runs => ({
  experiments: async () => (await readCard(key))?.experiments ?? [],
  find: async (experiment) => ({ run: await readImportedRun(key, experiment), imported: true }),
  survey: () => readImportedSurvey(key),
});

const recorded = ({ data, experiments, survey }: Extract<Source, { kind: 'recorded' }>): Runs => ({
  experiments: async () => experiments,
  find: async (experiment) => {
    const response = await fetch(`${data}${experiment}.json`);
    if (!response.ok) throw new Error(`The recorded run of ${experiment} could not be fetched`);
    return { run: await response.json(), imported: false };
  },
  survey: async () => (survey ? (await fetch(`${data}survey.json`)).json() : undefined),
});

const own: Runs = {
  experiments: async () => (await allExperiments()).map(({ id }) => id),
  find: async (experiment) => {
    const run = await recall(browserStore, runKey(experiment));
    if (run === undefined) return { run, imported: false };
    const mark = await recall(browserStore, importedKey(experiment, startOf(run) ?? ''));
    return { run, imported: mark !== undefined };
  },
  survey: async () => {
    const survey = await recall(browserStore, SURVEY_KEY);
    const mark = await recall(browserStore, importedSurveyKey(startOf(survey) ?? ''));
    // One from a file may be of any machine.
    return mark === undefined ? survey : undefined;
  },
};
