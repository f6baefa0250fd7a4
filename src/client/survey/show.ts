/** The reader's survey in the places of the page, beside those that are recorded. */
import { readSurvey } from './kept.ts';
import { type Surveyed, surveyParts } from './view.ts';

/** As the page has it from the build. */
export interface RecordedSurvey {
  readonly name: string;
  /** Address of its data. */
  readonly href: string;
}

/** What cannot be fetched is left out: the reader's own is what was asked for. */
export async function recordedSurveys(recorded: readonly RecordedSurvey[]): Promise<readonly Surveyed[]> {
  const found = await Promise.all(
    recorded.map(async ({ name, href }): Promise<readonly Surveyed[]> => {
      const input: unknown = await fetch(href).then(
        (response) => (response.ok ? response.json() : undefined),
        () => undefined,
      );
      const parsed = readSurvey(input);
      return parsed.state === 'ok' ? [{ name, survey: parsed.value }] : [];
    }),
  );
  return found.flat();
}

/** Each part in its place. */
export function showSurveys(document: Document, all: readonly Surveyed[]): void {
  for (const [name, elements] of Object.entries(surveyParts(all, { document })))
    document.querySelector(`[data-survey="${name}"]`)?.replaceChildren(...elements);
}
