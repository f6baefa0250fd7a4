/** What tests put into a browser's storage and find there. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import type { Machine, Run } from '../src/lab/run.ts';

/** The first machine of the book, whose numbers its prose has. */
export const recorded = JSON.parse(
  readFileSync(fileURLToPath(new URL('../content/machines/cloud-2.json', import.meta.url)), 'utf8'),
) as Machine;

/** A recorded run, as if a reader had made it at that time. */
export function runOf(experiment: string, startedAt = '2026-11-20T10:00:00.000Z'): Run {
  const run = recorded.runs.find((each) => each.experiment === experiment);
  if (!run) throw new Error(`no recorded run of ${experiment}`);
  return { ...structuredClone(run), startedAt };
}

type Things = Readonly<Record<string, unknown>>;

/** Puts things into the page's storage, as an earlier visit would have left them. */
export const putKept = (page: Page, things: Things): Promise<void> =>
  page.evaluate(async (entries) => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('the-cost-of-ownership', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('cells');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const transaction = database.transaction('cells', 'readwrite');
    for (const [key, value] of Object.entries(entries)) transaction.objectStore('cells').put(value, key);
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onerror = reject;
    });
    database.close();
  }, things);

export const keptNames = (page: Page): Promise<readonly string[]> =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('the-cost-of-ownership', 1);
        // The page may not have opened it yet.
        opening.onupgradeneeded = () => opening.result.createObjectStore('cells');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const asking = opening.result.transaction('cells').objectStore('cells').getAllKeys();
          asking.onsuccess = () => {
            opening.result.close();
            resolve(asking.result.map(String));
          };
        };
      }),
  );
