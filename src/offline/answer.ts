/**
 * What the service worker answers. What never changes comes from the copy; everything else from the network, so that a page is
 * never older than it must be, and from the copy when the network fails or is slow. The headers are added to all of it.
 */
import { fileAt, isPage, neverChanges } from './book.ts';
import { isolated, part } from './isolate.ts';

/** Milliseconds until a copy that is here is better than a network that does not answer. */
const PATIENCE = 4000;

export interface Sources {
  readonly fetch: (request: Request) => Promise<Response>;
  /** This edition's copy. */
  readonly match: (path: string) => Promise<Response | undefined>;
  /** An earlier edition's, for tabs that still show it. */
  readonly earlier: (path: string) => Promise<Response | undefined>;
  readonly patience?: number;
}

/** Is it ours to answer? Undefined: the browser does it alone. */
export function ours(request: Request, origin: string, scope: string): string | undefined {
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== origin) return undefined;
  // May not be answered from the network, so the browser's own cache is meant.
  if (request.cache === 'only-if-cached') return undefined;
  return fileAt(url.pathname, scope);
}

export async function answer(request: Request, path: string, from: Sources): Promise<Response> {
  if (neverChanges(path)) {
    const copy = (await from.match(path)) ?? (await from.earlier(path));
    return copy ? cut(copy, request) : isolated(await from.fetch(request), path);
  }
  const network = from.fetch(request);
  // Whether somebody waits for it or not.
  network.catch(() => {});
  const copy = await from.match(path);
  if (!copy)
    return network.then(
      (fetched) => isolated(fetched, path),
      (error: unknown) => without(error, request, path, from),
    );
  const first = await Promise.race([
    network.catch(() => undefined),
    new Promise<undefined>((resolve) => setTimeout(resolve, from.patience ?? PATIENCE)),
  ]);
  return first && first.status < 500 ? isolated(first, path) : cut(copy, request);
}

function cut(copy: Response, request: Request): Response | Promise<Response> {
  const range = request.headers.get('Range');
  return range === null ? copy : part(copy, range);
}

/** No network, and no copy of it. */
async function without(error: unknown, request: Request, path: string, from: Sources): Promise<Response> {
  if (request.mode !== 'navigate') throw error;
  // As a host does: the address of a page lacks its last slash.
  if (!isPage(path) && (await from.match(`${path}/index.html`)))
    return Response.redirect(`${request.url.split(/[?#]/)[0]}/${new URL(request.url).search}`, 302);
  const page = await from.match('offline/index.html');
  if (!page) throw error;
  return new Response(page.body, { status: 503, statusText: 'Not saved here', headers: page.headers });
}
