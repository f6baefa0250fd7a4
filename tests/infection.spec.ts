/** The infection map: what is chosen, what is pasted, what is refused, and what the page does meanwhile. */
import type { Page } from '@playwright/test';
import { barriers, overflow } from './accessible.fixture.ts';
import { expect, test } from './book.fixture.ts';

const PATH = 'infection-map/';
const part = (page: Page, name: string) => page.locator(`infection-map [data-part=${name}]`);
/** The words of a map or of a refusal have come. */
const settled = (page: Page, words: RegExp) =>
  expect(part(page, 'status')).toContainText(words, { timeout: 20_000 });

async function paste(page: Page, text: string): Promise<void> {
  await part(page, 'which').selectOption('own');
  await settled(page, /Parser\.input becomes/);
  await part(page, 'own').fill(text);
}

test('without JavaScript the first example is mapped, in both ways', async ({ browser, book }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${book.url}${PATH}`);
  await expect(page.locator('.infection-said')).toContainText(/^\d+ of \d+ items change when Parser\.input/);
  await expect(page.locator('.infection pre')).toHaveCount(2);
  await expect(page.locator('.infection ins').first()).toBeVisible();
  await expect(page.locator('.infection select').first()).toBeHidden();
  await page.locator('.infection summary').click();
  await expect(page.getByRole('heading', { name: 'Where it stops' })).toBeVisible();
  await context.close();
});

test('nothing but the element is loaded before somebody chooses; then all of it comes from here', async ({
  page,
  book,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${book.url}${PATH}`, { waitUntil: 'networkidle' });
  expect(asked.filter((url) => /panel|worker|\.wasm/.test(url))).toEqual([]);
  await part(page, 'which').selectOption('tokens');
  await settled(page, /Token::Word\.text becomes/);
  expect(asked.filter((url) => /\.wasm/.test(url)).length).toBe(2);
  expect(asked.filter((url) => !url.startsWith(book.url) && !/^(?:data|blob):/.test(url))).toEqual([]);
});

test('by keyboard: an example, then another field', async ({ page, book }) => {
  await page.goto(`${book.url}${PATH}`);
  await part(page, 'which').focus();
  await page.keyboard.press('ArrowDown');
  await settled(page, /Token::Word\.text becomes/);
  await page.keyboard.press('Tab');
  await expect(part(page, 'field')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await settled(page, /Line\.tokens becomes/);
});

test('pasted code is mapped and kept, and markup in it is text', async ({ page, book }) => {
  await page.goto(`${book.url}${PATH}`);
  const code = 'struct Mine { text: String } // <img src=x onerror="document.title=1">\nfn f(m: &Mine) {}';
  await paste(page, code);
  await settled(page, /1 of 2 items changes when Mine\.text/);
  await expect(page.locator('.infection img')).toHaveCount(0);
  await page.reload();
  await settled(page, /Mine\.text/);
  await expect(part(page, 'own')).toHaveValue(code);
  await expect(part(page, 'own')).toBeVisible();
});

const BAD: readonly (readonly [string, string, RegExp])[] = [
  ['nothing', '', /no code here yet/],
  ['a megabyte', 'struct A { b: String }\n'.repeat(45_000), /characters; the map takes 100,000/],
  ['NUL', 'struct A { b: String }\0', /binary/],
  ['bytes that are no text', '\u0001\u0002\ufffd\u001f'.repeat(20_000), /binary/],
  ['100,000 parentheses', '('.repeat(100_000), /not Rust|longer than 2 seconds/],
  ['half a program', 'struct A { b: String }\nimpl A { fn f(&self) -> A {', /items? changes? when/],
];

test('any text is answered in words, and the page stays awake', async ({ page, book }) => {
  await page.addInitScript(() => {
    const long: number[] = [];
    new PerformanceObserver((list) =>
      long.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({
      type: 'longtask',
    });
    Object.assign(window, { long });
  });
  await page.goto(`${book.url}${PATH}`);
  await part(page, 'which').selectOption('own');
  await settled(page, /Parser\.input becomes/);
  for (const [name, text, words] of BAD) {
    await part(page, 'own').evaluate((area: HTMLTextAreaElement, text) => {
      area.value = text;
      area.dispatchEvent(new Event('input', { bubbles: true }));
    }, text);
    await expect(part(page, 'status'), name).toContainText(words, { timeout: 20_000 });
  }
  // A megabyte of text has to be laid out; a parser on this thread would take seconds.
  const long = await page.evaluate(() => Math.max(0, ...(window as unknown as { long: number[] }).long));
  expect(long).toBeLessThan(2000);
});

test('a worker that does not answer in two seconds is ended, in words, and replaced', async ({
  page,
  book,
}) => {
  let hangs = true;
  await page.route(/worker-[^/]*\.js/, async (route) => {
    if (!hangs) return route.continue();
    const body = 'postMessage({ kind: "ready" }); onmessage = () => { for (;;); };';
    return route.fulfill({
      contentType: 'text/javascript',
      headers: {
        'Cross-Origin-Embedder-Policy': 'require-corp',
        'Cross-Origin-Resource-Policy': 'same-origin',
      },
      body,
    });
  });
  await page.goto(`${book.url}${PATH}`);
  await part(page, 'which').selectOption('tokens');
  await settled(page, /longer than 2 seconds, so it was stopped/);
  await expect(page.locator('.infection pre')).toHaveCount(0);
  hangs = false;
  await part(page, 'which').selectOption('records');
  await settled(page, /Record\.name becomes/);
});

test('a parser that cannot be fetched is told in words', async ({ page, book, complaints }) => {
  await page.route(/\.wasm/, (route) => route.abort());
  await page.goto(`${book.url}${PATH}`);
  await part(page, 'which').selectOption('tokens');
  await settled(page, /parser could not be fetched/);
  expect(complaints.filter((each) => !each.includes('Failed to load resource'))).toEqual([]);
  complaints.length = 0;
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing in ${colorScheme}, and nothing is wider than 360 px`, async ({ browser, book }) => {
    const context = await browser.newContext({ colorScheme, viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    await page.goto(`${book.url}${PATH}`);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await part(page, 'which').selectOption('own');
    await settled(page, /Parser\.input becomes/);
    await page.locator('.infection summary').click();
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(await barriers(page)).toEqual([]);
    await context.close();
  });
