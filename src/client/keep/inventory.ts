/** What is kept, in the order of the book and in words. Pure. */
import { formatDate } from '../../charts/format.ts';
import { parseRun, RUN_SCHEMA, type Run } from '../../lab/run.ts';
import { editedIn } from '../edit/compared.ts';
import { readVersions } from '../edit/versions.ts';
import { readSurvey } from '../survey/kept.ts';
import { ageWords } from './age.ts';
import { inUse, isMark, readKey } from './keys.ts';
import { importedKey } from './names.ts';
import { type Kept, sizeOf, startOf } from './shelf.ts';

/** The book's table of contents, as the page has it. */
export interface BookChapter {
  readonly id: string;
  readonly title: string;
  readonly number: number;
  /** And demos. `anchor`: where it stands on the chapter's page. */
  readonly experiments: readonly { readonly id: string; readonly title: string; readonly anchor: string }[];
}

export interface Item {
  readonly key: string;
  /** What it is, without its place: "Run of November 21", "Your edit of shared". */
  readonly name: string;
  readonly facts: readonly string[];
  readonly run: Run | undefined;
  /** Why this edition cannot read it. */
  readonly unreadable: string | undefined;
  /** Is it what the chapter shows or uses? */
  readonly used: boolean;
  readonly bytes: number;
}

export interface Place {
  /** `arc/contention`, or another name that keys have. */
  readonly id: string;
  readonly title: string;
  readonly items: readonly Item[];
}

export interface Shelf {
  /** Undefined for what belongs to no chapter of this edition. */
  readonly chapter: BookChapter | undefined;
  readonly places: readonly Place[];
}

interface InventoryOptions {
  readonly book: readonly BookChapter[];
  readonly timeZone?: string;
}

export function inventory(kept: readonly Kept[], { book, timeZone }: InventoryOptions): readonly Shelf[] {
  const marks = new Set(kept.filter(({ key }) => isMark(key)).map(({ key }) => key));
  const things = kept.filter(({ key }) => !isMark(key));
  const byPlace = Map.groupBy(things, ({ key }) => placeOf(key));
  const shelfOf = (chapter: BookChapter | undefined, ids: readonly string[]): Shelf => ({
    chapter,
    places: ids.map((id) => ({
      id,
      title: chapter?.experiments.find((each) => each.id === id)?.title ?? OTHER[id] ?? id,
      items: sorted(byPlace.get(id)!).map((each) => itemOf(each, marks, timeZone)),
    })),
  });
  const rest = new Set(byPlace.keys());
  const shelves = book.map((chapter) => {
    const order = chapter.experiments.map(({ id }) => id);
    const mine = [...rest].filter((id) => id.split('/')[0] === chapter.id);
    for (const id of mine) rest.delete(id);
    return shelfOf(
      chapter,
      mine.sort((a, b) => (order.indexOf(a) + 1 || 999) - (order.indexOf(b) + 1 || 999)),
    );
  });
  return [...shelves, shelfOf(undefined, [...rest])].filter(({ places }) => places.length > 0);
}

/** How much there is, for a sentence: "3 runs, 1 edit". */
export function countWords(kept: readonly Kept[]): string {
  const names: Readonly<Record<string, string>> = {
    run: 'run',
    edit: 'edit',
    guess: 'guess',
    choice: 'setting',
    survey: 'survey',
  };
  const kinds = kept.flatMap(({ key }) =>
    isMark(key) ? [] : (names[readKey(key)?.kind ?? ''] ?? 'other thing'),
  );
  const order = [...Object.values(names), 'other thing'];
  kinds.sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const words = [...Map.groupBy(kinds, (kind) => kind)].map(([kind, { length }]) => {
    const plural = kind === 'guess' ? 'guesses' : `${kind}s`;
    return `${length} ${length === 1 ? kind : plural}`;
  });
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : (words[0] ?? 'nothing');
}

export function sizeWords(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  return bytes < 999_500 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** What stands outside of chapters, by kind. */
const OTHER: Readonly<Record<string, string>> = {
  infection: 'The map of infection',
  report: 'The report of the whole book',
  survey: 'Your machine',
};

/** `arc/contention` of `edit:arc/contention/shared`. */
function placeOf(key: string): string {
  const name = readKey(key);
  if (name && OTHER[name.kind]) return name.kind;
  const of = name?.of ?? key;
  return of.split('/').slice(0, 2).join('/');
}

/** Runs first, the one in use before the others, then the newest; settings last. */
function sorted(things: readonly Kept[]): readonly Kept[] {
  const rank = ({ key }: Kept) => ['run', 'edit', 'guess'].indexOf(readKey(key)?.kind ?? '') >>> 0;
  const beside = ({ key }: Kept) => readKey(key)?.beside;
  return [...things].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      Number(beside(a) !== undefined) - Number(beside(b) !== undefined) ||
      ((beside(a) ?? '') < (beside(b) ?? '') ? 1 : -1),
  );
}

function itemOf({ key, value }: Kept, marks: ReadonlySet<string>, timeZone?: string): Item {
  const name = readKey(key);
  const used = inUse(key) === key;
  const bytes = sizeOf(value);
  const common = { key, used, bytes, run: undefined, unreadable: undefined };
  const fromFile = marks.has(importedKey(name?.of ?? '', startOf(value) ?? ''));
  if (name?.kind === 'survey') return { ...common, ...surveyOf(value, fromFile, timeZone) };
  if (name?.kind !== 'run')
    return {
      ...common,
      name: nameOf(key, value),
      facts: [used ? '' : 'Not in use.', sizeWords(bytes)].filter(Boolean),
    };
  const schema = typeof value === 'object' && value !== null && 'schema' in value ? value.schema : RUN_SCHEMA;
  const parsed = parseRun(value);
  if (parsed.state === 'refused')
    return {
      ...common,
      name: 'A run that cannot be read',
      facts: [sizeWords(bytes)],
      unreadable: schema === RUN_SCHEMA ? parsed.reason : ageWords(schema, RUN_SCHEMA),
    };
  const run = parsed.value;
  const { browser, platform, coresFound } = run.environment;
  return {
    ...common,
    name: dateWords(run.startedAt, timeZone),
    run,
    facts: [
      run.plan.mode === 'quick' ? 'quick look' : 'full run',
      `${browser} on ${platform}`,
      `${coresFound} ${coresFound === 1 ? 'core' : 'cores'} found`,
      ...(editedIn(run).length > 0 ? ['with a version of yours'] : []),
      ...(fromFile ? ['imported from a file'] : []),
      sizeWords(bytes),
    ],
  };
}

/** What the page “Your machine” measured. */
function surveyOf(
  value: unknown,
  fromFile: boolean,
  timeZone?: string,
): Pick<Item, 'name' | 'facts' | 'unreadable'> {
  const size = sizeWords(sizeOf(value));
  const parsed = readSurvey(value);
  if (parsed.state === 'refused')
    return { name: 'A survey that cannot be read', facts: [size], unreadable: parsed.reason };
  const { startedAt, browser, platform, coresFound } = parsed.value;
  return {
    name: `Survey of ${dateWords(startedAt, timeZone)}`,
    facts: [
      `${browser} on ${platform}`,
      `${coresFound} ${coresFound === 1 ? 'core' : 'cores'} found`,
      ...(fromFile ? ['imported from a file'] : []),
      size,
    ],
    unreadable: undefined,
  };
}

function nameOf(key: string, value: unknown): string {
  const name = readKey(key);
  switch (name?.kind) {
    case 'choice':
      return 'Settings of the cell';
    case 'edit':
      return editName(value);
    case 'guess':
      return typeof value === 'number' || typeof value === 'string'
        ? `Your guess: ${String(value).slice(0, 20)}`
        : 'Your guess';
    case 'infection':
      return 'Your program';
    case 'report':
      return 'When it was begun';
    default:
      return `Something else: ${key.slice(0, 80)}`;
  }
}

/** By the kernels that were edited. */
function editName(value: unknown): string {
  const variants = Object.keys(readVersions(value)).map((variant) => `“${variant}”`);
  if (variants.length === 0) return 'An edit that cannot be read';
  return `Your ${variants.length === 1 ? 'edit' : 'edits'} of ${variants.join(' and ')}`;
}

const dateWords = (iso: string, timeZone?: string): string => formatDate(iso, { time: true, timeZone });
