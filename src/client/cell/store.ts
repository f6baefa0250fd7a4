/** What the browser keeps for a cell, IndexedDB, and what happens when it would not. */
import { createStore, get, set } from 'idb-keyval';

/** The browser's storage, or a fake one. Its methods may reject. */
export interface Store {
  readonly get: (key: string) => Promise<unknown>;
  readonly set: (key: string, value: unknown) => Promise<void>;
}

export const runKey = (experiment: string) => `run:${experiment}`;
export const choiceKey = (experiment: string) => `choice:${experiment}`;

let opened: ReturnType<typeof createStore> | undefined;
// Opened when first used: where storage is forbidden, opening fails, and then each use says so.
const cells = () => {
  opened ??= createStore('the-cost-of-ownership', 'cells');
  return opened;
};

export const browserStore: Store = {
  get: async (key) => get(key, cells()),
  set: async (key, value) => set(key, value, cells()),
};

/** Keeps a value. Returns a sentence when the browser would not. */
export async function keep(store: Store, key: string, value: unknown): Promise<string | undefined> {
  try {
    await store.set(key, value);
    return undefined;
  } catch (error) {
    return error instanceof Error && error.name === 'QuotaExceededError'
      ? 'The browser’s storage is full, so this will not be here after a reload.'
      : 'This browser does not let the book keep anything, so this will not be here after a reload.';
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
