/** Machines: recorded ones, a thousand imported ones, bad files, and any two of them compared. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { hashOf } from '../src/cite/canonical.ts';
import { CITED_FORMAT } from '../src/cite/table.ts';
import type { Machine, Run } from '../src/lab/run.ts';
import { syntheticSurvey } from '../src/lab/survey/survey.fixture.ts';
import { barriers, overflow } from './accessible.fixture.ts';
import { expect as expectSoon, test } from './book.fixture.ts';
import { putKept, runOf } from './kept.fixture.ts';

// Comparing is resampling, on a machine that may be busy.
const expect = expectSoon.configure({ timeout: 60_000 });
test.setTimeout(180_000);

const ID = 'arc/contention';
const CLAIM = 'Threads that touch a shared Arc fight over its cache line.';

function machineOf(name: string, ...runs: readonly Run[]): Machine {
  const id = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return {
    schema: 1,
    id,
    name,
    description: `${name}, made up`,
    recordedAt: '2026-11-21T10:00:00.000Z',
    runs: [...runs],
  };
}

/** The recorded run with one variant slower than it was. */
function slower(variant: string, by: number): Run {
  const run = runOf(ID);
  return {
    ...run,
    cases: run.cases.map((each) =>
      each.variant === variant
        ? {
            ...each,
            samples: each.samples.map(([l, r, time, o]): [number, number, number, number] => [
              l,
              r,
              time * by,
              o,
            ]),
          }
        : each,
    ),
  };
}

const file = (content: unknown, name = 'machine.json') => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
});

async function openMachines(page: Page, url: string) {
  await page.goto(`${url}machines/`);
  const library = page.locator('machine-library');
  await expect(library).toHaveAttribute('data-state', 'ready');
  const said = library.locator('[data-part=said]');
  const rows = library.locator('.machine-item');
  const read = (...files: ReturnType<typeof file>[]) =>
    library.locator('[data-part=file]').setInputFiles(files);
  return { library, said, rows, read, result: page.locator('[data-part=result]') };
}

test('an imported machine is compared with a recorded one: verdicts that differ first, ratios with intervals', async ({
  page,
  book,
}) => {
  const { said, rows, read, result } = await openMachines(page, book.url);
  await expect(page.locator('[data-part=count]')).toContainText('No machine is imported yet');
  await read(file(machineOf('Slow reader', slower('read', 10), runOf('arc/vs-clone'))));
  await expect(said).toContainText('Read: 1 machine.');
  await expect(page.locator('[data-part=more]')).toBeHidden();
  await rows.getByRole('button', { name: 'Compare: Slow reader' }).click();
  await expect(result).toHaveAttribute('data-state', 'done');
  const compare = page.locator('machine-compare [data-part=said]');
  await expect(compare).toContainText(
    /^2 experiments on both machines: \d+ of \d+ verdicts differ, \d+ of them/,
  );
  const first = result.locator('.compare-verdicts tbody tr').first();
  await expect(first).toHaveAttribute('data-contrast', 'opposite');
  const claim = result.locator('.compare-verdicts tbody tr', { hasText: CLAIM }).first();
  await expect(claim.locator('.verdict-word').first()).toContainText('refuted');
  await expect(claim.locator('.verdict-word').last()).toContainText('holds');

  // One picture of both experiments, its name the result in words, with the same numbers in a table.
  const chart = result.locator('.compare-chart svg[role=img]:visible');
  await expect(chart).toHaveCount(1);
  await expect(chart).toHaveAttribute(
    'aria-label',
    /^Times of Slow reader over times of .* for 2 experiments/,
  );
  const ratios = result.getByRole('table', { name: 'Ratios of all experiments', includeHidden: true });
  expect(await ratios.locator('tbody tr').count()).toBeGreaterThanOrEqual(4);

  const experiments = result.locator('.compare-experiment');
  await expect(experiments).toHaveCount(2);
  await expect(experiments.first()).toHaveAttribute('data-experiment', ID);
  await experiments.first().locator('summary').press('Enter');
  const cases = experiments.first().getByRole('table', { name: 'Cases' });
  const row = cases.locator('tr', { hasText: /read through a shared Arc.*Rust/ }).first();
  await expect(row).toContainText(/\d+ \([\d.]+ to [\d.]+\)$/);
  expect(await cases.locator('[data-apart]').count()).toBeGreaterThan(0);

  // The address names both, and says the same again; the machine is still there.
  await page.reload();
  await expect(result).toHaveAttribute('data-state', 'done');
  await expect(compare).toContainText('2 experiments on both machines');
  await read(file(machineOf('Slow reader', slower('read', 10), runOf('arc/vs-clone'))));
  await expect(said).toContainText('1 machine was here already');
  await rows.getByRole('button', { name: 'Delete: Slow reader' }).click();
  await expect(rows).toHaveCount(0);
  await page.reload();
  await expect(page.locator('[data-part=count]')).toContainText('No machine is imported yet');
});

test('two machines with a survey each have both in one drawing; a cited run with another hash is refused', async ({
  page,
  book,
}) => {
  const { read, said, rows, result } = await openMachines(page, book.url);
  const surveyed = (name: string, coresFound: number): Machine => ({
    ...machineOf(name, runOf('arc/vs-clone')),
    survey: syntheticSurvey({ coresFound }),
  });
  await read(file(surveyed('First', 4)), file(surveyed('Second', 3)));
  await expect(said).toContainText('Read: 2 machines.');
  await expect(rows.first()).toContainText('with its survey');
  const first = await rows.filter({ hasText: 'First' }).getAttribute('data-key');
  await page.locator('select[name=a]').selectOption(`imported:${first}`);
  await rows.getByRole('button', { name: 'Compare: Second' }).click();
  await expect(result).toHaveAttribute('data-state', 'done');
  const part = (name: string) => result.locator(`[data-survey-part=${name}]`);
  await expect(part('cores')).toContainText(/First, .* 4 cores?; |First, .*reports 4 cores/);
  await expect(part('ladder').locator('svg[role=img]:visible')).toHaveAttribute(
    'aria-label',
    /First: .* Second: /,
  );
  await expect(part('hops').locator('svg[role=img]:visible')).toHaveCount(2);
  expect(await barriers(page)).toEqual([]);

  const run = runOf(ID);
  const cited = { format: CITED_FORMAT, hash: `sha256:${await hashOf(run)}`, run };
  await read(file({ ...cited, run: { ...run, duration: run.duration + 1 } }, 'changed.json'));
  await expect(said).toContainText('changed.json: The numbers in the file are not those that were cited');
  await expect(said).toContainText('Nothing was changed.');
  await read(file(cited, 'cited.json'));
  await expect(said).toContainText('Read: 1 machine.');
});

test('one’s own runs against the recorded ones, and saved as a machine that can be read back', async ({
  page,
  book,
}) => {
  await page.goto(`${book.url}machines/`);
  await putKept(page, { [`run:${ID}`]: runOf(ID) });
  const { read, said, result } = await openMachines(page, book.url);
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(result).toHaveAttribute('data-state', 'done');
  await expect(page.locator('machine-compare [data-part=said]')).toContainText(
    /^1 experiment on both machines: 0 of \d+ verdicts differ\.$/,
  );
  await expect(result).toContainText('None. Where both machines can tell, they say the same.');

  const form = page.locator('machine-file');
  await form.getByLabel('Name').fill('…');
  await form.getByLabel('Processor').fill('a processor');
  await form.getByRole('button').click();
  await expect(form.getByRole('status')).toContainText('Give the machine a name');
  await form.getByLabel('Name').fill('My laptop, 8 cores');
  const [download] = await Promise.all([page.waitForEvent('download'), form.getByRole('button').click()]);
  expect(download.suggestedFilename()).toBe('my-laptop-8-cores.json');
  const text = readFileSync(await download.path(), 'utf8');
  expect(JSON.parse(text)).toMatchObject({ id: 'my-laptop-8-cores', runs: [runOf(ID)] });
  await read(file(text));
  await expect(said).toContainText('Read: 1 machine.');
});

test('files that are not right are refused in words beside those that are, and what they say is text', async ({
  page,
  book,
}) => {
  const { said, rows, read, library } = await openMachines(page, book.url);
  const evil = '<img src=x onerror="document.title=1"><b>bold</b>';
  const good = machineOf('x', runOf(ID));
  await read(
    file({ ...good, name: evil, description: evil }, 'evil.json'),
    file('{', 'cut.json'),
    file(JSON.stringify(good).replace('{', '{"__proto__":{"a":1},'), 'keys.json'),
    file({ ...good, runs: [{ ...runOf(ID), experiment: evil }] }, 'id.json'),
    file({ ...good, schema: 2 }, 'later.json'),
  );
  await expect(said).toContainText('Read: 1 machine.');
  await expect(said).toContainText('cut.json: The file is not JSON');
  await expect(said).toContainText('keys.json: It has a key “__proto__”');
  await expect(said).toContainText(
    'id.json: This is not a machine that this book can read: runs.0.experiment',
  );
  await expect(said).toContainText('later.json: It was written by a newer edition');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText('<b>bold</b>');
  await rows.getByRole('button', { name: /^Compare/ }).click();
  await expect(page.locator('[data-part=result]')).toHaveAttribute('data-state', 'done');
  expect(await page.locator('main :is(img, b)').count()).toBe(0);
  expect(await page.title()).toContain('Machines');

  // Dropped files are read like chosen ones.
  const data = await page.evaluateHandle(
    (text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'dropped.json', { type: 'application/json' }));
      return transfer;
    },
    JSON.stringify(machineOf('Dropped', runOf(ID))),
  );
  await page.dispatchEvent('machine-library [data-part=drop]', 'drop', { dataTransfer: data });
  await expect(library.locator('.machine-item', { hasText: 'Dropped' })).toBeVisible();
});

test('a thousand imported files are listed and filtered without holding the page', async ({ page, book }) => {
  const { said, rows, library } = await openMachines(page, book.url);
  const run = { ...runOf(ID), cases: runOf(ID).cases.slice(0, 2) };
  // Long tasks are what the browser counts as such; anything that holds the page for 100 ms is too much.
  const watch = () =>
    page.evaluate(() => {
      const tasks: number[] = [];
      new PerformanceObserver((list) => {
        tasks.push(...list.getEntries().map(({ duration }) => duration));
      }).observe({ type: 'longtask' });
      Object.assign(globalThis, { tasks });
    });
  const longest = () =>
    page.evaluate(() => Math.max(0, ...(globalThis as unknown as { tasks: number[] }).tasks));
  const data = await page.evaluateHandle(
    (text) => {
      const transfer = new DataTransfer();
      for (let i = 0; i < 1000; i++) {
        const made = text.replaceAll('A thousand', `Machine ${i}`);
        transfer.items.add(new File([made], `machine-${i}.json`, { type: 'application/json' }));
      }
      return transfer;
    },
    JSON.stringify(machineOf('A thousand', run)),
  );
  const count = page.locator('[data-part=count]');
  const find = library.getByLabel('Find');
  /** A machine that is busy with something else makes every task longer: the calmest of three times tells. */
  const calmest = async (work: () => Promise<void>): Promise<number> => {
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < 3 && least >= 100; i++) {
      await work();
      least = Math.min(least, await longest());
    }
    return least;
  };

  const reading = await calmest(async () => {
    if (await rows.count()) await library.getByRole('button', { name: /^Delete all/ }).click();
    await expect(count).toContainText('No machine is imported yet');
    await watch();
    await page.dispatchEvent('machine-library [data-part=drop]', 'drop', { dataTransfer: data });
    await expect(said).toContainText('Read: 1000 machines.', { timeout: 120_000 });
    await expect(rows).toHaveCount(40);
  });
  expect(reading, 'while they are read').toBeLessThan(100);

  const listing = await calmest(async () => {
    await page.reload();
    await watch();
    await expect(rows).toHaveCount(40);
    await library.getByRole('button', { name: 'Show 40 more of 960' }).press('Enter');
    await expect(rows).toHaveCount(80);
    await expect(rows.nth(40).getByRole('button', { name: /^Compare/ })).toBeFocused();
    await find.pressSequentially('machine 99', { delay: 20 });
    await expect(count).toContainText('19 of 1000 imported machines');
    await expect(rows).toHaveCount(19);
    await find.fill('');
    await expect(count).toContainText('1000 imported machines');
  });
  expect(listing, 'while they are listed and filtered').toBeLessThan(100);

  await find.fill('machine 99');
  await library.getByRole('button', { name: 'Delete these 19' }).click();
  await expect(page.locator('[data-part=count]')).toContainText('0 of 981 imported machines');
});

test('machines that an earlier edition of the book kept are still there', async ({ page, book }) => {
  await page.goto(`${book.url}machine/`);
  const run = runOf(ID);
  await page.evaluate(
    async ([name, experiment, value]) => {
      const opening = indexedDB.open('the-cost-of-ownership: machines', 1);
      opening.onupgradeneeded = () => {
        opening.result.createObjectStore('cards', { keyPath: 'key' });
        opening.result.createObjectStore('runs');
      };
      await new Promise((resolve) => {
        opening.onsuccess = resolve;
      });
      const transaction = opening.result.transaction(['cards', 'runs'], 'readwrite');
      const day = '2026-11-20T10:00:00.000Z';
      const lists = {
        experiments: [experiment],
        languages: ['Rust'],
        browsers: ['x'],
        cores: [2],
        ticks: [5],
      };
      const card = {
        ...lists,
        key: 'k',
        name,
        description: '',
        file: 'x.json',
        quick: 0,
        from: day,
        to: day,
      };
      transaction.objectStore('cards').put(card);
      transaction.objectStore('runs').put(value, ['k', experiment]);
      await new Promise((resolve) => {
        transaction.oncomplete = resolve;
      });
      opening.result.close();
    },
    ['Kept long ago', ID, run] as const,
  );
  const { rows, result } = await openMachines(page, book.url);
  await rows.getByRole('button', { name: 'Compare: Kept long ago' }).click();
  await expect(result).toHaveAttribute('data-state', 'done');
  await expect(result.locator('.compare-experiment')).toHaveCount(1);
});

test('without JavaScript, on a small screen, and under axe in both themes', async ({ browser, book }) => {
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const still = await plain.newPage();
  await still.goto(`${book.url}machines/`);
  await expect(still.locator('.machine').first()).toContainText('experiments in TypeScript, Rust');
  await expect(still.locator('machine-library')).toBeHidden();
  await plain.close();
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ colorScheme, viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    const { read, rows, result } = await openMachines(page, book.url);
    // A name without a space must not make the page wider.
    const survey = syntheticSurvey();
    const named = (name: string) => file({ ...machineOf(name, slower('read', 10)), survey });
    await read(named('W'.repeat(100)));
    await read(named('Slow reader'));
    const long = await rows.filter({ hasText: 'WWW' }).getAttribute('data-key');
    await page.locator('select[name=a]').selectOption(`imported:${long}`);
    await rows.getByRole('button', { name: 'Compare: Slow reader' }).click();
    await expect(result).toHaveAttribute('data-state', 'done');
    await result.locator('summary').first().click();
    expect(await barriers(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await context.close();
  }
});
