/** Isolation: with headers, and by the service worker on a host that sends none, in a folder. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { serve } from '../scripts/static-server.ts';
import { cellOf, expect, test } from './book.fixture.ts';

/** Built by scripts/test.ts with BASE_PATH=/book. */
const inFolder = fileURLToPath(new URL('../.cache/dist-book/', import.meta.url));

test('a host that sends the headers isolates every page', async ({ page, book }) => {
  for (const path of ['', 'method/', 'chapters/false-sharing/']) {
    await page.goto(`${book.url}${path}`);
    expect(await page.evaluate(() => crossOriginIsolated), path).toBe(true);
  }
});

test('the file of headers for static hosts names them all', async ({ page, book }) => {
  const text = await (await page.request.get(`${book.url}_headers`)).text();
  expect(text).toMatch(/^\/\*/m);
  for (const header of [
    'Cross-Origin-Opener-Policy: same-origin',
    'Cross-Origin-Embedder-Policy: require-corp',
    'Cross-Origin-Resource-Policy: cross-origin',
    'Access-Control-Allow-Origin: *',
    'Document-Isolation-Policy: isolate-and-require-corp',
  ])
    expect(text).toContain(header);
});

test('without headers and in a folder: Run reloads once, then the run starts by itself', async ({ page }) => {
  expect(existsSync(inFolder), '.cache/dist-book was built').toBe(true);
  const host = await serve(inFolder, { headers: false, base: '/book/' });
  try {
    await page.goto(`${host.url}chapters/false-sharing/?threads=2`);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
    let loads = 0;
    page.on('load', () => loads++);
    const cell = cellOf(page, 'false-sharing/fields');
    await cell.getByRole('radio', { name: /quick/i }).check();
    await cell.getByRole('button', { name: /^run/i }).click();
    await expect(cell).toHaveAttribute('data-state', 'done', { timeout: 30_000 });
    expect(loads).toBe(1);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    expect(page.url()).toContain('/book/chapters/false-sharing/?threads=2');
    // From now on every page of the book is isolated at once.
    await page.goto(`${host.url}`);
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  } finally {
    await host.close();
  }
});

test('without headers and in a folder: a demo, too, runs after one reload', async ({ page }) => {
  const host = await serve(inFolder, { headers: false, base: '/book/' });
  try {
    await page.goto(`${host.url}chapters/arc/`);
    const cell = page.locator('demo-cell[data-demo="arc/count"]');
    await cell.locator('.tab', { hasText: 'TypeScript' }).click();
    await cell.getByRole('button', { name: 'Run in TypeScript' }).click();
    await expect(cell).toHaveAttribute('data-state', 'done', { timeout: 30_000 });
    await expect(cell.locator('[data-part=own] figcaption')).toContainText('TypeScript');
    await expect(cell.locator('[data-part=status]')).toContainText('as recorded');
    await cell.locator('.tab', { hasText: 'Rust' }).click();
    await cell.getByRole('button', { name: 'Run in Rust' }).click();
    await expect(cell.locator('[data-part=own] figcaption')).toContainText('Rust');
    await expect(cell).toHaveAttribute('data-state', 'done');
  } finally {
    await host.close();
  }
});

test('links, styles and search of a book in a folder stay in the folder', async ({ page }) => {
  const host = await serve(inFolder, { headers: false, base: '/book/' });
  const strays: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(host.url)) strays.push(request.url());
  });
  page.on('response', (response) => {
    if (response.status() >= 400) strays.push(`${response.status()} ${response.url()}`);
  });
  try {
    await page.goto(host.url);
    const links = await page
      .locator('a[href^="/"]')
      // A chart's links are SVG elements, which have no pathname.
      .evaluateAll((all) => all.map((a) => new URL(a.getAttribute('href')!, location.href).pathname));
    expect(links.length).toBeGreaterThan(2);
    for (const link of new Set(links)) {
      expect(link).toMatch(/^\/book\//);
      expect((await page.request.get(new URL(link, host.url).href)).status(), link).toBe(200);
    }
    await page.goto(`${host.url}chapters/arc/`);
    expect(strays).toEqual([]);
  } finally {
    await host.close();
  }
});

test('where isolation cannot be had, the page says so and stays readable', async ({ browser }) => {
  const host = await serve(inFolder, { headers: false, base: '/book/' });
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  try {
    // A browser without service workers, as in some private windows.
    await page.addInitScript(() =>
      Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined }),
    );
    await page.goto(`${host.url}chapters/false-sharing/`);
    const cell = cellOf(page, 'false-sharing/fields');
    await cell.getByRole('button', { name: /^run/i }).click();
    await expect(cell).toHaveAttribute('data-state', 'refused');
    await expect(cell.locator('[data-part=status]')).toContainText(/isolated|service worker/i);
    await expect(page.locator('h1')).toBeVisible();
  } finally {
    await context.close();
    await host.close();
  }
});
