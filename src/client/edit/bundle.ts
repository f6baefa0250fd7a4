/** What the editor fetches for a chapter; scripts/edit-bundles.ts makes it. */
import { editBundles } from 'virtual:editing';

export interface EditBundle {
  /** `kernel.ts` without its imports, which leave empty lines. */
  readonly frame: string;
  /** Where the parts of each region stand in the frame: lines, counted from 0, and how far they are indented. */
  readonly regions: Readonly<Record<string, readonly RegionPlace[]>>;
  /** All that a kernel may use. */
  readonly names: readonly string[];
  /** The body of a function that returns all that a kernel may use. */
  readonly support: string;
}

interface RegionPlace {
  readonly numbers: readonly number[];
  readonly indent: number;
}

const fetched = new Map<string, Promise<EditBundle>>();

/** Throws a sentence when it does not arrive; asked again, it tries again. */
export async function loadBundle(chapter: string): Promise<EditBundle> {
  const known = fetched.get(chapter) ?? load(chapter);
  fetched.set(chapter, known);
  known.catch(() => fetched.delete(chapter));
  return known;
}

async function load(chapter: string): Promise<EditBundle> {
  const url = editBundles[chapter];
  const response = url === undefined ? undefined : await fetch(url).catch(() => undefined);
  if (!response?.ok)
    throw new Error('The kernel’s file did not arrive. Check the connection, then press Edit again.');
  return (await response.json()) as EditBundle;
}
