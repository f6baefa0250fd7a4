/** An experiment in pages of others: plain, isolated, sandboxed. Another name for this host makes another site of it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import AxeBuilder from '@axe-core/playwright';
import type { FrameLocator, Page } from '@playwright/test';
import { pack } from '../src/cite/capsule.ts';
import { htmlEmbed } from '../src/cite/citation.ts';
import type { CellElement } from './book.fixture.ts';
import { expect, test } from './book.fixture.ts';
import { runOf } from './kept.fixture.ts';

const ID = 'arc/vs-clone';

/** A page of somebody else's, with the text that the dialog gives to copy. */
async function host(
  page: Page,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ frame: FrameLocator; close: () => void }> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...headers });
    response.end(`<!doctype html><link rel="icon" href="data:,"><title>Elsewhere</title>${body}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return { frame: page.frameLocator('iframe'), close: () => server.close() };
}

const frameOf = (book: { url: string }, theme: 'auto' | 'light' | 'dark' = 'auto', hash = '') =>
  htmlEmbed({
    embed: `${book.url}embed/${ID}/${hash}`,
    url: `${book.url}chapters/arc/`,
    title: 'Share or copy',
    theme,
  });

test('in a plain page: the figure stands at once, and is live where the browser isolates the frame', async ({
  page,
  book,
}) => {
  test.setTimeout(120_000);
  const { frame, close } = await host(page, frameOf(book, 'dark'));
  const cell = frame.locator('experiment-cell');
  await expect(cell.locator('[data-whose=recorded] .cell-headline')).toContainText('times as long');
  await expect(cell.locator('[data-whose=recorded] svg').first()).toBeAttached();
  const paper = () => frame.locator('html').evaluate((root) => getComputedStyle(root).backgroundColor);
  await expect.poll(paper).toBe('rgb(21, 23, 26)');
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  const live = await frame.locator('body').evaluate(() => crossOriginIsolated);
  expect(live, 'this browser knows Document-Isolation-Policy').toBe(true);
  await expect(cell.getByRole('button', { name: 'Run on this machine' })).toBeVisible();
  await frame
    .locator('body')
    .evaluate(() => customElements.whenDefined('experiment-cell').then(() => undefined));
  await expect
    .poll(
      () =>
        cell.evaluate((each: CellElement) => each.run({ mode: 'quick', seed: 7 }).then(({ state }) => state)),
      {
        timeout: 90_000,
      },
    )
    .toBe('done');
  await expect(cell.locator('[data-whose=own] figcaption')).toContainText('Measured in this browser');
  close();
});

test('in an isolated page of somebody else’s it is shown, and fits its container', async ({ page, book }) => {
  const isolating = {
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
  };
  const { frame, close } = await host(page, frameOf(book).replace('width="100%"', 'width="360"'), isolating);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await expect(frame.locator('[data-whose=recorded] .cell-chart-narrow svg')).toBeVisible();
  await expect(frame.locator('[data-whose=recorded] .cell-chart-wide svg')).toBeHidden();
  const overflow = () => frame.locator('html').evaluate((root) => root.scrollWidth - root.clientWidth);
  expect(await overflow()).toBeLessThanOrEqual(0);
  await page.locator('iframe').evaluate((each) => each.setAttribute('width', '900'));
  await expect(frame.locator('[data-whose=recorded] .cell-chart-wide svg')).toBeVisible();
  expect(await overflow()).toBeLessThanOrEqual(0);
  close();
});

test('in a sandbox without scripts, and in one with: the figure, the way to the book, and no way to run', async ({
  page,
  book,
  complaints,
}) => {
  for (const sandbox of ['', 'allow-scripts allow-popups']) {
    const { frame, close } = await host(
      page,
      frameOf(book).replace('<iframe', `<iframe sandbox="${sandbox}"`),
    );
    await expect(frame.locator('[data-whose=recorded] svg').first()).toBeAttached();
    await expect(frame.locator('.cell-headline')).toContainText('times as long');
    await expect(frame.getByRole('link', { name: /in The Cost of Ownership/ })).toBeVisible();
    await expect(frame.getByRole('button', { name: 'Run on this machine' })).toBeHidden();
    close();
  }
  // That a sandbox blocks scripts is what it is for.
  const others = complaints.filter((each) => !each.includes('Blocked script execution'));
  complaints.splice(0, complaints.length, ...others);
});

test('a run in the link is shown in the frame, and the page around is told the height', async ({
  page,
  book,
}) => {
  const run = runOf(ID);
  const cases = run.cases.filter(({ language }) => language !== 'native');
  const capsule = (await pack({ run: { ...run, cases }, code: [] }))!;
  const heard = `<script>addEventListener('message', ({ data }) => { if (data.type === 'the-cost-of-ownership:height') document.title = 'high'; });</script>`;
  const { frame, close } = await host(page, heard + frameOf(book, 'light', `#${capsule}`));
  await expect(frame.locator('.cell-linked')).toContainText('measured on another machine');
  await expect(page).toHaveTitle('high');
  close();
});

for (const theme of ['light', 'dark'] as const)
  test(`the page passes axe in ${theme}`, async ({ page, book }) => {
    await page.goto(`${book.url}embed/${ID}/?theme=${theme}`);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target)}`)).toEqual([]);
  });
