/** The browser's caches, in memory; and a book of two files on a host that can be asked for them. */
import { createHash } from 'node:crypto';
import type { Book } from './book.ts';
import type { Host } from './copies.ts';

const ORIGIN = 'https://book.example';

class FakeCaches {
  readonly all = new Map<string, Map<string, Response>>();
  /** Files that fit before the storage is full. */
  room = Number.POSITIVE_INFINITY;

  async open(name: string): Promise<Cache> {
    const entries = this.all.get(name) ?? new Map<string, Response>();
    this.all.set(name, entries);
    const url = (path: string) => new URL(path, ORIGIN).href;
    return {
      match: async (path: string) => entries.get(url(path))?.clone(),
      keys: async () => [...entries.keys()].map((each) => ({ url: each })),
      delete: async (path: string) => entries.delete(url(path)),
      put: async (path: string, response: Response) => {
        if (this.room-- <= 0) throw new DOMException('no room', 'QuotaExceededError');
        entries.set(url(path), response);
      },
    } as unknown as Cache;
  }

  async keys(): Promise<string[]> {
    return [...this.all.keys()];
  }

  async delete(name: string): Promise<boolean> {
    return this.all.delete(name);
  }
}

export const texts: Readonly<Record<string, string>> = {
  'index.html': '<h1>home</h1>',
  'chapters/arc/index.html': '<h1>Arc</h1>',
  'kept/index.html': '<h1>kept</h1>',
  '_astro/a.js': 'let a = 1;',
};

export function bookOf(content: Readonly<Record<string, string>>, id: string): Book {
  const files = Object.entries(content).map(([path, text]) => ({
    path,
    bytes: text.length,
    hash: createHash('sha256').update(text).digest('hex').slice(0, 16),
  }));
  return { edition: id, id, files };
}

/** A host that has these texts, and notes what it is asked for. */
export function hostOf(content: Readonly<Record<string, string>>, over: Partial<Host> = {}) {
  const asked: string[] = [];
  const caches = new FakeCaches();
  const host: Host = {
    caches,
    scope: '/book/',
    calm: async () => {},
    fetch: async (url) => {
      asked.push(url);
      const path = url.slice('/book/'.length);
      const text = content[path === '' || path.endsWith('/') ? `${path}index.html` : path];
      return text === undefined ? new Response('lost', { status: 404 }) : new Response(text);
    },
    ...over,
  };
  return { host, caches, asked };
}
