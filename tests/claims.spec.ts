/** The ledger: the whole of it without JavaScript, its filter, and the reader's own verdicts. */
import { existsSync, readFileSync } from 'node:fs';
import type { Run } from '../src/lab/run.ts';
import { barriers, overflow } from './accessible.fixture.ts';
import { dist, expect as expectSoon, test } from './book.fixture.ts';
import { putKept, runOf } from './kept.fixture.ts';

// The reader's verdicts are computed in the page, on a machine that may be busy.
const expect = expectSoon.configure({ timeout: 30_000 });
test.setTimeout(120_000);

const ID = 'arc/contention';
const CLAIM = '#claim-arc-line-fight';

/** A run in which reading through a shared Arc is ten times slower: then the claim holds. */
function slowReads(): Run {
  const run = runOf(ID);
  const cases = run.cases.map((each) =>
    each.variant === 'read'
      ? {
          ...each,
          samples: each.samples.map(
            ([launch, round, time, overlap]) => [launch, round, time * 10, overlap] as const,
          ),
        }
      : each,
  );
  return { ...run, cases: cases as unknown as Run['cases'] };
}

test('without JavaScript the whole ledger is there, and each claim leads to its cell', async ({
  browser,
  book,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${book.url}claims/`);
  const [, claims, verdicts] = /(\d+) claims, (\d+) verdicts/.exec(await page.locator('main').innerText())!;
  expect(await page.locator('tbody[data-claim]').count()).toBe(Number(claims));
  expect(await page.locator('tr[data-verdict]:visible').count()).toBe(Number(verdicts));
  await expect(page.locator('.ledger-filter')).toBeHidden();
  const links = await page
    .locator('.ledger-claim a')
    .evaluateAll((all) => all.map((each) => (each as HTMLAnchorElement).href));
  const lost = [...new Set(links)].filter((link) => {
    const { pathname, hash } = new URL(link);
    const file = `${dist}${pathname.slice(1)}index.html`;
    return !existsSync(file) || !readFileSync(file, 'utf8').includes(`id="${hash.slice(1)}"`);
  });
  expect(lost).toEqual([]);
  await context.close();
});

test('the filter works by keyboard, stands in the address, and survives a reload', async ({ page, book }) => {
  await page.goto(`${book.url}claims/`);
  const count = page.locator('[data-part=count]');
  const rows = page.locator('tr[data-verdict]:visible');
  const field = (name: string) => page.locator('.ledger-filter').getByLabel(name);
  await expect(count).toContainText(/^All \d+ claims with \d+ verdicts/);
  await field('Chapter').focus();
  await page.keyboard.type('1');
  await page.keyboard.press('Tab');
  await page.keyboard.type('re');
  await expect(field('Verdict')).toHaveValue('refuted');
  await expect(count).toContainText(/^\d+ of \d+ claims, \d+ of \d+ verdicts/);
  const states = () => rows.evaluateAll((all) => all.map((row) => (row as HTMLElement).dataset.verdict));
  const refuted = await states();
  expect(refuted.length).toBeGreaterThan(0);
  expect(new Set(refuted)).toEqual(new Set(['refuted']));

  await field('Language').selectOption('rust');
  const narrowed = await states();
  expect(narrowed.length).toBeGreaterThan(0);
  expect(narrowed.length).toBeLessThan(refuted.length);
  await page.reload();
  await expect(rows).toHaveCount(narrowed.length);
  await expect(field('Language')).toHaveValue('rust');

  await field('Words').fill('no such claim');
  await expect(count).toContainText('No verdict fits');
  await page.getByRole('button', { name: 'Show all' }).press('Enter');
  await expect(count).toContainText(/^All/);
  await field('Words').fill('cache LINE fight');
  await expect(page.locator('tbody[data-claim]:visible')).toHaveCount(1);
  await expect(page.locator(CLAIM)).toBeVisible();
});

test('after a run the reader’s own verdicts stand beside, and those that differ can be asked for', async ({
  page,
  book,
}) => {
  await page.goto(`${book.url}claims/`);
  await putKept(page, {
    [`run:${ID}`]: slowReads(),
    'run:arc/vs-clone': { ...runOf('arc/vs-clone'), plan: { ...runOf('arc/vs-clone').plan, mode: 'quick' } },
    'run:arc/bystander': { spoiled: true },
  });
  await page.reload();
  await expect(page.locator('[data-part=own]')).toContainText(
    'stand yours, of 1 experiment that you ran. 2 more have',
  );
  const own = page.locator(`${CLAIM} tr[data-machine=own]`);
  await expect(own).toHaveCount(3);
  await expect(own.first()).toContainText('holds');
  await expect(own.first()).toContainText('not as recorded');
  const before = await page.locator('tr[data-verdict]:visible').count();
  await page.getByLabel('Only where mine is not as recorded').check();
  await expect(own.first()).toBeVisible();
  const after = await page.locator('tr[data-verdict]:visible').count();
  expect(after).toBeGreaterThan(0);
  expect(after).toBeLessThan(before);
  await expect(page.locator('tr[data-machine=cloud-2]:visible')).toHaveCount(0);
});

test('on a small screen, and under axe in both themes', async ({ browser, book }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ colorScheme, viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    await page.goto(`${book.url}claims/?chapter=arc`);
    await expect(page.locator('[data-part=count]')).not.toBeEmpty();
    expect(await barriers(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await context.close();
  }
});
