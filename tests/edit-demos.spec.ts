/** Demos as readers change them: run in place of the book's program, confined, ended, told in words. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect as expectSoon, test } from './book.fixture.ts';
import { keptNames } from './kept.fixture.ts';

const expect = expectSoon.configure({ timeout: 20_000 });

const DEMO = 'arc/count';
let shown = DEMO;
const cell = (page: Page) => page.locator(`demo-cell[data-demo="${shown}"]`);
const content = (page: Page) => cell(page).locator('[data-part=editor] .cm-content');
const lines = (page: Page) => cell(page).locator('[data-part=own-lines]');
const ending = (page: Page) => cell(page).locator('[data-part=own-ending]');
const status = (page: Page) => cell(page).locator('[data-part=status]');

test.beforeEach(async ({ page, book }) => {
  shown = DEMO;
  await page.goto(`${book.url}chapters/arc/`);
  await openEditor(page);
});

async function openEditor(page: Page): Promise<void> {
  await cell(page).locator('label.tab', { hasText: 'TypeScript' }).click();
  await cell(page).locator('button[data-edit]').click();
  await expect(content(page)).toBeFocused();
}

async function runWith(page: Page, text: string): Promise<void> {
  await content(page).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
  await page.keyboard.press('Shift+Enter');
}

test('an edited demo prints what it prints, is kept, and is reset', async ({ page }) => {
  const text =
    "const words = new Int32Array(Heap.create(new SharedArrayBuffer(4096)).memory);\nprint('mine: ' + 6 * 7);";
  await runWith(page, text);
  await expect(lines(page)).toContainText('mine: 42');
  await expect(cell(page).locator('[data-part=own-caption]')).toContainText('Output of your version');
  await expect(status(page)).toContainText('not what was recorded');
  await expect.poll(() => keptNames(page)).toContain(`edit:${DEMO}`);
  await page.reload();
  await expect(status(page)).toContainText('Your own version');
  await openEditor(page);
  await expect(content(page)).toContainText('mine');
  await cell(page).getByRole('button', { name: 'Reset' }).click();
  await cell(page).getByRole('button', { name: 'Run in TypeScript' }).click();
  await expect(status(page)).toContainText('as recorded');
  await expect.poll(() => keptNames(page)).not.toContain(`edit:${DEMO}`);
});

test('a mistake in syntax, and what is thrown, are told at their place', async ({ page }) => {
  const mark = cell(page).locator('[data-part=editor] .cm-lint-marker-error');
  await runWith(page, 'const a = 1;\nconst b = ;');
  await expect(status(page)).toContainText(/cannot be run: Unexpected token \(line 2, column 11\)/);
  await expect(mark).toHaveCount(1);
  await runWith(page, "print('before');\nthrow new RangeError('on purpose');");
  await expect(ending(page)).toContainText('RangeError: on purpose');
  await expect(lines(page)).toHaveText('before');
  await expect(mark).toHaveCount(1);
});

for (const [name, code, words] of [
  ['an endless loop', 'for (;;);', /ended by the watchdog/],
  ['a flood of lines', "for (;;) print('more');", /ended by the watchdog/],
  ['a rejected promise', "void Promise.reject(new Error('nobody cares'));", /nobody cares/],
  ['a way to the network', "fetch('/');", /fetch is not defined/],
  ['a way to the page', 'postMessage(1);', /postMessage is not defined/],
] as const)
  test(`${name}: ended and told in words, and the next run is in order`, async ({ page }) => {
    await runWith(page, code);
    await expect(ending(page)).toContainText(words);
    await runWith(page, "print('well');");
    await expect(lines(page)).toHaveText('well');
    await expect(ending(page)).toBeHidden();
  });

for (const colorScheme of ['light', 'dark'] as const)
  test(`the editor passes axe in ${colorScheme} and fits 360 px: a mistake, the comparison, what was thrown`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 360, height: 740 });
    const audit = async () => {
      const { violations } = await new AxeBuilder({ page })
        .include(`demo-cell[data-demo="${DEMO}"]`)
        .analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target)}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    };
    await audit();
    await runWith(page, '// of my own\nconst a = ;\nusing data = 1;');
    await cell(page).getByRole('button', { name: 'Compare with the original' }).click();
    await expect(cell(page).locator('.cm-deletedChunk').first()).toBeVisible();
    await audit();
    await runWith(page, "print('before');\nthrow new RangeError('on purpose');");
    await expect(ending(page)).toContainText('on purpose');
    await audit();
  });

test('more threads than may be are refused, some run', async ({ page }) => {
  shown = 'arc/eight-threads';
  await openEditor(page);
  const both = (threads: string) => `function read({ print, thread }: DemoThread) {
  print('thread ' + thread);
}
async function share(data: Arc, memory: SharedArrayBuffer, threads: DemoContext['threads']) {
  await threads('read', ${threads}, memory);
  data.drop();
}`;
  await runWith(page, both('1e9'));
  await expect(ending(page)).toContainText('may have 64 threads in all');
  await runWith(page, both('2'));
  await expect(lines(page)).toContainText('thread 1');
  await expect(lines(page)).toContainText('drops elsewhere: 0');
});

test('an edited demo reaches no address', async ({ page, complaints }) => {
  let hits = 0;
  const listener = createServer((_, response) => {
    hits++;
    response.end();
  });
  await new Promise<void>((resolve) => listener.listen(0, 'localhost', resolve));
  const address = `http://localhost:${(listener.address() as AddressInfo).port}/a.js`;
  await runWith(
    page,
    `import('${address}').then(() => print('reached'), () => print('refused'));\nprint('began');`,
  );
  await expect(lines(page)).toContainText('refused');
  await page.waitForTimeout(300);
  expect(hits).toBe(0);
  listener.close();
  expect(complaints.every((each) => /Content Security Policy/i.test(each))).toBe(true);
  complaints.length = 0;
});
