/** The instrument in the browser, against experiments whose answer is known, and against faults. */
import { cpSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { serve } from '../scripts/static-server.ts';
import { type CellElement, cellOf, dist, done, expect, runCell, runUntilCalm, test } from './book.fixture.ts';

const known = (name: string) => `known-answers/${name}`;

test.beforeEach(async ({ page, book }) => {
  await page.goto(`${book.url}known-answers/`);
});

const refusal = async (page: Page, name: string) => {
  const outcome = await runCell(page, known(name));
  if (outcome.state !== 'refused') throw new Error(`${name} was not refused`);
  return outcome.refusal;
};

test('known answers are in no sitemap and ask not to be indexed', async ({ page, book }) => {
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/);
  expect(await (await page.request.get(`${book.url}sitemap-0.xml`)).text()).not.toContain('known-answers');
});

test('two counters: both cases are measured side by side, with their environment', async ({ page }) => {
  const run = done(await runUntilCalm(page, known('counters')));
  const { environment, cases } = run;
  expect(environment.isolated).toBe(true);
  expect(environment.tick).toBeGreaterThan(0);
  expect(environment.coresFound).toBeLessThanOrEqual(environment.coresReported);
  expect(cases.map(({ variant, language }) => `${variant} ${language}`)).toEqual([
    'same-line typescript',
    'same-line rust',
    'padded typescript',
    'padded rust',
  ]);
  for (const { samples } of cases)
    for (const [, , , overlap] of samples) expect(overlap).toBeGreaterThanOrEqual(0.95);
  expect(run.plan.mode).toBe('quick');
  await expect(cellOf(page, known('counters'))).toContainText('no verdict');
});

test('a kernel that throws is told by its own message, and the next run works', async ({ page }) => {
  const { reason, message } = await refusal(page, 'throws');
  expect(reason).toBe('kernel-failed');
  expect(message).toContain('this kernel throws on purpose');
  await expect(cellOf(page, known('throws')).locator('[data-part=status]')).toContainText(
    'this kernel throws on purpose',
  );
  done(await runCell(page, known('same')));
});

test('a kernel that never returns is ended, and the next run works', async ({ page }) => {
  expect((await refusal(page, 'hangs')).reason).toBe('kernel-hung');
  done(await runCell(page, known('same')));
});

test('a wrong checksum, a lost update and memory that cannot be had are refused in words', async ({
  page,
}) => {
  expect((await refusal(page, 'wrong')).reason).toBe('checksum');
  expect((await refusal(page, 'lost')).message).toContain('an update was lost on purpose');
  expect((await refusal(page, 'huge')).reason).toBe('memory');
});

test('cancel ends a run within 200 ms, whatever it is doing', async ({ page }) => {
  for (const name of ['same', 'counters', 'hangs']) {
    const took = await cellOf(page, known(name)).evaluate(async (cell: CellElement) => {
      const running = cell.run({ mode: 'full' });
      await new Promise((resolve) => setTimeout(resolve, 700));
      const start = performance.now();
      cell.cancel();
      const { state } = await running;
      if (state !== 'cancelled') throw new Error(`the run was ${state}`);
      return performance.now() - start;
    });
    expect(took, name).toBeLessThan(200);
  }
  done(await runCell(page, known('same')));
});

test('a worker that cannot be loaded is told in words', async ({ page, complaints }) => {
  // A worker's own request for a worker cannot be intercepted: so a host that lacks the file.
  const copy = fileURLToPath(new URL('../.cache/dist-without-thread/', import.meta.url));
  cpSync(dist, copy, { recursive: true, filter: (path) => !/\/thread-[^/]*\.js$/.test(path) });
  const host = await serve(copy);
  try {
    await page.goto(`${host.url}known-answers/`);
    const { message, advice } = await refusal(page, 'same');
    expect(message).toMatch(/worker/i);
    expect(advice.length).toBeGreaterThan(10);
    // The browser itself complains about the address that failed; the book says nothing more.
    expect(complaints.filter((each) => !each.includes('Failed to load resource'))).toEqual([]);
    complaints.length = 0;
  } finally {
    await host.close();
    rmSync(copy, { recursive: true });
  }
});

test('kernels that cannot be loaded are told in words', async ({ page, complaints }) => {
  await page.route(/\/_kernels\//, (route) => route.abort());
  const { reason } = await refusal(page, 'same');
  expect(reason).toBe('load');
  expect(complaints.filter((each) => !each.includes('Failed to load resource'))).toEqual([]);
  complaints.length = 0;
});

test('a hidden page pauses the run, and the run says so', async ({ page }) => {
  const cell = cellOf(page, known('same'));
  const run = cell.evaluate((element: CellElement) => element.run({ mode: 'full', seed: 3 }));
  const setHidden = (hidden: boolean) =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'visibilityState', {
        configurable: true,
        get: () => (value ? 'hidden' : 'visible'),
      });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  await page.waitForTimeout(800);
  await setHidden(true);
  await expect(cell).toContainText(/hidden/, { timeout: 5000 });
  await setHidden(false);
  const { environment, cases } = done(await run);
  expect(environment.hidden).toBeGreaterThanOrEqual(1);
  expect(cases[0]!.samples.length).toBeGreaterThan(10);
});

test('two tabs measure one after the other', async ({ page, context, book }) => {
  const other = await context.newPage();
  await other.goto(`${book.url}known-answers/`);
  const first = runCell(page, known('same'), 'full');
  await page.waitForTimeout(400);
  const second = runCell(other, known('same'));
  await expect(cellOf(other, known('same'))).toHaveAttribute('data-state', 'waiting');
  await expect(cellOf(other, known('same')).locator('[data-part=status]')).toContainText(/another tab/i);
  const a = done(await first);
  const b = done(await second);
  expect(Date.parse(b.startedAt)).toBeGreaterThanOrEqual(Date.parse(a.startedAt) + a.duration - 50);
});

test('with one core, threads are refused in words and one thread is measured', async ({ page }) => {
  await page.addInitScript(() =>
    Object.defineProperty(Navigator.prototype, 'hardwareConcurrency', { get: () => 1 }),
  );
  await page.reload();
  expect((await refusal(page, 'counters')).reason).toBe('one-core');
  await expect(cellOf(page, known('counters')).locator('[data-part=status]')).toContainText('Only one core');
  expect(done(await runCell(page, known('same'))).environment.coresFound).toBe(1);
});
