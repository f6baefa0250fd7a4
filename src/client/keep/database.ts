/** The browser's IndexedDB as the book uses it: one store of named things, and a word to other tabs after each change. */
import type { DBSchema } from 'idb';
import { besideRange, readKey } from './keys.ts';
import { DATABASE, importedKey } from './names.ts';
import { opener } from './opener.ts';
import type { Change, Kept } from './shelf.ts';

const VERSION = 1;
const CHANNEL = `${DATABASE}: kept`;

interface Book extends DBSchema {
  cells: { key: string; value: unknown };
}

const database = opener<Book>(DATABASE, VERSION, (made) => {
  made.createObjectStore('cells');
});

export const read = async (key: string): Promise<unknown> => (await database()).get('cells', key);

/** Everything, in the order of its names. */
export async function readAll(): Promise<readonly Kept[]> {
  const { store } = (await database()).transaction('cells');
  const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()]);
  return keys.map((key, i) => ({ key: String(key), value: values[i] }));
}

/**
 * One change in one transaction: what `change` sees is there until what it says is written. Everything or, when the promise
 * rejects, nothing. With `about` it sees only what is of that name and beside it.
 */
export async function write<C extends Change>(
  change: (kept: readonly Kept[]) => C,
  about?: string,
): Promise<C> {
  const transaction = (await database()).transaction('cells', 'readwrite');
  const { store, done } = transaction;
  // When something throws before it is waited for, it ends unheard.
  done.catch(() => {});
  const ranges = about === undefined ? [undefined] : relatedTo(about);
  const kept = await Promise.all(
    ranges.map(async (range) => {
      const [keys, values] = await Promise.all([store.getAllKeys(range), store.getAll(range)]);
      return keys.map((key, i) => ({ key: String(key), value: values[i] }));
    }),
  );
  try {
    const made = change(kept.flat());
    const requests = [
      ...made.remove.map((key) => store.delete(key)),
      ...made.put.map(({ key, value }) => store.put(value, key)),
    ];
    // What cannot be written rejects its request and the transaction; the latter says it all.
    for (const request of requests) request.catch(() => {});
    await done;
    tell();
    return made;
  } catch (error) {
    // A value that cannot be copied throws at once, with the transaction open.
    if (transaction.error === null) quietly(() => transaction.abort());
    throw error;
  }
}

function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // It has ended by itself.
  }
}

const relatedTo = (key: string): readonly IDBKeyRange[] => [
  IDBKeyRange.only(key),
  IDBKeyRange.bound(...besideRange(key)),
  IDBKeyRange.bound(...besideRange(importedKey(readKey(key)?.of ?? '', '').slice(0, -1))),
];

/** One value, whatever there was. */
export async function put(key: string, value: unknown): Promise<void> {
  await write(() => ({ put: [{ key, value }], remove: [] }), key);
}

let channel: BroadcastChannel | undefined;
const open = () => {
  channel ??= new BroadcastChannel(CHANNEL);
  return channel;
};
const tell = () => open().postMessage('changed');

/** Calls back after another tab changed something. */
export const onChange = (listener: () => void): void => open().addEventListener('message', listener);
