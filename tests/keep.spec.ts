/** What a reader keeps: the page that shows it, a file of it, two tabs, and storage that is full, forbidden or spoiled. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { barriers, overflow } from './accessible.fixture.ts';
import { cellOf, done, expect as expectSoon, runCell, test } from './book.fixture.ts';
import { keptNames, putKept, runOf } from './kept.fixture.ts';

// Verdicts of kept runs are computed in the page, on a machine that may be busy.
const expect = expectSoon.configure({ timeout: 30_000 });
test.setTimeout(150_000);

const CHAPTER = 'chapters/arc/';
const ID = 'arc/vs-clone';
const KEY = `run:${ID}`;
const EDIT = 'edit:arc/vs-clone';
const VERSIONS = { arc: { text: 'let x = 1;', original: '' } };

async function openKept(page: Page, url: string, things: Readonly<Record<string, unknown>> = {}) {
  await page.goto(`${url}kept/`);
  await putKept(page, things);
  await page.reload();
  await expect(page.locator('kept-shelf')).toHaveAttribute('data-state', 'ready');
  const said = page.locator('[data-part=said]').first();
  const rows = page.locator('.shelf-item');
  const read = (content: string, name = 'kept.json') =>
    page
      .locator('[data-part=file]')
      .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
  return { said, rows, read };
}

async function saved(page: Page, press: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return readFileSync(await download.path(), 'utf8');
}

test('a run does not replace the one before it, and both are on the page with what they found', async ({
  page,
  book,
}) => {
  await page.goto(`${book.url}${CHAPTER}`);
  await putKept(page, { [KEY]: runOf(ID) });
  done(await runCell(page, ID));
  const cell = cellOf(page, ID);
  await expect.poll(() => keptNames(page)).toEqual([KEY, `${KEY}@2026-11-20T10:00:00.000Z`]);
  await cell.getByRole('link', { name: 'Your runs that are kept' }).click();
  const rows = page.locator('.shelf-item');
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('Shown in the chapter');
  await expect(rows.first()).toContainText('quick look');
  await expect(rows.last()).toContainText('November 20, 2026');
  await expect(rows.last().locator('.shelf-headline')).not.toBeEmpty();
  await expect(rows.last()).toContainText(/Claims in Rust: .*(hold|refuted|not distinguishable)/);

  await rows
    .last()
    .getByRole('button', { name: /^Show in the chapter/ })
    .click();
  await expect(rows.first()).toContainText('November 20, 2026');
  await page.goto(`${book.url}${CHAPTER}`);
  await expect(cell.locator('[data-whose=own] figcaption')).toContainText('November 20, 2026');
});

test('saved as a file, deleted, read back: the chapter shows it again, and says that it came from a file', async ({
  page,
  book,
}) => {
  const { said, rows, read } = await openKept(page, book.url, { [KEY]: runOf(ID), [EDIT]: VERSIONS });
  await expect(rows).toHaveCount(2);
  const text = await saved(page, () => page.getByRole('button', { name: 'Save all as a file' }).click());
  expect(JSON.parse(text)).toMatchObject({ schema: 1, runs: [{ experiment: ID }], entries: [{ key: EDIT }] });

  await page.getByRole('button', { name: 'Delete all' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('1 run and 1 edit');
  await dialog.getByRole('button', { name: 'Delete all' }).click();
  await expect(rows).toHaveCount(0);
  expect(await keptNames(page)).toEqual([]);
  await said.getByRole('button', { name: 'Undo' }).click();
  await expect(rows).toHaveCount(2);
  await page.getByRole('button', { name: 'Delete all' }).click();
  await dialog.getByRole('button', { name: 'Delete all' }).click();
  await expect(rows).toHaveCount(0);

  await read(text);
  await expect(said).toContainText('Read: 1 run and 1 edit.');
  await expect(rows.first()).toContainText('imported from a file');
  await read(text);
  await expect(said).toContainText('were here already');
  await expect(rows).toHaveCount(2);
  await page.goto(`${book.url}${CHAPTER}`);
  await expect(cellOf(page, ID).locator('[data-part=status]')).toContainText('from a file that you imported');
  await expect(cellOf(page, ID).locator('[data-whose=own] figcaption')).toContainText(
    'From a file that you imported',
  );
});

test('a file that is not right is refused with the path of the wrong field, and nothing changes', async ({
  page,
  book,
}) => {
  const { said, rows, read } = await openKept(page, book.url, { [KEY]: runOf(ID) });
  const file = {
    format: 'the-cost-of-ownership/kept',
    schema: 1,
    exportedAt: '2026-11-21T10:00:00.000Z',
    commit: 'x',
    runs: [runOf('arc/contention')],
    entries: [] as unknown[],
  };
  const wrong = structuredClone(file);
  (wrong.runs[0]!.cases[1]!.samples[3] as unknown[])[2] = -1;
  for (const [content, words] of [
    [JSON.stringify(wrong), /runs\.0\.cases\.1\.samples\.3\.2: .* Nothing was changed/],
    [JSON.stringify({ ...file, entries: [{ key: 'x', value: 1 }] }), /entries\.0\.key: /],
    [JSON.stringify({ ...file, schema: 7 }), /newer edition of the book \(schema 7/],
    [JSON.stringify(file).slice(0, -5), /not JSON, or was cut off/],
    ['', /not JSON/],
  ] as const) {
    await read(content);
    await expect(said).toContainText(words);
    expect(await keptNames(page)).toEqual([KEY]);
  }
  // Dropped on the page it is read like a chosen one; of both runs none is lost.
  const other = { ...file, runs: [runOf(ID, '2026-11-21T09:00:00.000Z')] };
  const data = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'dropped.json', { type: 'application/json' }));
    return transfer;
  }, JSON.stringify(other));
  await page.dispatchEvent('[data-part=drop]', 'drop', { dataTransfer: data });
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('November 20, 2026');
});

test('a run that cannot be read is shown with the reason, saved as it is, and deleted', async ({
  page,
  book,
}) => {
  const spoiled = { ...runOf(ID), duration: 'long' };
  const { rows } = await openKept(page, book.url, {
    [KEY]: spoiled,
    'run:arc/contention': { ...runOf('arc/contention'), schema: 0 },
  });
  const row = page.locator(`[data-key="${KEY}"]`);
  await expect(row).toContainText('duration: ');
  await expect(page.locator('[data-key="run:arc/contention"]')).toContainText(
    'older edition of the book (schema 0',
  );
  const text = await saved(page, () => row.getByRole('button', { name: /^Save what is there/ }).click());
  expect(JSON.parse(text)).toEqual(spoiled);
  await row.getByRole('button', { name: /^Delete/ }).focus();
  await page.keyboard.press('Enter');
  await expect(rows).toHaveCount(1);
  // The keyboard stands on the way back.
  await page.keyboard.press('Enter');
  await expect(rows).toHaveCount(2);
});

test('whatever is kept is text, never markup', async ({ page, book }) => {
  const evil = '<img src=x onerror="document.title=1"><b>bold</b>';
  const run = runOf(ID);
  const { rows } = await openKept(page, book.url, {
    [EDIT]: { [evil]: VERSIONS.arc },
    [`${evil}`]: evil,
    [KEY]: { ...run, environment: { ...run.environment, browser: evil } },
  });
  await expect(rows).toHaveCount(3);
  await expect(rows.first()).toContainText('<b>bold</b>');
  expect(await page.locator('kept-shelf :is(img, b)').count()).toBe(0);
  expect(await page.title()).toContain('What you keep here');
});

test('two tabs: neither loses the other’s run, and a page that is open hears of it', async ({
  page,
  book,
  context,
}) => {
  const { rows } = await openKept(page, book.url);
  await expect(page.locator('[data-part=total]')).toContainText('Nothing is kept here yet');
  const tab = await context.newPage();
  await tab.goto(`${book.url}kept/`);
  const file = (run: ReturnType<typeof runOf>) => ({
    name: 'run.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(run)),
  });
  await Promise.all([
    page.locator('[data-part=file]').setInputFiles(file(runOf(ID, '2026-11-21T09:00:00.000Z'))),
    tab.locator('[data-part=file]').setInputFiles(file(runOf(ID, '2026-11-21T09:30:00.000Z'))),
  ]);
  await expect(rows).toHaveCount(2);
  await expect(tab.locator('.shelf-item')).toHaveCount(2);
  await tab
    .getByRole('button', { name: /^Delete:/ })
    .first()
    .click();
  await expect(rows).toHaveCount(1);
  await tab.close();
});

test('storage that is forbidden is said in words', async ({ page, book }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('forbidden', 'SecurityError');
    };
  });
  await page.goto(`${book.url}kept/`);
  await expect(page.locator('kept-shelf')).toHaveAttribute('data-state', 'forbidden');
  await expect(page.locator('[data-part=total]')).toContainText(
    /does not let the book keep anything.*private window/,
  );
});

test('storage that is full: the run stays on the screen, and a file that does not fit changes nothing', async ({
  page,
  book,
}) => {
  await page.addInitScript(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (value: unknown, key?: IDBValidKey) {
      if (!sessionStorage.getItem('full')) return put.call(this, value, key);
      this.transaction.abort();
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  const { said, rows, read } = await openKept(page, book.url, { [KEY]: runOf(ID) });
  await page.evaluate(() => sessionStorage.setItem('full', 'yes'));
  await read(JSON.stringify(runOf('arc/contention')));
  await expect(said).toContainText('The browser’s storage is full, so nothing was changed');
  await expect(rows).toHaveCount(1);
  await page.goto(`${book.url}${CHAPTER}`);
  const run = done(await runCell(page, ID));
  await expect(cellOf(page, ID)).toContainText('The run stays on the screen. The browser’s storage is full');
  await expect(cellOf(page, ID)).toContainText(String(run.plan.seed));
  expect(await keptNames(page)).toEqual([KEY]);
});

test('the page without JavaScript, on a small screen, and under axe in both themes', async ({
  browser,
  book,
}) => {
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const still = await plain.newPage();
  await still.goto(`${book.url}kept/`);
  await expect(still.locator('main noscript p')).toContainText('Without it, nothing is kept');
  await expect(still.locator('kept-shelf')).toBeHidden();
  await plain.close();
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({
      colorScheme,
      reducedMotion: 'reduce',
      viewport: { width: 360, height: 740 },
    });
    const page = await context.newPage();
    await openKept(page, book.url, {
      [KEY]: runOf(ID),
      [`${KEY}@1`]: runOf(ID, '2026-11-19T10:00:00.000Z'),
      [`${KEY}@2`]: { spoiled: true },
      [EDIT]: VERSIONS,
      'guess:arc/vs-clone/x': 3,
    });
    await page.locator('kept-shelf details').evaluateAll((all) => {
      for (const each of all as HTMLDetailsElement[]) each.open = true;
    });
    await expect(page.locator('.shelf-headline').first()).not.toBeEmpty();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    for (const path of ['', 'offline/']) {
      if (path) await page.goto(`${book.url}${path}`);
      else await page.getByRole('button', { name: 'Delete all' }).click();
      expect(await barriers(page)).toEqual([]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    }
    await context.close();
  }
});
