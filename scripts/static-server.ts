/**
 * Serves a built site: for `npm start`, tests and the bench. With `headers: false` it is a plain host that
 * knows nothing of isolation, with `base` a host that has the site in a folder.
 */
import { readFile, realpath, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { CONFINED_FOLDER, CONFINED_POLICY } from '../src/lab/edited/policy.ts';

/**
 * What makes a page isolated, and with it shared memory possible; and that pages of others, isolated ones too, may show an
 * embed, in a sandbox too, where it has no origin. The same are in public/_headers.
 */
export const isolationHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Access-Control-Allow-Origin': '*',
};

/** Isolates an embed inside of any page, where the browser knows it. The same stands in public/_headers. */
const EMBED_FOLDER = 'embed';
const embedHeaders = { 'Document-Isolation-Policy': 'isolate-and-require-corp' };

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};
const packed = promisify(gzip);

export interface ServeOptions {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly host?: string;
  /** "/book/": the folder of the host under which the site stands. */
  readonly base?: string;
  /** Send the headers that isolate the page? Default true. */
  readonly headers?: boolean;
  /** Send the policy that confines edited kernels? As `headers` unless told. */
  readonly confined?: boolean;
}

export interface Served {
  /** Address of the site, with its base: "http://localhost:4321/book/". */
  readonly url: string;
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Throws the error of node:net when the port is taken (`code` is EADDRINUSE). */
export async function serve(dir: string, options: ServeOptions = {}): Promise<Served> {
  const { port = 0, host = 'localhost', headers = true, confined = headers } = options;
  const base = `/${(options.base ?? '').replace(/^\/+|\/+$/g, '')}/`.replace('//', '/');
  const root = await realpath(dir);

  const server = createServer((request, response) => {
    if (headers)
      for (const [name, value] of Object.entries(isolationHeaders)) response.setHeader(name, value);
    answer(root, base, { confined, headers }, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500, { 'Content-Type': 'text/plain' });
      response.end('The server could not read this file.');
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const taken = (server.address() as AddressInfo).port;
  return {
    url: `http://${host}:${taken}${base}`,
    port: taken,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  root: string,
  base: string,
  { confined, headers }: { readonly confined: boolean; readonly headers: boolean },
  request: IncomingMessage,
  response: ServerResponse,
) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
  const path = decode(pathname);
  if (path !== undefined && `${path}/` === base) {
    response.writeHead(308, { Location: base + search }).end();
    return;
  }
  const wanted = path?.startsWith(base) ? path.slice(base.length) : undefined;
  // Hidden files are ours, not the reader's.
  const inside = wanted !== undefined && !wanted.split('/').some((part) => part.startsWith('.'));
  const found = inside ? await find(root, wanted) : undefined;
  if (found?.folder) {
    response.writeHead(308, { Location: `${pathname}/${search}` }).end();
    return;
  }
  const file = found ?? (await find(root, '404.html'));
  const status = found ? 200 : 404;
  if (!file) {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('There is no such page.');
    return;
  }
  const type = TYPES[extname(file.path)] ?? 'application/octet-stream';
  // What has a hash in its name never changes.
  const forever = /\/(_astro|_kernels|_editing|_confined)\//.test(file.path);
  if (confined && wanted?.startsWith(`${CONFINED_FOLDER}/`))
    response.setHeader('Content-Security-Policy', CONFINED_POLICY);
  if (headers && wanted?.startsWith(`${EMBED_FOLDER}/`))
    for (const [name, value] of Object.entries(embedHeaders)) response.setHeader(name, value);
  response.setHeader('Content-Type', type);
  response.setHeader('Cache-Control', forever ? 'public, max-age=31536000, immutable' : 'no-cache');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  let body: Buffer = await readFile(file.path);
  if (/^text|json|xml|wasm/.test(type) && /\bgzip\b/.test(String(request.headers['accept-encoding']))) {
    body = await packed(body);
    response.setHeader('Content-Encoding', 'gzip');
    response.setHeader('Vary', 'Accept-Encoding');
  }
  response.writeHead(status, { 'Content-Length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function decode(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}

/** The file that a path means; `folder` when the path lacks its last slash. Nothing outside of the root. */
async function find(root: string, path: string): Promise<{ path: string; folder: boolean } | undefined> {
  const file = join(root, path.endsWith('/') || path === '' ? `${path}index.html` : path);
  if (path.includes('\0') || !(file + sep).startsWith(root + sep)) return undefined;
  const info = await stat(file).catch(() => undefined);
  if (info?.isFile()) return { path: file, folder: false };
  if (info?.isDirectory() && (await stat(join(file, 'index.html')).catch(() => undefined)))
    return { path: file, folder: true };
  return undefined;
}
