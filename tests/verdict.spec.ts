/** The last chapter: the ladder leads to its cells and takes the reader's own runs in; the guide guides. */
import type { Page } from '@playwright/test';
import { GUIDE, nodesOf } from '../src/components/guide.ts';
import { barriers, overflow } from './accessible.fixture.ts';
import { done, expect, runCell, test } from './book.fixture.ts';

const CHAPTER = 'chapters/verdict/';
const guideOf = (page: Page) => page.locator('decision-guide');
const answerOf = (page: Page) => guideOf(page).locator('[data-part=found] .guide-pattern');

test('every name on the ladder leads to a cell that is there', async ({ page, book }) => {
  for (const path of ['', CHAPTER]) {
    await page.goto(`${book.url}${path}`);
    const links = await page
      .locator('.ladder-chart:visible a')
      .evaluateAll((all) => all.map((link) => (link as SVGAElement).href.baseVal));
    expect(links.length).toBeGreaterThanOrEqual(10);
    const pages = new Map<string, string>();
    for (const link of new Set(links)) {
      const { pathname, hash } = new URL(link, page.url());
      const known =
        pages.get(pathname) ?? (await (await page.request.get(new URL(pathname, book.url).href)).text());
      pages.set(pathname, known);
      expect(known.includes(`id="${hash.slice(1)}"`), link).toBe(true);
    }
  }
});

test('without JavaScript the guide is a whole tree, and the ladder has its numbers', async ({
  browser,
  book,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${book.url}${CHAPTER}`);
  const answers = nodesOf(GUIDE).filter(({ kind }) => kind === 'answer');
  await expect(guideOf(page).locator('.guide-tree [data-answer]:visible')).toHaveCount(answers.length);
  await expect(guideOf(page).locator('.guide-tree dd').first()).toContainText(/\d/);
  await expect(guideOf(page).locator('input')).toHaveCount(0);
  await page.getByText('The numbers of the ladder').click();
  await expect(page.locator('.ladder-table tbody tr').nth(1)).toContainText(/TypeScript|\d+ [nµm]s/);
  await context.close();
});

test('the guide is walked by keyboard, and the address keeps the way', async ({ page, book }) => {
  await page.goto(`${book.url}${CHAPTER}`);
  const guide = guideOf(page);
  await guide.getByRole('radio').first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(guide.getByRole('radio', { name: /several owners/ })).toBeFocused();
  await expect(guide.getByRole('status')).toContainText('On how many threads');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(answerOf(page)).toHaveText('Rc<T>');
  expect(new URL(page.url()).hash).toBe('#guide=shared,one,never');

  await page.reload();
  await expect(answerOf(page)).toHaveText('Rc<T>');
  // Another answer to an earlier question takes back what followed from it.
  await guide.getByRole('radio', { name: 'Values of several types' }).check();
  await expect(answerOf(page)).toHaveCount(0);
  await expect(guide.locator('fieldset')).toHaveCount(2);
  await guide.getByRole('radio', { name: /closed/ }).check();
  await guide.getByRole('button', { name: 'Start over' }).click();
  await expect(guide.locator('fieldset')).toHaveCount(1);
  expect(new URL(page.url()).hash).toBe('');
});

test('an address that the guide does not know is told, and shown as far as it goes', async ({
  page,
  book,
}) => {
  await page.goto(`${book.url}${CHAPTER}#guide=shared,several,nonsense,%3Cb%3E`);
  await expect(guideOf(page).locator('fieldset')).toHaveCount(3);
  await expect(guideOf(page)).toContainText('names an answer that this guide does not have');
});

test('the reader’s own runs are drawn into the ladder and told in the guide', async ({ page, book }) => {
  await page.goto(`${book.url}chapters/rc/`);
  done(await runCell(page, 'rc/clone'));
  await page.goto(`${book.url}${CHAPTER}#guide=shared,scope`);
  const ladder = page.locator('[data-ladder=whole]');
  await expect(ladder).toContainText('Solid marks: runs that this browser has kept');
  await expect(ladder.getByRole('link', { name: /^a borrow: .*; here TypeScript .* ns/ })).toBeVisible();
  await expect(guideOf(page).locator('[data-part=found] [data-own=borrow]')).toHaveText(
    /^Kept here: TypeScript [\d.]+ ns/,
  );
  await page.getByText('The numbers of the ladder').click();
  await expect(ladder.locator('td[data-own=borrow]')).toHaveText(/TypeScript [\d.]+ ns/);
  await expect(ladder.locator('td[data-own=vector]')).toHaveText('');
  await expect(ladder.locator('svg:visible')).toHaveCount(1);
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`the answered guide passes axe in ${colorScheme} and fits 360 px`, async ({ browser, book }) => {
    const context = await browser.newContext({ colorScheme, viewport: { width: 360, height: 800 } });
    const page = await context.newPage();
    await page.goto(`${book.url}${CHAPTER}#guide=shared,several,place,always`);
    await expect(answerOf(page)).toBeVisible();
    // The rest of the page is audited with all the others.
    expect(await barriers(page, '[data-part=guided]')).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await context.close();
  });
