/** Slides: one experiment, and a deck of several; by keys, on paper, without JavaScript. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './book.fixture.ts';

const ID = 'arc/contention';

const current = (page: Page) => page.locator('.slide.current');
const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

test('a presenter goes through them by keys: question, guess, charts, a run here, verdicts, source', async ({
  page,
  book,
}) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto(`${book.url}slides/${ID}/`);
  await expect(current(page)).toHaveClass(/slide-title/);
  await page.keyboard.press('ArrowRight');
  await current(page).getByRole('radio', { name: '5', exact: true }).check();
  await page.keyboard.press('PageDown');
  await page.keyboard.press(' ');
  const chart = current(page);
  await expect(chart).toHaveClass(/slide-chart/);
  await expect(chart).toContainText('The room guessed 5 times.');
  await expect(chart.locator('h2')).toContainText('times as long');
  // From the last row: what is written in the chart is a fortieth of the height of the screen at least.
  const sizes = await chart
    .locator('svg text')
    .evaluateAll((texts) =>
      texts.map(
        (each) =>
          each.getBoundingClientRect().height / each.querySelectorAll('tspan').length ||
          each.getBoundingClientRect().height,
      ),
    );
  expect(Math.min(...sizes)).toBeGreaterThan(720 / 45);
  // Nothing of a slide is cut off.
  const total = await page.locator('.slide').count();
  await page.keyboard.press('Home');
  for (let i = 0; i < total; i++) {
    const cut = await current(page).evaluate((slide) => [
      slide.scrollWidth - slide.clientWidth,
      slide.classList.contains('slide-live') ? 0 : slide.scrollHeight - slide.clientHeight,
    ]);
    expect(cut, `slide ${i + 1}`).toEqual([0, 0]);
    await page.keyboard.press('ArrowRight');
  }
  await expect(current(page)).toHaveClass(/slide-source/);
  await expect(current(page).locator('.slide-code svg')).toBeVisible();
  await expect(page.getByRole('status').last()).toHaveText(`Slide ${total} of ${total}`);
  await page.keyboard.press('b');
  await expect(current(page)).toBeHidden();
  await page.keyboard.press('b');
  await page.keyboard.press('Home');
  const cell = page.locator('experiment-cell');
  await cell.evaluate((each) => each.querySelector<HTMLInputElement>('input[value=quick]')!.click());
  await page.keyboard.press('r');
  await expect(current(page)).toHaveClass(/slide-live/);
  await expect(cell).toHaveAttribute('data-state', /done|refused/, { timeout: 90_000 });
  // Whatever came of it, a chart stands there.
  await expect(cell.locator('[data-slot=figure]:not([hidden]) svg:visible').first()).toBeVisible();
  expect(new URL(page.url()).hash).toMatch(/^#\d$/);
});

test('without JavaScript and on paper they stand one after the other', async ({ browser, book }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${book.url}slides/${ID}/`);
  const slides = page.locator('.slide');
  const total = await slides.count();
  expect(total).toBeGreaterThan(5);
  for (const slide of await slides.all()) await expect(slide).toBeVisible();
  // All but the one that measures.
  expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(total - 1);
  await context.close();
});

test('chosen charts become one deck, in their order, that prints; what does not exist is told', async ({
  page,
  book,
}) => {
  await page.goto(`${book.url}deck/`);
  const second = page.locator('input[value="arc/vs-clone"]');
  await second.check();
  await page.locator(`input[value="${ID}"]`).check();
  await expect(page.locator('[data-part=chosen]')).toContainText(/^In this order: .*; .*\.$/);
  await page.getByRole('button', { name: 'Show the deck' }).click();
  await expect(page.locator('slide-deck')).toHaveAttribute('data-on', '');
  expect(new URL(page.url()).searchParams.get('show')).toBe(`arc/vs-clone,${ID}`);
  const cells = page.locator('experiment-cell');
  await expect(cells).toHaveCount(2);
  await expect(cells.first()).toHaveAttribute('data-experiment', 'arc/vs-clone');
  await expect(current(page)).toHaveCount(1);
  const total = await page.locator('.slide').count();
  expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(total - 2);
  await page.goto(`${book.url}deck/?show=${ID},<img src=x>`);
  await expect(page.getByRole('alert')).toContainText('There are no slides of “<img src=x>”');
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`slides and the choice of a deck pass axe in ${colorScheme} and fit 360 px`, async ({
    browser,
    book,
  }) => {
    const context = await browser.newContext({ colorScheme, viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    for (const path of [`slides/${ID}/`, `slides/${ID}/#3`, 'deck/', 'cite/']) {
      await page.goto(`${book.url}${path}`);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target)}`),
        path,
      ).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360);
    }
    await context.close();
  });
