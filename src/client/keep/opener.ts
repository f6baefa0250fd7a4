/** One connection to a database of the browser's, opened when first used: where storage is forbidden, opening fails, and then each use says so. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** `upgrade` makes the stores of a new database. */
export function opener<Schema extends DBSchema>(
  name: string,
  version: number,
  upgrade: (made: IDBPDatabase<Schema>) => void,
): () => Promise<IDBPDatabase<Schema>> {
  let opened: Promise<IDBPDatabase<Schema>> | undefined;
  const forget = () => {
    opened = undefined;
  };
  // In a promise, because a browser may throw at once.
  const open = async () =>
    openDB<Schema>(name, version, {
      upgrade,
      // A later edition wants to change the layout, in another tab: it must not wait for this one.
      blocking: (_current, _blocked, event) => {
        (event.target as IDBDatabase).close();
        forget();
      },
      terminated: forget,
    });
  return () => {
    opened ??= open().catch((error: unknown) => {
      forget();
      throw error;
    });
    return opened;
  };
}
