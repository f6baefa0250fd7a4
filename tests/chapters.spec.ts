/** Every chapter of the sitemap, every cell of every chapter, run headlessly in quick mode. */
import type { Page } from '@playwright/test';
import { readExperiments } from '../scripts/experiments.ts';
import { parseRun, type Run } from '../src/lab/run.ts';
import { barriers } from './accessible.fixture.ts';
import { cellOf, chaptersOf, done, expect, runUntilCalm, test } from './book.fixture.ts';

const experiments = await readExperiments();
const shown = experiments.filter((each) => !each.hidden);

/** What must be true of any run that the page accepts. */
function expectSound(run: Run, id: string): void {
  const parsed = parseRun(run);
  expect(parsed.state === 'refused' ? parsed.reason : '', 'the run fits its schema').toBe('');
  const experiment = shown.find((each) => each.id === id)!;
  const cores = run.environment.coresFound;
  for (const variant of experiment.variants) {
    const cases = run.cases.filter((each) => each.variant === variant.id);
    const possible = cases.length > 0 || cores < 2;
    expect(possible, `${id}: ${variant.id} was run`).toBe(true);
    for (const each of cases) {
      expect(each.threads).toBeLessThanOrEqual(cores);
      expect(Number.isInteger(each.checksum)).toBe(true);
      for (const [launch, round, nanoseconds, overlap] of each.samples) {
        expect(launch).toBeLessThan(run.plan.launches);
        expect(round).toBeLessThan(run.plan.rounds);
        expect(Number.isFinite(nanoseconds) && nanoseconds > 0).toBe(true);
        expect(overlap).toBeGreaterThanOrEqual(0.95);
      }
      const rejected = Object.values(each.rejected).reduce((sum, n) => sum + n, 0);
      expect(
        each.samples.length + rejected,
        'every round gives a sample or the reason why not',
      ).toBeGreaterThanOrEqual(run.plan.launches * run.plan.rounds);
    }
  }
}

async function recordedRun(page: Page, id: string): Promise<Run | undefined> {
  const machines = await cellOf(page, id).getAttribute('data-recorded');
  const [first] = JSON.parse(machines || '[]') as { href: string }[];
  if (!first) return undefined;
  return (await (await page.request.get(new URL(first.href, page.url()).href)).json()) as Run;
}

function expectEqualChecksums(run: Run, recorded: Run): void {
  const key = ({ variant, language, parameters }: Run['cases'][number]) =>
    JSON.stringify([variant, language, parameters]);
  const known = new Map(recorded.cases.map((each) => [key(each), each.checksum]));
  const compared = run.cases.filter((each) => known.has(key(each)));
  expect(compared.length).toBeGreaterThan(0);
  const differing = compared.filter((each) => known.get(key(each)) !== each.checksum).map(key);
  expect(differing, 'checksums that differ from the recorded machine’s').toEqual([]);
}

test('the sitemap and the benchmarks name the same chapters', async ({ book, page }) => {
  const chapters = (await chaptersOf(book)).map((path) => path.split('/')[1]!);
  const measured = [...new Set(shown.map(({ chapter }) => chapter))];
  expect(measured.filter((chapter) => !chapters.includes(chapter))).toEqual([]);
  for (const chapter of chapters) {
    await page.goto(`${book.url}chapters/${chapter}/`);
    await expect(page.locator('h1')).toHaveCount(1);
  }
});

for (const { id, chapter, variants, claims } of shown) {
  test(`${id} runs, and shows what it found`, async ({ page, book }) => {
    await page.goto(`${book.url}chapters/${chapter}/`);
    const cell = cellOf(page, id);
    await expect(cell.locator('svg[role=img]').first()).toBeAttached();
    // Checksums depend on the seed: with the recorded machine's, they are the same on this one.
    const recorded = await recordedRun(page, id);
    const run = done(await runUntilCalm(page, id, recorded?.plan.seed));
    expectSound(run, id);
    if (recorded) expectEqualChecksums(run, recorded);

    await expect(cell).toHaveAttribute('data-state', 'done');
    // The chart that fits is the one that is seen; all its coordinates are numbers.
    const chart = cell.locator('svg[role=img]:visible').first();
    await expect(chart).toBeVisible();
    expect(await chart.getAttribute('aria-label')).toBeTruthy();
    const markup = await chart.evaluate((svg) => svg.outerHTML);
    expect(markup).not.toMatch(/NaN|Infinity|undefined/);
    for (const { label } of variants.filter((each) => run.cases.some(({ variant }) => variant === each.id)))
      expect(await cell.textContent(), `the variant “${label}” is in the table`).toContain(label);
    await expect(cell.locator('[data-claim], .cell-verdict, .verdict')).not.toHaveCount(
      claims.length === 0 ? -1 : 0,
    );
    const headline = await cell.locator('.cell-headline').first().textContent();
    expect(headline).not.toMatch(/NaN|Infinity|undefined/);
  });
}

for (const colorScheme of ['light', 'dark'] as const)
  test(`pages pass axe in ${colorScheme}, before and after a run`, async ({ browser, book }) => {
    const context = await browser.newContext({ colorScheme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    const audit = async (what: string) => {
      const found = (await barriers(page)).map((barrier) => `${what}: ${barrier}`);
      expect(found).toEqual([]);
    };
    const chapters = await chaptersOf(book);
    test.setTimeout(45_000 * (chapters.length + 5));
    for (const path of ['', 'preface/', 'method/', 'glossary/', 'reading/', 'kept/', ...chapters]) {
      await page.goto(`${book.url}${path}`);
      await audit(path || 'home');
    }
    const first = shown[0]!;
    await page.goto(`${book.url}chapters/${first.chapter}/`);
    done(await runUntilCalm(page, first.id));
    await cellOf(page, first.id).evaluate((cell) => {
      for (const details of cell.querySelectorAll('details')) details.open = true;
    });
    await audit(`${first.id} after a run`);
    await context.close();
  });
