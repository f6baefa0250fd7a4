/** What the browser keeps for a cell, IndexedDB, and what happens when it would not. */

import { DATABASE } from '../keep/names.ts';

export { choiceKey, runKey } from '../keep/names.ts';

/** The browser's storage, or a fake one. Its methods may reject. */
export interface Store {
  readonly get: (key: string) => Promise<unknown>;
  /** undefined forgets what there was. */
  readonly set: (key: string, value: unknown) => Promise<void>;
}

/** Loaded when there is something to read or to write: most readers of a page have kept nothing yet. */
const database = () => import('../keep/database.ts');

/** So most readers, of whom nothing needs to be loaded then. */
export const nothingKept = async (): Promise<boolean> => {
  // A sandboxed frame; Chromium would complain of the question by itself.
  if (globalThis.origin === 'null') return true;
  const all = await indexedDB.databases?.();
  return all !== undefined && !all.some(({ name }) => name === DATABASE);
};

export const browserStore: Store = {
  get: async (key) => ((await nothingKept()) ? undefined : (await database()).read(key)),
  /** A run does not replace the one before it: that one stays beside it, for a while (shelf.ts). */
  set: async (key, value) => {
    const { put, write } = await database();
    if (value === undefined) {
      await write(() => ({ put: [], remove: [key] }), key);
      return;
    }
    const [{ inUse, readKey }, { addRun }] = await Promise.all([
      import('../keep/keys.ts'),
      import('../keep/shelf.ts'),
    ]);
    if (readKey(key)?.kind !== 'run' || inUse(key) !== key) return put(key, value);
    await write((kept) => addRun(kept, key, value, new Date().toISOString()), key);
  },
};

/** Keeps a value. Returns a sentence when the browser would not. */
export async function keep(store: Store, key: string, value: unknown): Promise<string | undefined> {
  try {
    await store.set(key, value);
    return undefined;
  } catch (error) {
    return `${whyNot(error)}, so this will not be here after a reload.`;
  }
}

/** A stored value, or undefined where there is none or storage is forbidden. */
export async function recall(store: Store, key: string): Promise<unknown> {
  try {
    return await store.get(key);
  } catch {
    // Nothing was promised before a first run; a failure to keep one is told then.
    return undefined;
  }
}

/** Why the browser kept nothing: half a sentence. */
export function whyNot(error: unknown): string {
  const name = error instanceof Error ? error.name : '';
  if (name === 'QuotaExceededError') return 'The browser’s storage is full';
  if (name === 'VersionError') return 'What is kept here was arranged by a newer edition of the book';
  if (name === 'DataCloneError') return 'This cannot be kept as it is';
  return 'This browser does not let the book keep anything';
}
