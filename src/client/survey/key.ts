/** Under which names a survey is kept. Apart from the others, which every chapter loads. */
import { importedKey } from '../keep/names.ts';

/** What the page “Your machine” measured last. */
export const SURVEY_KEY = 'survey:machine';

/** The mark of a survey that came from a file. */
export const importedSurveyKey = (startedAt: string) => importedKey('machine', startedAt);
