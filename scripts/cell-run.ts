/** Presses Run in a cell, for scripts. */
import type { Browser, Page } from '@playwright/test';
import type { Outcome } from '../src/lab/lab.ts';
import type { Mode } from '../src/lab/plan.ts';

/** Milliseconds: a full run takes 20 seconds, on a machine with many cores a little more. */
const PATIENCE = 180_000;

/** The cell as its element shows it to scripts. */
interface Cell extends Element {
  run(request: { mode: Mode }): Promise<Outcome>;
}

/**
 * One run in a page of its own, so that none inherits another's heap. `meanwhile` is started beside it. Never
 * throws: a page that fails gives a refusal.
 */
export async function runCellIn(
  browser: Browser,
  url: string,
  id: string,
  mode: Mode,
  meanwhile: (page: Page) => Promise<void>,
): Promise<Outcome> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(url);
    const running = page.evaluate(
      async ([wanted, chosen]) => {
        await customElements.whenDefined('experiment-cell');
        const cell = document.querySelector<Cell>(`experiment-cell[data-experiment="${wanted}"]`);
        if (!cell) throw new Error(`the page has no cell for ${wanted}`);
        return cell.run({ mode: chosen });
      },
      [id, mode] as const,
    );
    void meanwhile(page).catch(() => {});
    return await within(running, PATIENCE);
  } catch (error) {
    const message = error instanceof Error ? error.message.split('\n')[0]! : String(error);
    return { state: 'refused', refusal: { reason: 'instrument', message, advice: '' } };
  } finally {
    await context.close();
  }
}

async function within<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`no result within ${milliseconds / 1000} seconds`)),
      milliseconds,
    );
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
