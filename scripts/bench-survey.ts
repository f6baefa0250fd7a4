/** `npm run bench -- --survey`: the page “Your machine” in a real browser, without a person. */
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { coresWords, hopWords, ladderWords, lineWords } from '../src/client/survey/words.ts';
import { parseSurvey } from '../src/lab/run.ts';
import type { BenchOptions } from './bench-options.ts';
import { buildIfStale, dist } from './build.ts';
import { launchChromium } from './chromium.ts';
import { recordSurvey, requireMachine } from './machine-file.ts';
import { serve } from './static-server.ts';

/** Milliseconds: a survey takes 20 seconds, and with twelve threads half a minute. */
const PATIENCE = 180_000;

/** The element as it shows itself to scripts. */
interface SurveyElement extends HTMLElement {
  measure(): Promise<{ state: string; survey?: unknown; words?: string }>;
}

/** Returns the exit code. */
export async function benchSurvey(options: BenchOptions, say: (text: string) => void): Promise<number> {
  // Said before half a minute is measured in vain.
  if (options.record) requireMachine(options.record);
  await buildIfStale(say);
  const served = await serve(dist);
  const browser = await launchChromium();
  try {
    say(
      `Chromium ${browser.version()}, ${options.mode === 'full' ? 'a survey of the machine' : 'a survey in small'}. Leave the machine alone meanwhile.\n`,
    );
    const page = await browser.newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.goto(`${served.url}machine/`);
    const outcome = await measureIn(page, options.mode === 'quick');
    const parsed = parseSurvey(outcome.survey);
    if (outcome.state !== 'done' || parsed.state === 'refused') {
      say(`Not measured: ${outcome.words ?? (parsed.state === 'refused' ? parsed.reason : outcome.state)}`);
      return 1;
    }
    const survey = parsed.value;
    for (const words of [coresWords, ladderWords, lineWords, hopWords]) say(`   ${words(survey)}`);
    if (options.json) writeFileSync(options.json, `${JSON.stringify(survey, null, 1)}\n`);
    if (options.record)
      say(`\nRecorded in ${relative(process.cwd(), fileURLToPath(recordSurvey(options.record, survey)))}.`);
    return 0;
  } finally {
    await browser.close();
    await served.close();
  }
}

const measureIn = (page: Page, small: boolean) =>
  page.evaluate(async (inSmall) => {
    await customElements.whenDefined('machine-survey');
    const element = document.querySelector<SurveyElement>('machine-survey');
    if (!element) throw new Error('the page has no survey');
    // As little as still has intervals.
    if (inSmall) Object.assign(element.dataset, { largest: String(2 ** 20), launches: '1' });
    return element.measure();
  }, small);
