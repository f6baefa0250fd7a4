/** The report: the whole book measured, with a pause and a reload in between, one file of it, and a comparison. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { barriers, overflow } from './accessible.fixture.ts';
import { expect as expectSoon, test } from './book.fixture.ts';
import { keptNames, putKept, runOf } from './kept.fixture.ts';

const expect = expectSoon.configure({ timeout: 60_000 });
test.setTimeout(180_000);

const FEW = ['rc/clone', 'box/move'];

/** The page with these experiments only: the whole book takes a quarter of an hour. Before any script of the page runs. */
const shorten = (page: Page): Promise<unknown> =>
  page.addInitScript((few) => {
    document.addEventListener('readystatechange', () => {
      const report = document.querySelector<HTMLElement>('book-report');
      if (!report || document.readyState !== 'interactive') return;
      const book = JSON.parse(report.dataset.book ?? '[]') as { id: string }[];
      report.dataset.book = JSON.stringify(few.map((id) => book.find((each) => each.id === id)));
    });
  }, FEW);

const open = async (page: Page, url: string) => {
  await page.goto(`${url}report/`);
  await expect(page.locator('book-report')).toHaveAttribute('data-state', 'ready');
  return {
    total: page.locator('[data-part=total]'),
    row: (id: string) => page.locator(`#report-${id.replace('/', '-')}`),
    bar: page.locator('.run-bar'),
    press: (name: string | RegExp) => page.getByRole('button', { name }).click(),
  };
};

test('measured with a pause and a reload in between: it goes on where it stopped, and all of it is one file', async ({
  page,
  book,
}) => {
  await shorten(page);
  const { total, row, bar, press } = await open(page, book.url);
  await expect(total).toContainText(/^Nothing is measured yet\. All 2 experiments take about \d+ (s|min)/);
  // There is nothing yet that could be measured again, saved or compared.
  await expect(page.locator('[data-part=again]')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Save the report' })).toBeHidden();
  await page.getByLabel('How long').selectOption('quick');
  await press('Measure the whole book');
  await expect(bar).toContainText('1 of 2');
  await press('Pause');
  await expect(bar).toContainText('Paused.');
  await expect(row(FEW[0]!)).toHaveAttribute('data-done', '');
  await expect(row(FEW[0]!)).toContainText('quick look');
  await expect(row(FEW[1]!)).toContainText('not measured yet');

  await page.reload();
  await expect(page.locator('book-report')).toHaveAttribute('data-state', 'ready');
  // A quick look is no full run.
  await expect(total).toContainText('Nothing is measured yet');
  await page.getByLabel('How long').selectOption('quick');
  await expect(total).toContainText(/^1 of 2 experiments are measured; the other one takes about/);
  await press('Measure what is missing');
  await expect(bar).toContainText('The experiment is measured.');
  await expect(total).toContainText('All 2 experiments are measured.');
  expect(await keptNames(page)).toEqual(FEW.map((id) => `run:${id}`).sort());

  const [download] = await Promise.all([page.waitForEvent('download'), press('Save the report as a file')]);
  const file = JSON.parse(readFileSync(await download.path(), 'utf8'));
  expect(file).toMatchObject({ format: 'the-cost-of-ownership/kept', schema: 1, entries: [] });
  expect(file.runs.map(({ experiment }: { experiment: string }) => experiment).sort()).toEqual(
    [...FEW].sort(),
  );

  await page.getByRole('link', { name: 'Compare with the recorded machine' }).click();
  await expect(page.locator('[data-part=result]')).toHaveAttribute('data-state', 'done');
  await expect(page.locator('machine-compare [data-part=said]')).toContainText(
    '2 experiments on both machines',
  );
});

test('cancelled, nothing of the one that ran is kept; measured again, what was there does not count', async ({
  page,
  book,
}) => {
  await shorten(page);
  await page.goto(`${book.url}report/`);
  await putKept(page, { 'run:rc/clone': runOf('rc/clone') });
  const { total, row, bar, press } = await open(page, book.url);
  await expect(total).toContainText('1 of 2 experiments are measured');
  await expect(row('rc/clone')).toContainText(/Rust: \d+ (hold|holds|refuted|not)/);
  await press(/^Measure all again/);
  await expect(bar).toContainText('1 of 2');
  await page.keyboard.press('Escape');
  await expect(bar).toContainText('The rest was cancelled.');
  await expect(total).toContainText('Nothing is measured yet');
  await page.reload();
  await expect(total).toContainText('Nothing is measured yet');
  expect(await keptNames(page)).toEqual(['report:book', 'run:rc/clone']);
});

test('without JavaScript, on a small screen, and under axe in both themes', async ({ browser, book }) => {
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const still = await plain.newPage();
  await still.goto(`${book.url}report/`);
  await expect(still.locator('main')).toContainText(
    /All \d+ experiments, one after the other: in full about \d+ min/,
  );
  expect(await still.locator('[data-part=found]').count()).toBeGreaterThan(40);
  await expect(still.getByRole('button', { name: 'Measure' })).toHaveCount(0);
  await plain.close();
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ colorScheme, viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    await page.goto(`${book.url}report/`);
    await putKept(page, { 'run:rc/clone': runOf('rc/clone') });
    const { row } = await open(page, book.url);
    await expect(row('rc/clone')).toHaveAttribute('data-done', '');
    expect(await barriers(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await context.close();
  }
});
