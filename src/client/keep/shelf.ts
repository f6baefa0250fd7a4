/**
 * What changes when something is kept, thrown away, or taken into use again: from what there is to what is to be written. All
 * of a change is made in one transaction (database.ts), so that two tabs never lose each other's. Pure.
 */
import { besideKey, inUse, readKey } from './keys.ts';
import { importedKey } from './names.ts';

export interface Kept {
  readonly key: string;
  readonly value: unknown;
}

export interface Change {
  readonly put: readonly Kept[];
  readonly remove: readonly string[];
}

/** Of each experiment, beside the one that its cell shows. What came from a file is not counted. */
export const OLDER_RUNS = 9;
/** Of one experiment's older runs, as text. */
export const OLDER_BYTES = 4_000_000;

/** Characters as JSON. All of ours is ASCII but for a few names, so these are bytes, too. */
export const sizeOf = (value: unknown): number => (JSON.stringify(value) ?? '').length;
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** When a run began, as it says itself. Undefined for what is no run. */
export function startOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('startedAt' in value)) return undefined;
  const { startedAt } = value;
  return typeof startedAt === 'string' && !Number.isNaN(Date.parse(startedAt)) ? startedAt : undefined;
}

/** The run that each cell shows, of all that is kept. */
export const runsInUse = (kept: readonly Kept[]): readonly Kept[] =>
  kept.filter(({ key }) => readKey(key)?.kind === 'run' && inUse(key) === key);

const keysOf = (kept: readonly Kept[]) => new Set(kept.map(({ key }) => key));
const valueAt = (kept: readonly Kept[], key: string) => kept.find((each) => each.key === key)?.value;

/** Where the one in use goes when another takes its place. `now` names what does not say when it is from. */
function setAside(kept: readonly Kept[], key: string, now: string): readonly Kept[] {
  const value = valueAt(kept, key);
  if (value === undefined) return [];
  return [{ key: besideKey(key, startOf(value) ?? now, keysOf(kept)), value }];
}

/** A new run is shown; the one before it stays beside, and the oldest go when there are too many. */
export function addRun(kept: readonly Kept[], key: string, run: unknown, now: string): Change {
  const before = valueAt(kept, key);
  const aside = before !== undefined && !same(before, run) ? setAside(kept, key, now) : [];
  const experiment = readKey(key)?.of ?? '';
  const marks = keysOf(kept);
  const older = [...kept.filter((each) => each.key !== key && inUse(each.key) === key), ...aside]
    .filter(({ value }) => !marks.has(importedKey(experiment, startOf(value) ?? '')))
    .sort((a, b) => (a.key < b.key ? 1 : -1));
  let bytes = 0;
  const excess = older.filter(({ value }, i) => {
    bytes += sizeOf(value);
    return i >= OLDER_RUNS || bytes > OLDER_BYTES;
  });
  const gone = keysOf(excess);
  return {
    put: [...aside.filter((each) => !gone.has(each.key)), { key, value: run }],
    remove: [...gone].filter((each) => marks.has(each)),
  };
}

/** Takes something into use that stands beside; what was in use stands beside then. */
export function takeUp(kept: readonly Kept[], key: string, now: string): Change {
  const value = valueAt(kept, key);
  if (value === undefined || inUse(key) === key) return { put: [], remove: [] };
  return { put: [...setAside(kept, inUse(key), now), { key: inUse(key), value }], remove: [key] };
}

/** Of an experiment whose shown run goes, the newest that is left is shown. */
export function throwAway(kept: readonly Kept[], key: string): Change {
  const value = valueAt(kept, key);
  const name = readKey(key);
  if (value === undefined) return { put: [], remove: [] };
  const others = kept.filter((each) => each.key !== key && inUse(each.key) === inUse(key));
  const twin = others.some((each) => startOf(each.value) === startOf(value));
  const mark = importedKey(name?.of ?? '', startOf(value) ?? '');
  const remove = [key, ...(!twin && keysOf(kept).has(mark) ? [mark] : [])];
  if (name?.kind !== 'run' || name.beside !== undefined) return { put: [], remove };
  const next = others.sort((a, b) => (a.key < b.key ? 1 : -1))[0];
  return next
    ? { put: [{ key, value: next.value }], remove: [...remove.slice(1), next.key] }
    : { put: [], remove };
}

/**
 * Takes back that things were thrown away. What came in their place meanwhile, from another tab, say, is set aside and not
 * written over.
 */
export function putBack(kept: readonly Kept[], removed: readonly Kept[], now: string): Change {
  const all = new Map(kept.map(({ key, value }) => [key, value]));
  const put = new Map<string, unknown>();
  const add = (key: string, value: unknown) => {
    all.set(key, value);
    put.set(key, value);
  };
  for (const { key, value } of removed) {
    const there = all.get(key);
    if (same(there, value)) continue;
    if (there !== undefined) {
      const list = [...all].map(([each, held]) => ({ key: each, value: held }));
      const twin = list.some(
        (each) => each.key !== key && inUse(each.key) === inUse(key) && same(each.value, there),
      );
      if (!twin) for (const aside of setAside(list, inUse(key), now)) add(aside.key, aside.value);
    }
    add(key, value);
  }
  return { put: [...put].map(([key, value]) => ({ key, value })), remove: [] };
}

/** Of these it is remembered that they came from a file: their numbers are perhaps another machine’s. */
const MARKED: ReadonlySet<string> = new Set(['run', 'survey']);

/** What comes from a file stands beside what there is, and is in use where there is nothing. Twins are left out. */
export function addImported(
  kept: readonly Kept[],
  { runs, entries }: Readonly<{ runs: readonly Kept[]; entries: readonly Kept[] }>,
  now: string,
): Change & { readonly twins: number } {
  const put = new Map<string, unknown>();
  const all = new Map(kept.map(({ key, value }) => [key, value]));
  let twins = 0;
  const add = (key: string, value: unknown) => {
    put.set(key, value);
    all.set(key, value);
  };
  for (const { key, value } of [...runs, ...entries]) {
    const used = inUse(key);
    const twin = [...all].some(([each, there]) => inUse(each) === used && same(there, value));
    if (twin) {
      twins++;
      continue;
    }
    const start = startOf(value);
    const experiment = readKey(key)?.of ?? '';
    add(all.has(used) ? besideKey(used, start ?? now, new Set(all.keys())) : used, value);
    if (start && MARKED.has(readKey(key)?.kind ?? '')) add(importedKey(experiment, start), now);
  }
  return { put: [...put].map(([key, value]) => ({ key, value })), remove: [], twins };
}
