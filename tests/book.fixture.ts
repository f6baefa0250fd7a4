/** What browser tests share: the built book on a server, a page that reports every complaint, and cells. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test as base, expect, type Page } from '@playwright/test';
import { type Served, serve } from '../scripts/static-server.ts';
import type { Outcome } from '../src/lab/lab.ts';

export const dist = fileURLToPath(new URL('../dist/', import.meta.url));

interface PageFixtures {
  /** Everything that the console and uncaught errors said. A test that ends with any has failed. */
  readonly complaints: string[];
}

interface WorkerFixtures {
  readonly book: Served;
}

export const test = base.extend<PageFixtures, WorkerFixtures>({
  book: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern.
    async ({}, use) => {
      if (!existsSync(dist)) throw new Error('dist/ is missing: run “npm run build” first');
      const served = await serve(dist);
      await use(served);
      await served.close();
    },
    { scope: 'worker' },
  ],
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      listen(page, complaints);
      await use(complaints);
      expect(complaints, 'the console is silent').toEqual([]);
    },
    { auto: true },
  ],
});

export function listen(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
}

export { expect };

export interface CellElement extends HTMLElement {
  readonly state: string;
  readonly outcome: Outcome | undefined;
  run(request: {
    mode: 'quick' | 'full';
    parameters?: Record<string, number>;
    seed?: number;
  }): Promise<Outcome>;
  cancel(): void;
}

export const cellOf = (page: Page, id: string) => page.locator(`experiment-cell[data-experiment="${id}"]`);

/** On a machine that is busy for a moment the instrument refuses, as it must; then it is asked again. */
export async function runUntilCalm(page: Page, id: string, seed = 7): Promise<Outcome> {
  for (let attempt = 0; ; attempt++) {
    const outcome = await runCell(page, id, 'quick', seed);
    const busy =
      outcome.state === 'refused' && ['one-core', 'no-parallelism'].includes(outcome.refusal.reason);
    if (!busy || attempt === 3) return outcome;
    await page.waitForTimeout(2000);
  }
}

/** Runs a cell as a script would, and gives its outcome. */
export async function runCell(
  page: Page,
  id: string,
  mode: 'quick' | 'full' = 'quick',
  seed = 7,
): Promise<Outcome> {
  await page.evaluate(() => customElements.whenDefined('experiment-cell').then(() => undefined));
  return cellOf(page, id).evaluate((cell: CellElement, request) => cell.run(request), { mode, seed });
}

/** The run of an outcome; fails with the refusal's words when there is none. */
export function done(outcome: Outcome) {
  if (outcome.state === 'refused') throw new Error(`${outcome.refusal.reason}: ${outcome.refusal.message}`);
  if (outcome.state !== 'done') throw new Error(`the run was ${outcome.state}`);
  return outcome.run;
}

/** Chapters as the sitemap names them, by path. Throws when it names none. */
export async function chaptersOf(book: Served): Promise<readonly string[]> {
  const sitemap = async (path: string): Promise<string[]> => {
    const text = await (await fetch(new URL(path, book.url))).text();
    return [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) =>
      new URL(address!).pathname.slice(1),
    );
  };
  const pages = (await Promise.all((await sitemap('sitemap-index.xml')).map(sitemap))).flat();
  const chapters = pages.filter((path) => /^chapters\/[^/]+\/$/.test(path));
  if (chapters.length === 0)
    throw new Error(`the sitemap names no chapter: ${pages.join(', ') || 'it is empty'}`);
  return chapters;
}
