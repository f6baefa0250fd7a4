/** The recorded surveys, drawn when the site is built by what draws them in the page. */
import { parseHTML } from 'linkedom';
import { type SurveyPart, surveyParts } from '../client/survey/view.ts';
import type { Machine } from '../lab/run.ts';
import { href } from './links.ts';

/** HTML of each part; undefined when none of these machines has a survey. */
export function recordedSurveyParts(
  machines: readonly Machine[],
): Readonly<Record<SurveyPart, string>> | undefined {
  const all = machines.flatMap(({ name, survey }) => (survey ? [{ name, survey }] : []));
  if (all.length === 0) return undefined;
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const parts = surveyParts(all, { document, timeZone: 'UTC' });
  const html = (part: SurveyPart) => parts[part].map((each) => each.outerHTML).join('');
  return { cores: html('cores'), ladder: html('ladder'), line: html('line'), hops: html('hops') };
}

/** Where the page finds them as data. */
export const surveyAddresses = (machines: readonly Machine[]) =>
  machines.flatMap(({ id, name, survey }) =>
    survey ? [{ name, href: href(`data/${id}/survey.json`) }] : [],
  );
