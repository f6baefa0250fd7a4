/** A survey that comes back from storage or a file: checked, and why it is none in words. Pure. */
import { type Parsed, parseSurvey, SURVEY_SCHEMA } from '../../lab/run.ts';
import type { Survey } from '../../lab/survey/results.ts';
import { ageWords } from '../keep/age.ts';

export function readSurvey(input: unknown): Parsed<Survey> {
  const schema = typeof input === 'object' && input !== null && 'schema' in input ? input.schema : undefined;
  if (schema !== undefined && schema !== SURVEY_SCHEMA)
    return { state: 'refused', reason: ageWords(schema, SURVEY_SCHEMA) };
  return parseSurvey(input);
}
