/** Citing a chart: the dialog, what it saves, and a run that travels in a link. */
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { hashOf } from '../src/cite/canonical.ts';
import { pack } from '../src/cite/capsule.ts';
import type { Run } from '../src/lab/run.ts';
import { cellOf, done, expect, runUntilCalm, test } from './book.fixture.ts';
import { keptNames, putKept, runOf } from './kept.fixture.ts';

const CHAPTER = 'chapters/arc/';
const ID = 'arc/vs-clone';

/** As a reader's browser would have measured it: small enough for a link. */
const readersRun = (): Run => {
  const run = runOf(ID);
  const { native: _, ...page } = run;
  return { ...page, cases: run.cases.filter(({ language }) => language !== 'native') };
};

async function openDialog(page: Page, id = ID) {
  await page.evaluate(() => customElements.whenDefined('experiment-cell').then(() => undefined));
  await cellOf(page, id)
    .getByRole('button', { name: /^Cite or share/ })
    .click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { name: 'As a citation' })).toBeVisible();
  return dialog;
}

async function saved(page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Where the points of a drawing are, and what they say: the figure without its colors. */
const pointsIn = (page: Page, selector: string) =>
  page.evaluate((each) => {
    const root = document.querySelector(each)!;
    return [...root.querySelectorAll('circle')].map((point) =>
      ['cx', 'cy', 'r']
        .map((name) => point.getAttribute(name))
        .concat(point.textContent)
        .join(' '),
    );
  }, selector);

test('the recorded chart is saved as an SVG that opens alone and shows the same, and as a PNG of the size asked for', async ({
  page,
  book,
  context,
}) => {
  await page.goto(`${book.url}${CHAPTER}`);
  const drawn = await pointsIn(page, `experiment-cell[data-experiment="${ID}"] .cell-chart-wide`);
  expect(drawn.length).toBeGreaterThan(10);
  const dialog = await openDialog(page);
  const preview = dialog.locator('.cite-preview');
  await expect.poll(() => preview.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(908);

  await dialog.getByLabel('Colors').selectOption('dark');
  const svg = await saved(page, () => dialog.getByRole('button', { name: 'Save as SVG' }).click());
  expect(svg.name).toMatch(/^ownership-arc-vs-clone-[0-9a-f]{8}-dark\.svg$/);
  const text = svg.bytes.toString('utf8');
  expect(text).not.toMatch(/var\(|currentColor/i);
  const requests: string[] = [];
  const alone = await context.newPage();
  alone.on('request', (request) => requests.push(request.url()));
  const file = test.info().outputPath('chart.svg');
  await (await import('node:fs/promises')).writeFile(file, text);
  await alone.goto(`file://${file}`);
  expect(await pointsIn(alone, 'svg.chart')).toEqual(drawn);
  const words = await alone.locator('svg > text').allTextContents();
  expect(words.join(' ')).toContain('2 virtual cores of a cloud server, Chromium');
  expect(words.join(' ')).toMatch(/arc\/vs-clone, data sha256:[0-9a-f]{16}/);
  // Every text of the drawing lies inside of it, in the face that it brought along.
  expect(
    await alone.evaluate(async () => {
      await document.fonts.ready;
      const { width, height } = document.documentElement.getBoundingClientRect();
      const outside = [...document.querySelectorAll('text')].filter((each) => {
        const box = each.getBoundingClientRect();
        return box.left < 0 || box.top < 0 || box.right > width || box.bottom > height;
      });
      return [
        document.fonts.check('12px "Instrument Sans Variable"'),
        outside.map((each) => each.textContent),
      ];
    }),
  ).toEqual([true, []]);
  expect(requests.filter((url) => !url.startsWith('file:') && !url.startsWith('data:'))).toEqual([]);
  await alone.close();

  // The file that the Markdown names is the one that is saved.
  await dialog.getByLabel('Colors').selectOption('light');
  const light = await saved(page, () => dialog.getByRole('button', { name: 'Save as SVG' }).click());
  await dialog.getByLabel('Language').selectOption('markdown');
  await expect(dialog.getByRole('group', { name: 'In another page' })).toContainText(`](${light.name})`);

  for (const scale of [1, 4]) {
    await dialog.getByLabel('PNG size').selectOption(String(scale));
    const png = await saved(page, () => dialog.getByRole('button', { name: 'Save as PNG' }).click());
    expect(png.bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(png.bytes.readUInt32BE(16)).toBe(908 * scale);
  }
});

test('citation and data name the same hash, which is that of the recorded file', async ({
  page,
  book,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${book.url}${CHAPTER}`);
  const dialog = await openDialog(page);
  const run = (await (await page.request.get(`${book.url}data/cloud-2/${ID}.json`)).json()) as Run;
  const hash = await hashOf(run);
  await expect(dialog).toContainText(hash);
  await dialog.getByLabel('Form').selectOption('bibtex');
  await dialog.getByRole('button', { name: 'Copy', exact: true }).first().click();
  const bibtex = await page.evaluate(() => navigator.clipboard.readText());
  expect(bibtex).toContain(`data sha256:${hash}`);
  expect(bibtex).toContain(`url     = {${book.url}${CHAPTER}#experiment-arc-vs-clone}`);
  const json = await saved(page, () => dialog.getByRole('button', { name: 'Run and summary, JSON' }).click());
  expect(JSON.parse(json.bytes.toString('utf8')).run).toEqual(run);
  const csv = await saved(page, () => dialog.getByRole('button', { name: 'Samples, CSV' }).click());
  const count = run.cases.reduce((sum, { samples }) => sum + samples.length, 0);
  expect(csv.bytes.toString('utf8').trim().split('\r\n')).toHaveLength(count + 1);
});

test('one’s own run is copied as a link, and opens elsewhere with the same numbers, labelled, and kept nowhere', async ({
  page,
  book,
  browser,
  context,
}) => {
  test.setTimeout(150_000);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${book.url}${CHAPTER}`);
  const run = done(await runUntilCalm(page, ID));
  const dialog = await openDialog(page);
  await expect(dialog.getByRole('radio', { name: 'your run' })).toBeChecked();
  await dialog.getByRole('button', { name: 'Copy the link to this run' }).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link.length).toBeLessThan(4096);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  const numbers = await cellOf(page, ID).locator('[data-whose=own] [data-part=table]').textContent();
  await page.close();

  const other = await browser.newContext();
  const stranger = await other.newPage();
  const complaints: string[] = [];
  stranger.on('pageerror', (error) => complaints.push(error.message));
  await stranger.goto(link);
  const block = cellOf(stranger, ID).locator('.cell-linked');
  await expect(block).toContainText('measured on another machine');
  await expect(block).toContainText(`sha256:${(await hashOf(run)).slice(0, 16)}`);
  await expect(block.locator('figcaption')).toContainText('Faint, behind: 2 virtual cores');
  expect(await block.locator('[data-part=table]').textContent()).toBe(numbers);
  await expect(block).toBeFocused();
  // The recorded figure waits behind it; the reader's own comes with a run.
  await expect(cellOf(stranger, ID).locator('[data-slot=figure]').first()).toBeHidden();
  expect(await stranger.evaluate(() => indexedDB.databases())).toEqual([]);
  done(await runUntilCalm(stranger, ID));
  await expect(cellOf(stranger, ID).locator('[data-whose=own] figcaption')).toContainText(
    'the run in the link',
  );
  await expect(block).toBeVisible();
  await block.getByRole('button', { name: 'Close the run from the link' }).click();
  await expect(block).toHaveCount(0);
  expect(new URL(stranger.url()).hash).toBe('');
  expect(complaints).toEqual([]);
  await other.close();
});

test('of a run in a link the fitting drawing is there first, then all of it in its place; closed before, nothing is left', async ({
  page,
  book,
}) => {
  const capsule = (await pack({ run: readersRun(), code: [] }))!;
  // Whatever is in the block when it is placed, and where it then is, and is at the end.
  await page.addInitScript(() => {
    const seen: unknown[] = [];
    Object.assign(window, { seen });
    new MutationObserver(() => {
      const block = document.querySelector('.cell-linked');
      if (!block || seen.length) return;
      const fits = [...block.querySelectorAll('.cell-chart:has(svg)')].map(({ className }) => className);
      seen.push(
        fits,
        block.ariaBusy,
        document.activeElement === block,
        block.querySelector('.cell-findings'),
        scrollY,
      );
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(`${book.url}${CHAPTER}#${capsule}`);
  const block = cellOf(page, ID).locator('.cell-linked');
  await expect(block.locator('.cell-findings')).toBeVisible();
  await expect(block.locator('.cell-chart svg')).toHaveCount(3);
  await expect(block).not.toHaveAttribute('aria-busy');
  await expect(block).toBeFocused();
  const scroll = await page.evaluate(() => scrollY);
  expect(await page.evaluate(() => (window as unknown as { seen: unknown[] }).seen)).toEqual([
    ['cell-chart cell-chart-wide'],
    'true',
    true,
    null,
    scroll,
  ]);
  const measured = () => page.evaluate(() => performance.getEntriesByType('measure').map(({ name }) => name));
  expect(await measured()).toEqual(['capsule', 'capsule-whole']);
  await block.getByRole('button', { name: 'Close the run from the link' }).click();

  // The same link again, closed as soon as it stands there.
  await page.evaluate((hash) => {
    new MutationObserver((_, observer) => {
      const close = document.querySelector<HTMLElement>('.cell-linked button:last-child');
      if (!close) return;
      observer.disconnect();
      close.click();
    }).observe(document.body, { childList: true, subtree: true });
    location.hash = hash;
  }, capsule);
  await expect.poll(measured).toHaveLength(4);
  await expect(block).toHaveCount(0);
  await expect(cellOf(page, ID).locator('[data-slot=figure]').first()).toBeVisible();
  expect(new URL(page.url()).hash).toBe('');
});

test('a link with somebody’s kernel shows the code and runs nothing', async ({ page, book }) => {
  const run = readersRun();
  const own = run.cases.filter(({ variant, language }) => variant === 'arc' && language === 'typescript');
  const edited: Run = {
    ...run,
    cases: [
      ...run.cases,
      ...own.map((each) => ({ ...each, variant: 'yours: arc', checksum: each.checksum + 1 })),
    ],
  };
  const text = '<img src=x onerror="document.title = 1">\ndocument.title = "run";';
  const capsule = (await pack({ run: edited, code: [{ variant: 'arc', text }] }))!;
  await page.goto(`${book.url}${CHAPTER}#${capsule}`);
  const block = cellOf(page, ID).locator('.cell-linked');
  await block.getByText('The changed kernel of this run').click();
  await expect(block.locator('.cell-linked-code pre')).toHaveText(text);
  await expect(block).toContainText('does different work');
  await expect(block.locator('img')).toHaveCount(0);
  expect(await page.title()).not.toMatch(/^(1|run)$/);
  expect(
    await page.evaluate(() => document.querySelector('experiment-cell [data-part=status]')?.textContent),
  ).toBe('');
});

test('somebody’s kernel is put into the editor at a press, in place of one’s own only at a second, and does not run', async ({
  page,
  book,
}) => {
  const capsule = (await pack({ run: readersRun(), code: [{ variant: 'arc', text: 'theirs' }] }))!;
  await page.goto(`${book.url}${CHAPTER}#${capsule}`);
  const cell = cellOf(page, ID);
  const content = cell.locator('[data-part=editor] .cm-content');
  const listing = cell.locator('.cell-linked-code');
  await listing.getByText('The changed kernel of this run').click();
  const put = listing.getByRole('button', { name: 'Put it into the editor' });
  await put.click();
  await expect(content).toBeFocused({ timeout: 30_000 });
  await expect(content).toHaveText('theirs');
  await expect(content).toBeVisible();
  await expect(listing.getByRole('status')).toHaveText(/Nothing has run/);
  expect(await cell.evaluate((each) => each.dataset.state ?? 'idle')).toBe('idle');

  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText('mine');
  await put.click();
  await expect(listing.getByRole('status')).toContainText('Press again');
  await expect(content).toHaveText('mine');
  await put.click();
  await expect(content).toHaveText('theirs');
  await expect(content).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(content).toHaveText('mine');

  // Closed and kept, it is still asked for; and the editor opens with a way back.
  await cell.locator('[data-part=close-editor]').click();
  await put.click();
  await expect(listing.getByRole('status')).toContainText('Press again');
  await put.click();
  await expect(content).toHaveText('theirs');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(content).toHaveText('mine');
  expect(await cell.evaluate((each) => each.dataset.state ?? 'idle')).toBe('idle');
});

test('a link that is damaged, of another chapter, or of another time is told in words, and changes nothing', async ({
  page,
  book,
}) => {
  const capsule = (await pack({ run: readersRun(), code: [] }))!;
  await page.goto(`${book.url}${CHAPTER}`);
  await putKept(page, { [`run:${ID}`]: runOf(ID) });
  const told = page.locator('.cell-linked-refused');
  for (const [fragment, words] of [
    [capsule.slice(0, -9), /cut or changed on its way/],
    [capsule.replace('run=1', 'run=7'), /newer edition/],
    [capsule.replace(/\.[0-9a-f]{4}/, '.0000'), /their hash is another/],
    ['run=', /It is no link to a run/],
  ] as const) {
    // A link that is opened in a page that is open already only changes the fragment.
    await page.evaluate((hash) => {
      location.hash = hash;
    }, fragment);
    await expect(told).toContainText(words);
    await expect(told).toHaveCount(1);
    await expect(page.locator('.cell-linked')).toHaveCount(0);
  }
  expect(await keptNames(page)).toEqual([`run:${ID}`]);
  await page.goto(`${book.url}chapters/box/#${capsule}`);
  await told.getByRole('link', { name: 'Show it there' }).click();
  await expect(cellOf(page, ID).locator('.cell-linked')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`the dialog and a run from a link pass axe in ${colorScheme}, fit 360 px, and work by keyboard`, async ({
    browser,
    book,
  }) => {
    const context = await browser.newContext({ colorScheme, viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    const capsule = (await pack({ run: readersRun(), code: [] }))!;
    await page.goto(`${book.url}${CHAPTER}#${capsule}`);
    await expect(page.locator('.cell-linked')).toBeVisible();
    const audit = async (what: string) => {
      const { violations } = await new AxeBuilder({ page }).include(what).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target)}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    };
    await audit('.cell-linked');
    const cite = cellOf(page, ID).getByRole('button', { name: /^Cite or share/ });
    await cite.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('heading', { name: 'As a citation' })).toBeVisible();
    await expect(dialog.getByRole('radio', { name: 'the run in the link' })).toBeChecked();
    await dialog.getByText('QR code', { exact: true }).click();
    await audit('.cite-dialog');
    expect(await dialog.evaluate((each) => each.scrollWidth - each.clientWidth)).toBeLessThanOrEqual(0);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(cite).toBeFocused();
    await context.close();
  });
