/** Without a network: what was visited, all that was saved, runs and search included; and newer editions. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { writeWorker } from '../scripts/offline-book.ts';
import { serve } from '../scripts/static-server.ts';
import { RUN_LOCK } from '../src/lab/run-lock.ts';
import type { Status } from '../src/offline/messages.ts';
import { cellOf, chaptersOf, dist, done, expect as expectSoon, runCell, test } from './book.fixture.ts';

// Saving waits for its turn, on a machine that may be busy.
const expect = expectSoon.configure({ timeout: 40_000 });
test.setTimeout(180_000);

const CHAPTER = 'chapters/arc/';
const ID = 'arc/vs-clone';

/** What the active worker says it has; undefined while there is none. */
const statusOf = (page: Page): Promise<Status | undefined> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const worker = registration?.active;
    if (!worker) return undefined;
    const { port1, port2 } = new MessageChannel();
    return new Promise<Status | undefined>((resolve) => {
      setTimeout(() => resolve(undefined), 3000);
      port1.onmessage = ({ data }) => resolve((data as { status: Status }).status);
      worker.postMessage({ type: 'status' }, [port2]);
    });
  });
const savedPages = async (page: Page) => (await statusOf(page))?.pages ?? [];

/** The page that was visited, its kernels, and what every page needs. */
async function untilVisitSaved(page: Page): Promise<void> {
  await expect.poll(() => savedPages(page)).toContain('chapters/arc/index.html');
  await expect
    .poll(async () => {
      const before = (await statusOf(page))?.heldFiles;
      await page.waitForTimeout(1500);
      return before !== undefined && before > 20 && before === (await statusOf(page))?.heldFiles;
    })
    .toBe(true);
}

test('after one visit the page can be read and run without a network; one that was not saved says so', async ({
  page,
  context,
  book,
  complaints,
}) => {
  await page.goto(`${book.url}${CHAPTER}`);
  await untilVisitSaved(page);
  await context.setOffline(true);
  await page.goto(`${book.url}${CHAPTER}?threads=2#sources`);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  const run = done(await runCell(page, ID));
  expect(new Set(run.cases.map(({ language }) => language))).toEqual(new Set(['typescript', 'rust']));
  await expect(cellOf(page, ID).locator('[data-whose=own] figcaption')).toContainText('Faint, behind');
  // Where the other pages are saved by now, a page that never was.
  const missing = await page.goto(`${book.url}nothing/`);
  expect(missing?.status()).toBe(503);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page is not here');
  const link = page.locator('saved-pages').getByRole('link', { name: 'Arc and the price of an atomic' });
  await expect(link).toBeVisible();
  await link.click();
  await expect(page).toHaveTitle(/Arc and the price/);
  await context.setOffline(false);
  expect(complaints.filter((each) => !each.includes('503'))).toEqual([]);
  complaints.length = 0;
});

test('the whole book, its server gone, on a host without headers: pages, runs and search', async ({
  page,
  book,
}) => {
  const host = await serve(dist, { headers: false });
  let open = true;
  try {
    await page.goto(`${host.url}kept/`);
    const copy = page.locator('offline-copy');
    await copy.getByRole('button', { name: /^Save the whole book \(\d+\.\d MB\)/ }).click();
    await expect(copy).toContainText('The whole book is saved on this device');
    await host.close();
    open = false;
    const pages = await savedPages(page);
    const listed = (await chaptersOf(book)).map((path) => `${path}index.html`);
    expect(pages.filter((path) => path.startsWith('chapters/')).sort()).toEqual(listed.toSorted());
    const chapters = pages.filter((path) => path.startsWith('chapters/'));
    for (const path of [
      'index.html',
      'method/index.html',
      'kept/index.html',
      chapters[0]!,
      chapters.at(-1)!,
    ]) {
      const response = await page.goto(`${host.url}${path.replace(/index\.html$/, '')}`);
      expect(response?.status(), path).toBe(200);
      expect(await page.evaluate(() => crossOriginIsolated), path).toBe(true);
    }
    await page.goto(`${host.url}${CHAPTER.slice(0, -1)}`);
    expect(page.url()).toBe(`${host.url}${CHAPTER}`);
    done(await runCell(page, ID));
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill('cache line');
    await expect(page.getByRole('link', { name: /false sharing/i }).first()).toBeVisible();
    const icon = await page.evaluate(async (url) => {
      const response = await fetch(url, { headers: { Range: 'bytes=0-3' } });
      return [response.status, await response.text()];
    }, `${host.url}favicon.svg`);
    expect(icon).toEqual([206, '<svg']);
  } finally {
    if (open) await host.close();
  }
});

test('storage that is full is told, and harmless', async ({ page, context, book }) => {
  await page.goto(`${book.url}kept/`);
  const client = await context.newCDPSession(page);
  await client.send('Storage.overrideQuotaForOrigin', {
    origin: new URL(book.url).origin,
    quotaSize: 4_000_000,
  });
  const copy = page.locator('offline-copy');
  await copy.getByRole('button', { name: /^Save the whole book/ }).click();
  await expect(copy).toContainText(
    'The browser’s storage is full, so the rest was not saved. Nothing is lost by that',
  );
  await page.goto(`${book.url}${CHAPTER}`);
  await expect(page.locator('h1')).toBeVisible();
});

test('the saved book is removed when the reader says so, and stays away', async ({ page, book }) => {
  await page.goto(`${book.url}${CHAPTER}`);
  await untilVisitSaved(page);
  await page.goto(`${book.url}kept/`);
  const copy = page.locator('offline-copy');
  await copy.getByRole('button', { name: 'Remove the saved book' }).click();
  await expect(copy).toContainText('nothing will be until you press the button');
  await page.goto(`${book.url}${CHAPTER}`);
  await page.waitForTimeout(4000);
  expect(await savedPages(page)).toEqual([]);
});

test('a newer edition is offered, not taken during a run, and then taken whole; the older one goes', async ({
  page,
  context,
}) => {
  const site = mkdtempSync(join(tmpdir(), 'editions-'));
  cpSync(dist, site, { recursive: true });
  const host = await serve(site);
  try {
    await page.goto(`${host.url}${CHAPTER}`);
    await untilVisitSaved(page);
    const edition = (await statusOf(page))!.edition;
    await newEdition(site, edition, 'newer-edition');
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    const notice = page.getByRole('complementary', { name: 'A newer edition' });
    await expect(notice).toContainText('A newer edition of the book is here');
    expect((await statusOf(page))!.edition).toBe(edition);

    const tab = await context.newPage();
    await tab.goto(`${host.url}method/`);
    await tab.evaluate((name) => {
      void navigator.locks.request(
        name,
        () =>
          new Promise<void>((resolve) => {
            addEventListener('stop', () => resolve(), { once: true });
          }),
      );
    }, RUN_LOCK);
    let loads = 0;
    page.on('load', () => loads++);
    await notice.getByRole('button', { name: 'Reload' }).click();
    await expect(notice).toContainText('A measurement is running, here or in another tab');
    expect(loads).toBe(0);
    expect((await statusOf(page))!.edition).toBe(edition);

    await tab.evaluate(() => dispatchEvent(new Event('stop')));
    await tab.close();
    await notice.getByRole('button', { name: 'Reload' }).click();
    await expect.poll(() => loads).toBe(1);
    await expect(page.locator('h1')).toHaveText(/in its newer edition/);
    await expect.poll(async () => (await statusOf(page))?.edition).toBe('newer-edition');
    await expect
      .poll(() =>
        page.evaluate(async () => (await caches.keys()).filter((name) => !name.includes('settings')).length),
      )
      .toBe(1);
    // What was saved of the older edition is saved of this one.
    await host.close();
    await page.reload();
    await expect(page.locator('h1')).toHaveText(/in its newer edition/);
    done(await runCell(page, ID));
  } finally {
    await host.close().catch(() => {});
    rmSync(site, { recursive: true });
  }
});

/** The same book with another text on a page, as a host would have it after an update. */
async function newEdition(site: string, edition: string, next: string): Promise<void> {
  const pages = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.html'),
  );
  for (const path of pages) {
    const text = readFileSync(join(site, path), 'utf8').replaceAll(edition, next);
    writeFileSync(
      join(site, path),
      text.replace(/(Arc and the price of an atomic)<\/h1>/, '$1, in its newer edition</h1>'),
    );
  }
  await writeWorker(site, next);
}

test('a cancel while the service worker is installed does not end in a reload', async ({ page }) => {
  const host = await serve(dist, { headers: false });
  try {
    await page.addInitScript(() => {
      const { register } = ServiceWorkerContainer.prototype;
      ServiceWorkerContainer.prototype.register = async function (...options) {
        await new Promise((resolve) => setTimeout(resolve, 2500));
        return register.apply(this, options);
      };
    });
    await page.goto(`${host.url}${CHAPTER}`);
    let loads = 0;
    page.on('load', () => loads++);
    const cell = cellOf(page, ID);
    await cell.getByRole('button', { name: /^run/i }).click();
    await cell.getByRole('button', { name: 'Cancel' }).click();
    await expect(cell).toHaveAttribute('data-state', 'cancelled');
    await expect.poll(() => statusOf(page)).toBeDefined();
    await page.waitForTimeout(1000);
    expect(loads).toBe(0);
  } finally {
    await host.close();
  }
});
