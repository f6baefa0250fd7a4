/** Demos in the page: each way to end, both languages, cancelling, refusals, and what stands there without JavaScript. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { DemoOutcome } from '../src/lab/run-demo.ts';
import { chaptersOf, expect, test } from './book.fixture.ts';

interface DemoElement extends HTMLElement {
  readonly outcome: DemoOutcome | undefined;
  run(): Promise<DemoOutcome>;
}

const KNOWN = 'known-answers/';
const demoOf = (page: Page, id: string) => page.locator(`demo-cell[data-demo="${id}"]`);

async function open(page: Page, url: string, id: string, language: 'Rust' | 'TypeScript') {
  await page.goto(url);
  await page.evaluate(() => customElements.whenDefined('demo-cell').then(() => undefined));
  const cell = demoOf(page, id);
  await cell.locator('.tab', { hasText: language }).click();
  return cell;
}

for (const [name, language, lines, ending] of [
  ['returns', 'Rust', 'one: 1\ntwo: 2\n“three”:   3\n\nnot ended', undefined],
  ['returns', 'TypeScript', 'one: 1\ntwo: 2\n“three”:   3\n\nnot ended', undefined],
  [
    'panics',
    'Rust',
    'borrowed: once\nfarewell: printed while unwinding',
    'panicked: RefCell already borrowed',
  ],
  [
    'panics',
    'TypeScript',
    'borrowed: once\nfarewell: printed while unwinding',
    'threw an error: already borrowed',
  ],
  ['overflows', 'Rust', 'before: printed', 'trapped: stack overflow'],
  ['stuck', 'Rust', 'locked: once', 'ended by the watchdog: silent for 2 seconds'],
  ['stuck', 'TypeScript', 'locked: once', 'ended by the watchdog: silent for 2 seconds'],
  ['threads', 'Rust', /^sum: 6\nin thread: 1\njoined: 1\n.*\nerror: on purpose$/s, undefined],
  ['threads', 'TypeScript', /^sum: 6\nin thread: 1\njoined: 1\n.*\nerror: on purpose$/s, undefined],
] as const)
  test(`${name} in ${language}`, async ({ page, book }) => {
    const cell = await open(page, `${book.url}${KNOWN}`, `known-answers/${name}`, language);
    await cell.getByRole('button', { name: `Run in ${language}` }).click();
    await expect(cell).toHaveAttribute('data-state', 'done', { timeout: 15_000 });
    const own = cell.locator('[data-part=own]');
    const printed = await own.locator('samp').textContent();
    if (typeof lines === 'string') expect(printed).toBe(lines);
    else expect(printed).toMatch(lines);
    if (ending) await expect(own.locator('.demo-ending')).toHaveText(ending);
    else await expect(own.locator('.demo-ending')).toBeHidden();
    await expect(cell.locator('[data-part=status]')).toContainText('as recorded');
  });

test('a run is cancelled at once, by the button and by Escape, and can be run again', async ({
  page,
  book,
}) => {
  const cell = await open(page, `${book.url}${KNOWN}`, 'known-answers/stuck', 'Rust');
  const run = cell.getByRole('button', { name: 'Run in Rust' });
  await run.focus();
  await page.keyboard.press('Control+Enter');
  await expect(cell.locator('[data-part=own] samp')).toHaveText('locked: once');
  await expect(cell.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(cell).toHaveAttribute('data-state', 'cancelled', { timeout: 500 });
  await run.click();
  await cell.getByRole('button', { name: 'Cancel' }).click();
  await expect(cell).toHaveAttribute('data-state', 'cancelled', { timeout: 500 });
  const other = demoOf(page, 'known-answers/returns');
  const outcome = await other.evaluate((each: DemoElement) => each.run());
  expect(outcome.state).toBe('done');
});

test('of two that are run at once, one waits for the other', async ({ page, book }) => {
  const first = await open(page, `${book.url}${KNOWN}`, 'known-answers/stuck', 'Rust');
  await first.getByRole('button', { name: 'Run in Rust' }).click();
  await expect(first.locator('[data-part=own] samp')).toHaveText('locked: once');
  const second = demoOf(page, 'known-answers/returns');
  await second.getByRole('button', { name: 'Run in Rust' }).click();
  await expect(second.locator('[data-part=status]')).toContainText('Waiting for the other run');
  await expect(second).toHaveAttribute('data-state', 'done');
  await expect(first).toHaveAttribute('data-state', 'done');
});

test('without threads in WebAssembly, Rust is refused in words and TypeScript runs', async ({
  page,
  book,
}) => {
  await page.addInitScript(() => {
    const { Memory } = WebAssembly;
    WebAssembly.Memory = new Proxy(Memory, {
      construct(target, [size]: [WebAssembly.MemoryDescriptor]) {
        if (size.shared) throw new TypeError('shared memory is not supported');
        return new target(size);
      },
    });
  });
  const cell = await open(page, `${book.url}${KNOWN}`, 'known-answers/returns', 'Rust');
  await cell.getByRole('button', { name: 'Run in Rust' }).click();
  await expect(cell).toHaveAttribute('data-state', 'refused');
  await expect(cell.locator('[data-part=status]')).toContainText(
    /no threads.* Rust cannot run here\. Use a current/,
  );
  await cell.locator('.tab', { hasText: 'TypeScript' }).click();
  await cell.getByRole('button', { name: 'Run in TypeScript' }).click();
  await expect(cell).toHaveAttribute('data-state', 'done');
});

test('a language that a demo does not exist in says why, and offers no run', async ({ page, book }) => {
  const cell = await open(page, `${book.url}${KNOWN}`, 'known-answers/missing', 'TypeScript');
  await expect(cell.locator('.demo-missing')).toBeVisible();
  await expect(cell.locator('[data-part=run]')).toBeHidden();
});

test('every demo of every chapter runs in both languages as recorded', async ({ page, book }) => {
  const chapters = await chaptersOf(book);
  test.setTimeout(60_000 * chapters.length);
  for (const path of chapters) {
    await page.goto(`${book.url}${path}`);
    // Some stand in the answer to an exercise.
    for (const answer of await page.locator('details:not([open]):has(demo-cell)').all())
      await answer.evaluate((details: HTMLDetailsElement) => details.toggleAttribute('open', true));
    const ids = await page
      .locator('demo-cell')
      .evaluateAll((cells) => cells.map((cell) => cell.dataset.demo!));
    for (const id of ids) {
      const cell = demoOf(page, id);
      for (const tab of await cell.locator('input[data-runs] + .tab').all()) {
        await tab.click();
        const outcome = await cell.evaluate((each: DemoElement) => each.run());
        expect(outcome.state, id).toBe('done');
        await expect(cell.locator('[data-part=status]'), id).toContainText('as recorded');
      }
    }
  }
});

test('without JavaScript the recorded output is there, and its end', async ({ browser, book }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${book.url}${KNOWN}`);
  const panics = demoOf(page, 'known-answers/panics');
  await expect(
    panics.locator('figure', { hasText: 'Output in Rust, in the page and natively' }),
  ).toContainText('panicked: RefCell already borrowed');
  await expect(panics.locator('figure', { hasText: 'Output in TypeScript' })).toContainText(
    'threw an error: already borrowed',
  );
  await expect(demoOf(page, 'known-answers/overflows')).toContainText('killed: stack overflow');
  await expect(demoOf(page, 'known-answers/returns')).toContainText(
    'the same in TypeScript and Rust, in the page and natively',
  );
  await expect(panics.locator('[data-part=run]')).toBeHidden();
  await context.close();
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`demos pass axe in ${colorScheme} and fit 360 px, after runs`, async ({ browser, book }) => {
    const context = await browser.newContext({ colorScheme, viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    const cell = await open(page, `${book.url}${KNOWN}`, 'known-answers/panics', 'Rust');
    await cell.evaluate((each: DemoElement) => each.run());
    await demoOf(page, 'known-answers/missing').locator('.tab', { hasText: 'TypeScript' }).click();
    const { violations } = await new AxeBuilder({ page }).include('demo-cell').analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' | ')}`),
    ).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await context.close();
  });
