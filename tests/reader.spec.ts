/** The reader's side: reading without JavaScript, bad addresses, things kept, small screens, keyboard. */

import { overflow } from './accessible.fixture.ts';
import { cellOf, chaptersOf, done, expect, runCell, runUntilCalm, test } from './book.fixture.ts';

// One thread: what is tested here must not depend on how busy the machine is.
const CHAPTER = 'chapters/arc/';
const ID = 'arc/vs-clone';
const THREADED = { chapter: 'chapters/false-sharing/', id: 'false-sharing/fields' };

test('without JavaScript every chapter is a complete, readable text with its charts and code', async ({
  browser,
  book,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  let figures = 0;
  for (const path of await chaptersOf(book)) {
    await page.goto(`${book.url}${path}`);
    const words = ((await page.locator('main').textContent()) ?? '').split(/\s+/).length;
    expect(words, path).toBeGreaterThan(900);
    const cells = page.locator('experiment-cell');
    for (const cell of await cells.all()) {
      await expect(cell.locator('pre').first()).toBeAttached();
      await expect(cell.locator('svg[role=img]').first()).toBeAttached();
    }
    figures += await cells.count();
  }
  expect(figures).toBeGreaterThan(0);
  await context.close();
});

for (const [query, words] of [
  ['threads=0', /threads: 0 is less than/],
  ['threads=9999', /threads: 9999 is more than 16; 16 is used/],
  ['threads=abc', /threads: “abc” is not a number/],
] as const)
  test(`?${query} is corrected in words`, async ({ page, book }) => {
    await page.goto(`${book.url}${THREADED.chapter}?${query}`);
    const cell = cellOf(page, THREADED.id);
    await expect(cell).toContainText(words);
    await expect(cell.locator('svg[role=img]:visible').first()).toBeVisible();
    done(await runUntilCalm(page, THREADED.id));
  });

test('a run survives a reload; what was tampered with in storage is refused in words', async ({
  page,
  book,
}) => {
  await page.goto(`${book.url}${CHAPTER}`);
  const run = done(await runCell(page, ID));
  await page.reload();
  const cell = cellOf(page, ID);
  await expect(cell.locator('[data-part=status]')).toContainText(/earlier visit/);
  await expect(cell).toContainText(String(run.plan.seed));

  const changed = await page.evaluate(async (id) => {
    const [{ name }] = (await indexedDB.databases()) as [{ name: string }];
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const [store] = [...database.objectStoreNames];
    const objects = database.transaction(store!, 'readwrite').objectStore(store!);
    const each = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const keys = await each(objects.getAllKeys());
    let count = 0;
    for (const key of keys.filter((key) => String(key).includes(id))) {
      const value: unknown = await each(objects.get(key));
      // Every number of every stored run becomes text.
      const broken: unknown = JSON.parse(JSON.stringify(value), (_, part: unknown) =>
        typeof part === 'number' ? 'x' : part,
      );
      await each(objects.put(broken, key));
      count++;
    }
    database.close();
    return count;
  }, ID);
  expect(changed).toBeGreaterThan(0);
  await page.reload();
  await expect(cell).toContainText(/can(no|')t|could not|not a run/i);
  await expect(cell.locator('svg[role=img]:visible').first()).toBeVisible();
  done(await runCell(page, ID));
});

test('storage that is forbidden loses nothing that is on the screen', async ({ page, book }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('forbidden', 'SecurityError');
    };
  });
  await page.goto(`${book.url}${CHAPTER}`);
  const run = done(await runCell(page, ID));
  const cell = cellOf(page, ID);
  await expect(cell).toContainText(String(run.plan.seed));
  await expect(cell).toContainText('does not let the book keep anything');
});

test('recorded data that cannot be fetched are told in words, and the run is shown all the same', async ({
  page,
  book,
  complaints,
}) => {
  await page.route(/\/data\//, (route) => route.abort());
  await page.goto(`${book.url}${CHAPTER}`);
  done(await runCell(page, ID));
  await expect(cellOf(page, ID)).toHaveAttribute('data-state', 'done');
  await expect(cellOf(page, ID).locator('svg[role=img]:visible').first()).toBeVisible();
  expect(complaints.filter((each) => !each.includes('Failed to load resource'))).toEqual([]);
  complaints.length = 0;
});

test('without threads in WebAssembly, TypeScript runs and the cell says why Rust does not', async ({
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
  await page.goto(`${book.url}${CHAPTER}`);
  const cell = cellOf(page, ID);
  const run = done(await runCell(page, ID));
  expect(new Set(run.cases.map(({ language }) => language))).toEqual(new Set(['typescript']));
  await expect(cell.locator('[data-part=notes]')).toContainText(/no threads.* Rust was not run here/);
  const open = cell.getByRole('link', { name: /^Open in the Rust playground/ });
  await expect(open).toHaveAttribute('href', /^https:\/\/play\.rust-lang\.org\/\?version=stable/);
  await expect(cell.locator('.tab-panel pre').first()).toBeVisible();
});

test('keyboard: Ctrl+Enter runs, Escape cancels', async ({ page, book }) => {
  await page.goto(`${book.url}${CHAPTER}`);
  const cell = cellOf(page, ID);
  await cell.getByRole('button', { name: /^run/i }).focus();
  await page.keyboard.press('Control+Enter');
  await expect(cell).toHaveAttribute('data-state', 'running');
  await page.waitForTimeout(500);
  await page.keyboard.press('Escape');
  await expect(cell).toHaveAttribute('data-state', 'cancelled');
});

test('nothing is wider than a 360 px screen, before and after a run', async ({ page, book }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of ['', 'method/', ...(await chaptersOf(book))]) {
    await page.goto(`${book.url}${path}`);
    expect(await overflow(page), path).toBeLessThanOrEqual(0);
  }
  await page.goto(`${book.url}${CHAPTER}`);
  done(await runCell(page, ID));
  expect(await overflow(page)).toBeLessThanOrEqual(0);
});

test('a chapter loads at most 15 KB of JavaScript, gzip, and nothing from elsewhere', async ({
  page,
  book,
}) => {
  const scripts: { url: string; bytes: number }[] = [];
  const elsewhere: string[] = [];
  page.on('response', async (response) => {
    const url = response.url();
    if (!url.startsWith(book.url) && !url.startsWith('data:')) elsewhere.push(url);
    if (response.request().resourceType() !== 'script') return;
    scripts.push({ url, bytes: Number((await response.allHeaders())['content-length'] ?? Number.NaN) });
  });
  await page.goto(`${book.url}${CHAPTER}`, { waitUntil: 'networkidle' });
  const total = scripts.reduce((sum, { bytes }) => sum + bytes, 0);
  expect(elsewhere).toEqual([]);
  expect(total, JSON.stringify(scripts)).toBeLessThanOrEqual(15 * 1024);
});

test('search finds a word of the book', async ({ page, book }) => {
  await page.goto(book.url);
  await page.keyboard.press('/');
  const field = page.getByRole('searchbox');
  await expect(field).toBeFocused();
  await field.fill('cache line');
  await expect(page.getByRole('link', { name: /false sharing/i }).first()).toBeVisible();
});

test('a cache line is stepped through, by the keyboard too', async ({ page, book }) => {
  await page.goto(`${book.url}${CHAPTER}`);
  const figure = page.locator('.coherence');
  // It is loaded when it comes near.
  await figure.scrollIntoViewIfNeeded();
  await page.evaluate(() => customElements.whenDefined('coherence-steps').then(() => undefined));
  const next = figure.getByRole('button', { name: 'Step' });
  await next.focus();
  for (let i = 0; i < 2; i++) await page.keyboard.press('Enter');
  await expect(figure.locator('[data-part=said]')).toContainText('core 1 has to send the line');
  await expect(figure.locator('[data-part=tally]')).toHaveText('2 actions, 4 messages');
  await figure.getByRole('button', { name: 'Read' }).first().click();
  await expect(figure.locator('[data-part=memory]')).toHaveText('count 2');
  await figure.getByRole('button', { name: 'Start over' }).click();
  await expect(figure.locator('[data-part=tally]')).toHaveText('0 actions, 0 messages');
});
