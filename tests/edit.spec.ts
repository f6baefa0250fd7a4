/** The editor, and what becomes of kernels that readers write: measured, told in words, confined, ended. */
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { serve } from '../scripts/static-server.ts';
import { shownText } from '../src/client/edit/assemble.ts';
import type { ChapterBundle } from '../src/client/edit/bundle.ts';
import { CONFINED_POLICY } from '../src/lab/edited/policy.ts';
import type { Refusal } from '../src/lab/refusal.ts';
import { random, shuffled } from '../src/stats/random.ts';
import { type CellElement, cellOf, dist, done, expect, runCell, test } from './book.fixture.ts';
import { keptNames } from './kept.fixture.ts';

// One thread: what is tested here must not depend on how busy the machine is.
const CHAPTER = 'chapters/arc/';
const ID = 'arc/vs-clone';
const VARIANT = 'arc';

interface EditableCell extends CellElement {
  tryOnce(variant: string, text: string): Promise<Refusal | undefined>;
}

const cell = (page: Page) => cellOf(page, ID);
const content = (page: Page) => cell(page).locator('[data-part=editor] .cm-content');
const words = (page: Page) => cell(page).locator('[data-part=edit-words]');

test.beforeEach(async ({ page, book }) => {
  await page.goto(`${book.url}${CHAPTER}`);
});

async function openEditor(page: Page): Promise<void> {
  await cell(page).locator('label.tab', { hasText: 'TypeScript' }).click();
  await cell(page).locator(`button[data-edit="${VARIANT}"]`).click();
  await expect(content(page)).toBeFocused({ timeout: 30_000 });
}

/** Puts a text in place of what the editor holds, as a reader would paste it. */
async function write(page: Page, text: string): Promise<void> {
  await content(page).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
}

/** The kernel, with statements at the start of its timed loop. */
const kernelWith = (
  statements: string,
) => `function cloneAndDrop({ words, strong, value }: Held, iterations: number): number {
  ${statements}
  let kept = 0;
  for (let i = 0; i < iterations; i++) {
    increment(words, strong);
    if (!decrement(words, strong)) kept++;
  }
  return checksum(kept, words[value]!);
}`;

const tryOnce = (page: Page, text: string) =>
  cell(page).evaluate(
    async (element: EditableCell, [variant, code]) => {
      const start = performance.now();
      const refusal = await element.tryOnce(variant!, code!);
      return { refusal, took: performance.now() - start };
    },
    [VARIANT, text],
  );

test('an edited kernel is measured beside the original, in the same rounds, under a name of its own', async ({
  page,
}) => {
  await openEditor(page);
  await expect(words(page)).toContainText('This is the original');
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.insertText('\n// mine\n');
  await expect(words(page)).toContainText('Run measures your version beside the original');
  const run = done(await runCell(page, ID));
  const mine = run.cases.filter(({ variant }) => variant === `yours: ${VARIANT}`);
  const theirs = run.cases.filter(
    ({ variant, language }) => variant === VARIANT && language === 'typescript',
  );
  expect(mine.map(({ language, parameters, checksum }) => ({ language, parameters, checksum }))).toEqual(
    theirs.map(({ language, parameters, checksum }) => ({ language, parameters, checksum })),
  );
  expect(mine.every(({ samples }) => samples.every(([, , time]) => time > 0))).toBe(true);
  await expect(cell(page).locator('svg[role=img]:visible').first()).toContainText('yours');
  await expect(cell(page).locator('.cell-remark')).toHaveCount(0);
});

test('different work is told beside the numbers', async ({ page }) => {
  await openEditor(page);
  await write(page, kernelWith('iterations = iterations >> 1;'));
  done(await runCell(page, ID));
  await expect(cell(page).locator('.cell-remark:visible')).toContainText(
    /Your version of “Arc” does different work: its checksum is \d+, the original’s \d+/,
  );
  await expect.poll(() => keptNames(page)).toContain(`run:${ID}`);
  await page.reload();
  await expect(cell(page).locator('.cell-remark:visible')).toContainText('does different work');
  await expect(cell(page).locator('[data-part=notes]')).toContainText('your version as it was then');
});

test('an edit is kept across a reload, compared with the original, and reset', async ({ page }) => {
  await openEditor(page);
  await write(page, kernelWith('words[value] = words[value]!; // a store more'));
  await expect(words(page)).toContainText('Run measures');
  await expect.poll(() => keptNames(page)).toContain(`edit:${ID}`);
  await page.reload();
  await expect(cell(page).locator('[data-part=notes]')).toContainText('Your own version of “Arc”, kept');
  await openEditor(page);
  await expect(content(page)).toContainText('a store more');
  await cell(page).getByRole('button', { name: 'Compare with the original' }).click();
  await expect(cell(page).locator('[data-part=editor] .cm-changedLine').first()).toBeVisible();
  await cell(page).getByRole('button', { name: 'Reset' }).click();
  await expect(content(page)).not.toContainText('a store more');
  await expect(words(page)).toContainText('This is the original');
  await cell(page).getByRole('button', { name: 'Close' }).click();
  await expect(cell(page).locator(`button[data-edit="${VARIANT}"]`)).toBeFocused();
  await page.reload();
  const run = done(await runCell(page, ID));
  expect(run.cases.some(({ variant }) => variant.startsWith('yours'))).toBe(false);
});

test('a mistake in syntax is told while it is written, at its place', async ({ page }) => {
  await openEditor(page);
  await write(page, kernelWith('let broken = ;'));
  await expect(words(page)).toContainText(/^Line 2, column 16: Unexpected token/);
  await expect(cell(page).locator('[data-part=editor] .cm-lint-marker-error')).toHaveCount(1);
  const outcome = await runCell(page, ID);
  expect(outcome.state === 'refused' && outcome.refusal.message).toContain('(line 2, column 16)');
});

test('what is thrown in a run is told at its place in the editor', async ({ page }) => {
  await openEditor(page);
  await write(page, kernelWith('if (iterations > 1_000) nothere();'));
  await expect(words(page)).toContainText('Run measures');
  const outcome = await runCell(page, ID);
  if (outcome.state !== 'refused') throw new Error(`the run was ${outcome.state}`);
  expect(outcome.refusal.message).toMatch(/ReferenceError: nothere is not defined.*line 2, column 27/);
  await expect(cell(page).locator('[data-part=editor] .cm-lint-marker-error')).toHaveCount(1);
});

test('names of the ownership library are completed', async ({ page }) => {
  await openEditor(page);
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('\ncopyB');
  const list = cell(page).locator('[data-part=editor] [role=listbox]');
  await expect(list.locator('[aria-selected]')).toContainText('copyBytes');
  // A list that has just come takes no key, lest it take what was meant for the text.
  await page.waitForTimeout(300);
  await page.keyboard.press('Enter');
  await expect(content(page)).toContainText('copyBytes');
});

const BAD: readonly (readonly [name: string, code: string, words: RegExp])[] = [
  ['an endless loop', kernelWith('for (;;);'), /did not come back in time/],
  ['an endless loop outside the kernel', 'for (;;);', /did not come back in time/],
  [
    'a wait that nobody ends',
    kernelWith('Atomics.wait(words, 0, words[0]!);'),
    /did not come back in time|kept/,
  ],
  ['a throw', kernelWith("throw new Error('on purpose');"), /Error: on purpose.*line 2, column 9/],
  ['a throw of no error', kernelWith('throw Object.create(null);'), /cannot be told in words/],
  [
    'a rejected promise',
    kernelWith("void Promise.reject(new Error('nobody cares'));"),
    /promise was rejected.*nobody cares/,
  ],
  ['an asynchronous kernel', kernelWith('').replace('function', 'async function'), /returned a promise/],
  ['a flood of messages', kernelWith('for (;;) postMessage(words);'), /postMessage is not defined/],
  ['self.close()', kernelWith('self.close();'), /self is not defined/],
  ['close() by another way', kernelWith('(globalThis as any).close();'), /close is not a function/],
  ['no kernel at all', '', /cloneAndDrop is not defined/],
  [
    'a declaration twice',
    `${kernelWith('')}\nconst a = 1;\nconst a = 2;`,
    /already been declared.*line \d+, column 7/,
  ],
  ['an import', `import { Arc } from './arc.ts';\n${kernelWith('')}`, /Nothing needs to be imported.*line 1/],
  ['a brace too many', `${kernelWith('')}\n}`, /Unexpected token.*line \d+/],
];

for (const [name, code, expected] of BAD)
  test(`${name}: ended, told in words, and the next run is in order`, async ({ page }) => {
    const { refusal, took } = await tryOnce(page, code);
    expect(refusal?.message).toMatch(expected);
    expect(refusal?.advice.length).toBeGreaterThan(10);
    // Two seconds for the code; the rest is what a busy machine takes to start workers.
    expect(took).toBeLessThan(6000);
    expect((await tryOnce(page, kernelWith(''))).refusal).toBeUndefined();
  });

test('a memory bomb is ended, and the page and the next run are in order', async ({ page }) => {
  const bomb = kernelWith(
    'const all: Float64Array[] = []; for (;;) all.push(new Float64Array(1e6).fill(1.5));',
  );
  const { refusal } = await tryOnce(page, bomb);
  // Which of the two comes first is the machine's affair.
  expect(refusal?.message).toMatch(/did not come back in time|allocation failed|stopped answering/i);
  await expect(page.locator('h1')).toBeVisible();
  expect((await tryOnce(page, kernelWith(''))).refusal).toBeUndefined();
});

test('what passes the trial and hangs while it is measured is ended within the run', async ({ page }) => {
  await openEditor(page);
  await write(page, kernelWith('if (iterations !== 1000) for (;;);'));
  await expect(words(page)).toContainText('Run measures');
  const outcome = await runCell(page, ID);
  expect(outcome.state === 'refused' && outcome.refusal.message).toMatch(
    /did not come back in time.*yours: arc/,
  );
  await cell(page).getByRole('button', { name: 'Reset' }).click();
  done(await runCell(page, ID));
});

/** Looks for ways out, and throws what it found. */
const PROBE = `const found: string[] = [];
for (let holder: any = globalThis; holder && holder !== Object.prototype; holder = Object.getPrototypeOf(holder))
  for (const key of Reflect.ownKeys(holder)) {
    const name = String(key);
    if (/^[a-z]/.test(name) && !LANGUAGE.includes(name)) found.push(name);
    if (/Worker|Socket|Request|IDB|Cache|Port|Channel|Client|Navigator|Location|Event|Storage|Blob|URL$|WebAssembly|RTC|Font|Lock/.test(name)) found.push(name);
  }
const LANGUAGE_FUNCTION = async () => 1;
for (const make of [Function, LANGUAGE_FUNCTION.constructor, (function* () {}).constructor] as any[])
  try {
    make('return 1');
    found.push('code from text');
  } catch {}
try {
  (0, (globalThis as any).eval)('1');
  found.push('eval');
} catch {}
const secret = (error: any) => (error.prepareStackTrace, 0);
(Error as any).prepareStackTrace = (_: unknown, sites: any[]) => sites.map((site) => site.getThis?.() ?? site.getFunction?.());
const reached = (new Error() as any).stack;
if (Array.isArray(reached) && reached.some((each) => each !== undefined && each !== null)) found.push('a caller');
(Error as any).prepareStackTrace = undefined;
throw new Error('found: ' + (found.join(', ') || 'nothing'));`;
const LOWER = [
  'globalThis',
  'undefined',
  'parseInt',
  'parseFloat',
  'isNaN',
  'isFinite',
  'escape',
  'unescape',
  'structuredClone',
];
const URIS = ['encodeURI', 'encodeURIComponent', 'decodeURI', 'decodeURIComponent'];

test('an edited kernel finds neither network, nor storage, nor page, nor a way to make code of text', async ({
  page,
}) => {
  const language = `const LANGUAGE = ${JSON.stringify([...LOWER, ...URIS])};`;
  const { refusal } = await tryOnce(page, kernelWith(`${language}\n${PROBE}`));
  expect(refusal?.message).toContain('found: nothing');
});

test('an edited kernel reaches no address, by import() or otherwise', async ({ page, complaints }) => {
  let hits = 0;
  const listener = createServer((_, response) => {
    hits++;
    response.writeHead(200, {
      'Content-Type': 'text/javascript',
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    });
    response.end('export default 1;');
  });
  await new Promise<void>((resolve) => listener.listen(0, 'localhost', resolve));
  const address = `http://localhost:${(listener.address() as AddressInfo).port}/a.js`;
  try {
    const targets = JSON.stringify([
      address,
      'data:text/javascript,export default 1',
      new URL('/sw.js', page.url()).href,
    ]);
    const code = kernelWith(
      `for (const target of ${targets}) import(target).then(() => { throw new Error('reached ' + target); }, () => { throw new Error('refused'); });`,
    );
    const { refusal } = await tryOnce(page, code);
    expect(refusal?.message).toMatch(/promise was rejected.*refused/);
    await page.waitForTimeout(300);
    expect(hits).toBe(0);
    await (await fetch(address)).text();
    expect(hits, 'the listener counts').toBe(1);
  } finally {
    listener.close();
    listener.closeAllConnections();
  }
  // The browser itself tells what its policy refused.
  expect(
    complaints.every((each) => /Content Security Policy/i.test(each)),
    complaints.join(),
  ).toBe(true);
  complaints.length = 0;
});

test('where a host does not send the policy, edited code is not run, and the book’s own is', async ({
  page,
}) => {
  const copy = fileURLToPath(new URL('../.cache/dist-without-policy/', import.meta.url));
  cpSync(dist, copy, { recursive: true });
  const host = await serve(copy, { confined: false });
  try {
    await page.goto(`${host.url}${CHAPTER}`);
    const { refusal } = await tryOnce(page, kernelWith(''));
    expect(refusal?.message).toContain('does not send the policy');
    done(await runCell(page, ID));
  } finally {
    await host.close();
    rmSync(copy, { recursive: true });
  }
});

test('the policy is the same wherever it is written', async ({ page, book }) => {
  const text = async (path: string) => (await page.request.get(`${book.url}${path}`)).text();
  for (const path of ['_headers', 'sw.js']) expect(await text(path), path).toContain(CONFINED_POLICY);
  const scripts = readdirSync(`${dist}_confined`);
  expect(scripts.map((script) => script.split('-')[1])).toEqual(['demo', 'thread']);
  for (const script of scripts) {
    const response = await page.request.get(`${book.url}_confined/${script}`);
    expect(response.headers()['content-security-policy'], script).toBe(CONFINED_POLICY);
    // What is confined can load no other file.
    expect(await response.text(), script).not.toMatch(/^import\b|from"\.\//);
  }
});

test('200 generated edits: each ends in a result or a sentence, and the page answers all the while', async ({
  page,
  book,
}) => {
  test.setTimeout(240_000);
  const next = random(200);
  const pick = (below: number) => Math.floor(next() * below);
  let ran = 0;
  for (const [chapter, name] of [
    ['arc', 'vs-clone'],
    ['box', 'sort'],
    ['drop', 'scope'],
    ['clone', 'size'],
  ] as const) {
    const [file] = readdirSync(`${dist}_editing`).filter((each) => each.startsWith(`${chapter}.`));
    const { files, ...all } = JSON.parse(readFileSync(`${dist}_editing/${file}`, 'utf8')) as ChapterBundle;
    const bundle = { ...files.kernel!, ...all };
    const regions = Object.keys(bundle.regions).filter((region) => region.startsWith(`${name}/`));
    expect(regions.length).toBeGreaterThan(1);
    const edits = Array.from({ length: 50 }, () => {
      const region = regions[pick(regions.length)]!;
      return [region.split('/')[1]!, changed(shownText(bundle, region).split('\n'), next, pick)] as const;
    });
    await page.goto(`${book.url}chapters/${chapter}/`);
    const { results, longest } = await cellOf(page, `${chapter}/${name}`).evaluate(
      async (element: EditableCell, all) => {
        let last = performance.now();
        let longest = 0;
        const timer = setInterval(() => {
          const now = performance.now();
          longest = Math.max(longest, now - last);
          last = now;
        }, 50);
        const results: (string | undefined)[] = [];
        for (const [variant, code] of all) results.push((await element.tryOnce(variant, code))?.message);
        clearInterval(timer);
        return { results, longest };
      },
      edits,
    );
    expect(results).toHaveLength(50);
    for (const result of results) if (result !== undefined) expect(result).toMatch(/^[A-Z].{10,}[.…]$/s);
    ran += results.filter((result) => result === undefined).length;
    expect(longest, `${chapter}: milliseconds without an answer`).toBeLessThan(2000);
  }
  // Edits that change nothing of importance run; if none did, the others would prove little.
  expect(ran).toBeGreaterThan(10);
});

/** One to three cuts, doublings or shuffles of lines. */
function changed(lines: string[], next: () => number, pick: (below: number) => number): string {
  for (let times = 1 + pick(3); times > 0; times--) {
    const at = pick(lines.length);
    const kind = pick(3);
    if (kind === 0) lines.splice(at, 1 + pick(2));
    else if (kind === 1) lines.splice(at, 0, lines[at] ?? '');
    else lines.splice(at, 4, ...shuffled(lines.slice(at, at + 4), next));
  }
  return lines.join('\n');
}

test('the editor comes within half a second when it is warm, and weighs at most 200 KB, only when asked for', async ({
  page,
}) => {
  const loaded: { url: string; bytes: number }[] = [];
  page.on('response', async (response) => {
    if (!/\.(js|json)$/.test(new URL(response.url()).pathname)) return;
    loaded.push({
      url: response.url(),
      bytes: Number((await response.allHeaders())['content-length'] ?? Number.NaN),
    });
  });
  await page.goto(page.url(), { waitUntil: 'networkidle' });
  expect(loaded.some(({ url }) => /editor|_editing/.test(url))).toBe(false);
  loaded.length = 0;
  await openEditor(page);
  await page.waitForLoadState('networkidle');
  const total = loaded.reduce((sum, { bytes }) => sum + bytes, 0);
  expect(loaded.length).toBeGreaterThan(2);
  expect(total, JSON.stringify(loaded)).toBeLessThanOrEqual(200 * 1024);

  await cell(page).getByRole('button', { name: 'Close' }).click();
  let fastest = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 4; attempt++) {
    const took = await cell(page).evaluate(async (element, variant) => {
      const start = performance.now();
      element.querySelector<HTMLButtonElement>(`button[data-edit="${variant}"]`)!.click();
      const ready = () => element.querySelector('[data-part=editor]')?.shadowRoot?.activeElement;
      while (!ready()) await new Promise((resolve) => requestAnimationFrame(resolve));
      return performance.now() - start;
    }, VARIANT);
    fastest = Math.min(fastest, took);
    await cell(page).getByRole('button', { name: 'Close' }).click();
  }
  expect(fastest).toBeLessThan(500);
});

test('during a run no task of the page takes over 50 ms', async ({ page }) => {
  await openEditor(page);
  await write(page, kernelWith(''));
  await expect(words(page)).toContainText('Run measures');
  const longest = () =>
    cell(page).evaluate(async (element: CellElement) => {
      const tasks: number[] = [];
      const observer = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) tasks.push(Math.round(duration));
      });
      observer.observe({ type: 'longtask' });
      await element.run({ mode: 'quick', seed: 7 });
      await new Promise((resolve) => setTimeout(resolve, 100));
      observer.disconnect();
      return Math.max(0, ...tasks);
    });
  // The first run compiles what draws; and a busy machine takes its time from everybody.
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 4 && least > 50; attempt++) least = Math.min(least, await longest());
  expect(least).toBeLessThanOrEqual(50);
});
