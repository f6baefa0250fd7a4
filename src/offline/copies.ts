/** The copies in the browser's cache: one cache for each edition, filled only with files that are what the build listed. */
import { type Book, type BookFile, fileAt, isPage, neverChanges } from './book.ts';
import { withHeaders } from './isolate.ts';
import type { SaveEnd } from './messages.ts';

const HASH = 'X-Book-Hash';
/** Files that are fetched at the same time. */
const AT_ONCE = 3;

/** What is asked of the browser; tests bring their own. */
export interface Host {
  readonly caches: Pick<CacheStorage, 'open' | 'keys' | 'delete'>;
  readonly fetch: (url: string, options: RequestInit) => Promise<Response>;
  /** Waits while something is measured. */
  readonly calm: () => Promise<void>;
  /** `/book/` */
  readonly scope: string;
}

export class Copies {
  readonly #host: Host;
  readonly #book: Book;
  readonly #files: ReadonlyMap<string, BookFile>;

  constructor(host: Host, book: Book) {
    this.#host = host;
    this.#book = book;
    this.#files = new Map(book.files.map((file) => [file.path, file]));
  }

  get #prefix(): string {
    return `the-cost-of-ownership ${this.#host.scope} `;
  }

  #cache(): Promise<Cache> {
    return this.#host.caches.open(this.#prefix + this.#book.id);
  }

  /** As readers ask for it, without what a query adds: many a host redirects an address that ends in index.html. */
  #url(path: string): string {
    const address = isPage(path) ? path.slice(0, -'index.html'.length) : path;
    return `${this.#host.scope}${address.split('/').map(encodeURIComponent).join('/')}`;
  }

  async match(path: string): Promise<Response | undefined> {
    return this.#files.has(path) ? (await this.#cache()).match(this.#url(path)) : undefined;
  }

  async held(): Promise<ReadonlySet<string>> {
    return heldIn(await this.#cache(), this.#host.scope);
  }

  /**
   * Fetches and keeps what is not here yet. What is not byte for byte what was built is not kept: another edition, a host
   * that rewrites pages, a hotel's login page.
   */
  async save(
    paths: readonly string[],
    onSaved: (file: BookFile) => void = () => {},
    reuse: (file: BookFile) => Promise<Response | undefined> = async () => undefined,
  ): Promise<SaveEnd> {
    const cache = await this.#cache();
    const held = await this.held();
    const wanted = [...new Set(paths)].flatMap((path) => this.#files.get(path) ?? []);
    const queue = wanted.filter(({ path }) => !held.has(path));
    let end: SaveEnd = 'done';
    const next = async (): Promise<void> => {
      for (let file = queue.shift(); file; file = queue.shift()) {
        await this.#host.calm();
        try {
          const response = (await reuse(file)) ?? (await this.#fetch(file));
          if (response) await cache.put(this.#url(file.path), response);
          else end = 'changed';
          if (response) onSaved(file);
        } catch (error) {
          queue.length = 0;
          end = error instanceof Error && error.name === 'QuotaExceededError' ? 'full' : 'network';
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
    return end;
  }

  /** Undefined when the host has something else. Rejects when it cannot be reached. */
  async #fetch(file: BookFile): Promise<Response | undefined> {
    // The browser's own cache may hold an older page for a while; it is asked to make sure.
    const cache = neverChanges(file.path) ? 'default' : 'no-cache';
    const response = await this.#host.fetch(this.#url(file.path), { cache, redirect: 'error' });
    if (response.status !== 200 || response.type === 'opaque') return undefined;
    const body = await response.arrayBuffer();
    if ((await hashOf(body)) !== file.hash) return undefined;
    const headers = withHeaders(response, file.path);
    // The body is unpacked by now.
    headers.delete('Content-Encoding');
    headers.set('Content-Length', String(body.byteLength));
    headers.set(HASH, file.hash);
    return new Response(body, { headers });
  }

  /** Caches of other editions in this folder of the host. */
  async #others(): Promise<readonly string[]> {
    const names = await this.#host.caches.keys();
    const mine = [this.#prefix + this.#book.id, this.#prefix + SETTINGS];
    return names.filter((name) => name.startsWith(this.#prefix) && !mine.includes(name));
  }

  /** What other editions hold, and a way to take from there what has not changed. */
  async earlier() {
    const held = new Set<string>();
    const caches = await Promise.all((await this.#others()).map((name) => this.#host.caches.open(name)));
    for (const cache of caches) for (const path of await heldIn(cache, this.#host.scope)) held.add(path);
    const find = async (path: string): Promise<Response | undefined> => {
      for (const cache of caches) {
        const found = await cache.match(this.#url(path));
        if (found) return found;
      }
      return undefined;
    };
    const unchanged = async (file: BookFile): Promise<Response | undefined> => {
      const found = await find(file.path);
      return found?.headers.get(HASH) === file.hash ? found : undefined;
    };
    return { held: [...held], find, unchanged };
  }

  async forgetEarlier(): Promise<void> {
    for (const name of await this.#others()) await this.#host.caches.delete(name);
  }

  async forgetAll(): Promise<void> {
    await this.forgetEarlier();
    await this.#host.caches.delete(this.#prefix + this.#book.id);
  }

  /** `off`: keep nothing. `whole`: the reader has, or wants, all of it. Outlives editions. */
  async setting(name: 'off' | 'whole'): Promise<boolean> {
    const cache = await this.#host.caches.open(this.#prefix + SETTINGS);
    return (await cache.match(this.#url(`sw-settings/${name}`))) !== undefined;
  }

  async set(name: 'off' | 'whole', on: boolean): Promise<void> {
    const cache = await this.#host.caches.open(this.#prefix + SETTINGS);
    const url = this.#url(`sw-settings/${name}`);
    if (on) await cache.put(url, new Response('yes'));
    else await cache.delete(url);
  }
}

const SETTINGS = 'settings';

async function heldIn(cache: Cache, scope: string): Promise<ReadonlySet<string>> {
  const keys = await cache.keys();
  return new Set(keys.flatMap(({ url }) => fileAt(new URL(url).pathname, scope) ?? []));
}

async function hashOf(body: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
  return [...digest.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
