/** What the editor fetches for a chapter; scripts/edit-bundles.ts makes it. */
import { editBundles } from 'virtual:editing';

/** A file of a chapter that can be edited, with all that it may use. */
export interface EditBundle extends EditFile {
  /** All that the code may use. */
  readonly names: readonly string[];
  /** The body of a function that returns all that the code may use. */
  readonly support: string;
}

interface EditFile {
  /** The file without its imports, which leave empty lines. */
  readonly frame: string;
  /** Where the parts of each region stand in the frame: lines, counted from 0, and how far they are indented. */
  readonly regions: Readonly<Record<string, readonly RegionPlace[]>>;
  /** What the file exports: `kernels`, or `main`. */
  readonly exports: readonly string[];
}

/** As it is fetched: `kernel` and `demos/<name>`. */
export interface ChapterBundle extends Pick<EditBundle, 'names' | 'support'> {
  readonly files: Readonly<Record<string, EditFile>>;
}

/** What can be edited: a variant of an experiment, or a demo. */
export type Editable =
  | { readonly what: 'kernel'; readonly id: string; readonly variant: string }
  | { readonly what: 'demo'; readonly id: string };

/** The region of the file that the reader edits. */
export function regionOf(editable: Editable): string {
  const name = editable.id.split('/')[1] ?? '';
  return editable.what === 'demo' ? name : `${name}/${editable.variant}`;
}

interface RegionPlace {
  readonly numbers: readonly number[];
  readonly indent: number;
}

const fetched = new Map<string, Promise<ChapterBundle>>();

/** Throws a sentence when it does not arrive; asked again, it tries again. */
export async function loadBundle({ what, id }: Pick<Editable, 'what' | 'id'>): Promise<EditBundle> {
  const [chapter = '', name = ''] = id.split('/');
  const known = fetched.get(chapter) ?? load(chapter);
  fetched.set(chapter, known);
  known.catch(() => fetched.delete(chapter));
  const { files, names, support } = await known;
  return { ...files[what === 'demo' ? `demos/${name}` : 'kernel']!, names, support };
}

async function load(chapter: string): Promise<ChapterBundle> {
  const url = editBundles[chapter];
  const response = url === undefined ? undefined : await fetch(url).catch(() => undefined);
  if (!response?.ok)
    throw new Error('The code to edit did not arrive. Check the connection, then press Edit again.');
  return (await response.json()) as ChapterBundle;
}
