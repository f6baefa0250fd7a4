/** Your machine: measured on demand, with progress and cancel; in small here, and without asking for a speed. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { syntheticSurvey } from '../src/lab/survey/survey.fixture.ts';
import { barriers, overflow } from './accessible.fixture.ts';
import { expect as expectSoon, test } from './book.fixture.ts';
import { keptNames, putKept, recorded } from './kept.fixture.ts';

const expect = expectSoon.configure({ timeout: 60_000 });
test.setTimeout(120_000);

const LARGEST = 256 * 1024;

/** What a part says before anything was measured here: what is recorded, or that nothing is. */
const BEFORE = recorded.survey ? recorded.name : 'no machine of the book has a recorded survey';

async function open(page: Page, url: string, launches: number) {
  await page.goto(`${url}machine/`);
  const survey = page.locator('machine-survey');
  await survey.evaluate((element: HTMLElement, small) => Object.assign(element.dataset, small), {
    largest: String(LARGEST),
    launches: String(launches),
  });
  const part = (name: string) => page.locator(`[data-survey=${name}]`);
  return { survey, part, start: survey.getByRole('button', { name: 'Measure this machine' }) };
}

test('measured: each part has its words, its drawing and its numbers, and all of it is one file', async ({
  page,
  book,
}) => {
  const { survey, part, start } = await open(page, book.url, 2);
  await expect(part('ladder')).toContainText(BEFORE);
  await expect(part('ladder').locator('figure')).toHaveCount(recorded.survey ? 1 : 0);
  await start.press('Enter');
  await expect(survey.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await expect(survey).toHaveAttribute('data-state', 'done');
  await expect(part('cores')).toContainText(/reports \d+ cores?.*The clock moves in steps of/);
  await expect(part('ladder')).toContainText(/in 4 KiB, and .* in 256 KiB: [\d.]+ times as long/);
  const drawing = part('ladder').locator('svg[role=img]:visible');
  await expect(drawing).toHaveCount(1);
  await expect(drawing).toHaveAttribute('aria-label', /times as long/);
  // Two to an octave, from 4 to 256 KiB; a recorded machine has more of them.
  expect(await part('ladder').locator('tbody tr').count()).toBeGreaterThanOrEqual(13);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    survey.getByRole('button', { name: 'Save as a file' }).click(),
  ]);
  const found = JSON.parse(readFileSync(await download.path(), 'utf8'));
  for (const { samples } of [...found.ladder, ...found.strides, ...found.hops])
    for (const [launch, ns] of samples) {
      expect([0, 1]).toContain(launch);
      expect(Number.isFinite(ns) && ns > 0).toBe(true);
    }
  expect(found.ladder.map(({ samples }: { samples: unknown[] }) => samples.length)).toEqual(
    Array(13).fill(6),
  );
  const { coresFound, hops, strides } = found;
  const threads = Math.min(coresFound, 12);
  expect(hops.length).toBe((threads * (threads - 1)) / 2);
  // A busy machine may never let two run at once; then it is said, and there is no number.
  if (strides.length > 0) await expect(part('line').locator('svg[role=img]:visible')).toHaveCount(1);
  else await expect(part('line')).toContainText(/two threads at once|nothing can be said/);
  if (hops.length > 0) await expect(part('hops').locator('svg[role=img]:visible').first()).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await barriers(page)).toEqual([]);
  }

  // It is there on the next visit, with its date, until it is removed.
  await page.reload();
  await expect(survey).toHaveAttribute('data-state', 'kept');
  await expect(survey.locator('[data-part=said]')).toContainText(/measured on \w+ \d+, 20\d\d, Chromium \d+/);
  await expect(part('ladder')).toContainText('Your machine,');
  await survey.getByRole('button', { name: 'Remove it from this browser' }).press('Enter');
  await expect(survey).toHaveAttribute('data-state', 'idle');
  await expect(part('ladder')).not.toContainText('Your machine,');
  await expect(part('ladder')).toContainText(BEFORE);
  await survey.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(part('ladder')).toContainText('Your machine,');
  await survey.getByRole('button', { name: 'Remove it from this browser' }).press('Enter');
  await expect(survey.getByRole('button', { name: 'Undo' })).toBeFocused();
  expect(await keptNames(page)).toEqual([]);
});

test('what is kept is on the page of what is kept, goes into its file and comes back; what is none is refused in words', async ({
  page,
  book,
}) => {
  await page.goto(`${book.url}kept/`);
  await putKept(page, { 'survey:machine': syntheticSurvey() });
  await page.reload();
  const shelf = page.locator('kept-shelf');
  await expect(shelf.locator('[data-part=total]')).toContainText('1 survey');
  const place = shelf.locator('.shelf-place', { hasText: 'Your machine' });
  await expect(place).toContainText('Survey of November 21, 2026');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    shelf.getByRole('button', { name: 'Save all as a file' }).click(),
  ]);
  const file = await download.path();
  await place.getByRole('button', { name: /^Delete/ }).click();
  await expect(place).toHaveCount(0);
  await shelf.locator('[data-part=file]').setInputFiles(file);
  await expect(shelf.locator('[data-part=said]')).toContainText('Read: 1 survey.');
  await expect(place).toContainText('imported from a file');
  await place.getByRole('link', { name: 'Your machine' }).click();
  const survey = page.locator('machine-survey');
  await expect(survey).toHaveAttribute('data-state', 'kept');
  await expect(survey.locator('[data-part=said]')).toContainText('read from a file: measured on November 21');
  // It may be of any machine.
  await expect(page.locator('[data-survey=hops]')).toContainText('From a file, November 21, 2026');

  await putKept(page, { 'survey:machine': { ...syntheticSurvey(), hops: '<img src=x>' } });
  await page.reload();
  await expect(survey).toHaveAttribute('data-state', 'unreadable');
  await expect(survey.locator('[data-part=said]')).toContainText('cannot be shown. This is not a survey');
  await expect(survey.locator('[data-part=said]')).toContainText('hops: ');
  await expect(page.locator('[data-survey=ladder]')).not.toContainText('Your machine,');
  await survey.getByRole('button', { name: 'Remove it from this browser' }).click();
  await expect(survey).toHaveAttribute('data-state', 'idle');
});

test('cancelled in the middle, and when the page is hidden: in words, at once, and it can be measured again', async ({
  page,
  book,
}) => {
  const { survey, start, part } = await open(page, book.url, 50);
  await start.click();
  await expect(survey.locator('[data-part=doing]')).toContainText(/memory|cache lines|threads/);
  await page.keyboard.press('Escape');
  await expect(survey).toHaveAttribute('data-state', 'cancelled');
  await expect(survey.locator('[data-part=said]')).toContainText('Cancelled');
  await expect(part('ladder')).toContainText(BEFORE);
  await expect(part('ladder')).not.toContainText('Your machine,');
  await expect(start).toBeFocused();
  await start.click();
  await expect(survey).toHaveAttribute('data-state', 'running');
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect(survey.locator('[data-part=said]')).toContainText('The page was hidden');
});

test('without JavaScript, and on a small screen', async ({ browser, book }) => {
  const plain = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  const page = await plain.newPage();
  await page.goto(`${book.url}machine/`);
  await expect(page.locator('main')).toContainText('A page cannot pin threads');
  await expect(page.getByRole('button', { name: 'Measure' })).toHaveCount(0);
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await plain.close();
});
