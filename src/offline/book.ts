/** The files of the book, as the build lists them for the service worker, and which of them belong together. Pure. */

export interface BookFile {
  /** From the book's folder: `chapters/arc/index.html`. */
  readonly path: string;
  readonly bytes: number;
  /** The first 16 hexadecimal digits of its SHA-256. */
  readonly hash: string;
}

export interface Book {
  /** Of the sources: what pages say in `<meta name="edition">`. */
  readonly edition: string;
  /** Of the list itself: two builds of one edition may still differ. */
  readonly id: string;
  readonly files: readonly BookFile[];
}

/** Not for readers without a network: tests, what stands in pages of others, maps for robots, what only hosts read, and the worker itself. */
const LEFT_OUT =
  /^(known-answers\/|infection-map\/|embed\/|404\.html$|sw\.js$|sitemap[^/]*\.xml$|robots\.txt$|_headers$)|(^|\/)\./;
/** Their names have a hash: what they hold never changes. */
const FOREVER = /^(_astro|_kernels|_editing|_confined|pagefind\/(fragment|index))\//;

export const belongs = (path: string): boolean => !LEFT_OUT.test(path);
export const neverChanges = (path: string): boolean => FOREVER.test(path);
export const isPage = (path: string): boolean => path === 'index.html' || path.endsWith('/index.html');

/** The file that an address means: `/book/chapters/arc/` -> `chapters/arc/index.html`. Undefined outside of the folder. */
export function fileAt(pathname: string, scope: string): string | undefined {
  if (!pathname.startsWith(scope)) return undefined;
  let path: string;
  try {
    path = decodeURIComponent(pathname.slice(scope.length));
  } catch {
    return undefined;
  }
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

/** What every page needs, to be read and to be run: all scripts, all faces, Rust's modules; and three pages. */
export function shell(files: readonly BookFile[]): readonly string[] {
  return files
    .map(({ path }) => path)
    .filter((path) =>
      /^(_astro\/|_kernels\/[^/]+\.wasm$|favicon\.svg$|((kept|offline)\/)?index\.html$)/.test(path),
    );
}

/** A page, and for a chapter its kernels and its recorded runs. Nothing when there is no such page. */
export function neededBy(page: string, files: readonly BookFile[]): readonly string[] {
  const all = files.map(({ path }) => path);
  if (!all.includes(page)) return [];
  const [, slug] = /^chapters\/([^/]+)\/index\.html$/.exec(page) ?? [];
  const own = (path: string) =>
    (path.startsWith(`_kernels/${slug}.`) && path.endsWith('.js')) || dataOf(path) === slug;
  return [page, ...(slug === undefined ? [] : all.filter(own))];
}

/** `arc` of `data/virtual-2/arc/contention.json`. */
const dataOf = (path: string): string | undefined => /^data\/[^/]+\/([^/]+)\//.exec(path)?.[1];

/**
 * What a newer edition is to have before it takes the place of one that had `held`: the shell, and each page with what it
 * needs; everything, where everything was wanted.
 */
export function carried(
  held: readonly string[],
  { files }: Pick<Book, 'files'>,
  whole: boolean,
): readonly string[] {
  if (whole) return files.map(({ path }) => path);
  const known = new Set(files.map(({ path }) => path));
  const pages = held.filter((path) => isPage(path) && known.has(path));
  const others = held.filter((path) => known.has(path));
  return [...new Set([...shell(files), ...pages.flatMap((page) => neededBy(page, files)), ...others])];
}

/** How much of a list is there. */
export function measure(files: readonly BookFile[], held: ReadonlySet<string>) {
  const here = files.filter(({ path }) => held.has(path));
  const bytes = (some: readonly BookFile[]) => some.reduce((sum, each) => sum + each.bytes, 0);
  return {
    files: files.length,
    bytes: bytes(files),
    heldFiles: here.length,
    heldBytes: bytes(here),
    pages: here.filter(({ path }) => isPage(path)).map(({ path }) => path),
    allPages: files.filter(({ path }) => isPage(path)).length,
  };
}

export type Measured = ReturnType<typeof measure>;
