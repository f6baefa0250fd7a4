/** The reader's own versions of kernels, by variant: in memory while the page is open, and kept for the next visit. */
import { browserStore, keep, recall, type Store } from '../cell/store.ts';

interface Version {
  /** As it stands in the editor. */
  readonly text: string;
  /** The book's, when it was edited. */
  readonly original: string;
}

/** Variant -> version; of those that differ from the book's. */
export type Versions = Readonly<Record<string, Version>>;

/** One value for each experiment or demo. */
const editKey = (id: string) => `edit:${id}`;

/** More than any kernel is long. */
const LONGEST = 100_000;

const open = new Map<string, Promise<Versions>>();

/** What has had versions in the store: there may be some to forget. */
const written = new Set<string>();

/** Those of an experiment; what is kept and cannot be read counts as none. */
export async function versionsOf(id: string, store: Store = browserStore): Promise<Versions> {
  const known = open.get(id) ?? recallVersions(id, store);
  open.set(id, known);
  return known;
}

async function recallVersions(id: string, store: Store): Promise<Versions> {
  const stored = await recall(store, editKey(id));
  if (stored !== undefined) written.add(id);
  return readVersions(stored);
}

/** Sets or, with undefined, forgets one while the page is open: a run that starts now has it. */
export async function holdVersion(
  id: string,
  variant: string,
  version: Version | undefined,
  store: Store = browserStore,
): Promise<Versions> {
  const next = versionsOf(id, store).then(
    ({ [variant]: _, ...others }): Versions => (version ? { ...others, [variant]: version } : others),
  );
  open.set(id, next);
  return next;
}

/** The same, also for the next visit. A sentence when the browser would not keep it. */
export async function setVersion(
  id: string,
  variant: string,
  version: Version | undefined,
  store: Store = browserStore,
): Promise<string | undefined> {
  const versions = await holdVersion(id, variant, version, store);
  const some = Object.keys(versions).length > 0;
  if (!some && !written.has(id)) return undefined;
  if (some) written.add(id);
  return keep(store, editKey(id), some ? versions : undefined);
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
