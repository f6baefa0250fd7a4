/** The reader's own versions of kernels, by variant: in memory while the page is open, and kept for the next visit. */
import { browserStore, keep, recall, type Store } from '../cell/store.ts';

export interface Version {
  /** As it stands in the editor. */
  readonly text: string;
  /** The book's, when it was edited. */
  readonly original: string;
}

/** Variant -> version; of those that differ from the book's. */
export type Versions = Readonly<Record<string, Version>>;

/** One value for each experiment or demo. */
export const editKey = (id: string) => `edit:${id}`;

/** More than any kernel is long. */
const LONGEST = 100_000;

const open = new Map<string, Promise<Versions>>();

/** Those of an experiment; what is kept and cannot be read counts as none. */
export async function versionsOf(id: string, store: Store = browserStore): Promise<Versions> {
  const known = open.get(id) ?? recall(store, editKey(id)).then(readVersions);
  open.set(id, known);
  return known;
}

/** Sets or, with undefined, forgets one. A sentence when the browser would not keep it. */
export async function setVersion(
  id: string,
  variant: string,
  version: Version | undefined,
  store: Store = browserStore,
): Promise<string | undefined> {
  const { [variant]: _, ...others } = await versionsOf(id, store);
  const versions: Versions = version ? { ...others, [variant]: version } : others;
  open.set(id, Promise.resolve(versions));
  return keep(store, editKey(id), versions);
}

/** Only what is a version; whatever else was stored is left out. */
export function readVersions(stored: unknown): Versions {
  if (typeof stored !== 'object' || stored === null) return {};
  return Object.fromEntries(
    Object.entries(stored).flatMap(([variant, value]: [string, unknown]) => {
      const { text, original } = (value ?? {}) as Record<string, unknown>;
      const fits = typeof text === 'string' && typeof original === 'string' && text.length <= LONGEST;
      return fits ? [[variant, { text, original }]] : [];
    }),
  );
}
