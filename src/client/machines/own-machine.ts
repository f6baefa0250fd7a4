/** A machine file of the reader's own runs, to be sent to others. Pure. */
import { type Machine, type Parsed, parseMachine, parseRun, RUN_SCHEMA, type Run } from '../../lab/run.ts';
import type { Survey } from '../../lab/survey/results.ts';
import { editedIn } from '../edit/compared.ts';
import { importedKey } from '../keep/names.ts';
import { type Kept, runsInUse } from '../keep/shelf.ts';
import { readSurvey } from '../survey/kept.ts';
import { importedSurveyKey, SURVEY_KEY } from '../survey/key.ts';

/** The full runs in use that were measured here, with the book's kernels and no others, by experiment. */
export function ownRuns(kept: readonly Kept[]): readonly Run[] {
  const names = new Set(kept.map(({ key }) => key));
  return runsInUse(kept)
    .flatMap(({ value }) => {
      const parsed = parseRun(value);
      return parsed.state === 'ok' ? [parsed.value] : [];
    })
    .filter(
      (run) =>
        run.plan.mode === 'full' &&
        editedIn(run).length === 0 &&
        // A run that came from a file is marked.
        !names.has(importedKey(run.experiment, run.startedAt)),
    )
    .sort((a, b) => (a.experiment < b.experiment ? -1 : 1));
}

/** What was measured of the machine here; undefined when it was not, or when it came from a file. */
export function ownSurvey(kept: readonly Kept[]): Survey | undefined {
  const parsed = readSurvey(kept.find(({ key }) => key === SURVEY_KEY)?.value);
  if (parsed.state === 'refused') return undefined;
  const mark = importedSurveyKey(parsed.value.startedAt);
  return kept.some(({ key }) => key === mark) ? undefined : parsed.value;
}

/** "My Laptop, 8 cores" -> "my-laptop-8-cores". Empty when nothing is left. */
export const machineId = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);

/** What was typed, and what was measured. Refused with what to type. */
export function ownMachine(
  { name, description }: { readonly name: string; readonly description: string },
  { runs, survey }: { readonly runs: readonly Run[]; readonly survey?: Survey | undefined },
  now: string,
): Parsed<Machine> {
  const id = machineId(name);
  if (!id)
    return {
      state: 'refused',
      reason: 'Give the machine a name with a letter or a digit in it; the file is named for it.',
    };
  if (runs.length === 0)
    return {
      state: 'refused',
      reason:
        'You have no full run yet. Run an experiment in full, or the whole book on the report’s page, and come back.',
    };
  return parseMachine({
    schema: RUN_SCHEMA,
    id,
    name: name.trim(),
    description: description.trim(),
    recordedAt: now,
    runs,
    ...(survey && { survey }),
  });
}
