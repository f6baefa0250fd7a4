/**
 * The book's service worker. It isolates pages on hosts that send no headers, and keeps the book for days without a network.
 * Registered when the page is idle, or when Run is pressed on such a host. An edition that comes later waits until its reader
 * takes it, and never takes over while something is measured.
 */
import { runGoesOn, untilNoRun } from '../lab/run-lock.ts';
import { answer, ours } from './answer.ts';
import { type Book, carried, fileAt, measure, neededBy, shell } from './book.ts';
import { Copies } from './copies.ts';
import {
  type FromWorker,
  progressChannel,
  type SaveProgress,
  type Status,
  type ToWorker,
} from './messages.ts';
import type { ServiceScope } from './scope.ts';

/** Put in by the build: scripts/offline-book.ts. */
declare const BOOK: Book;

const book = BOOK;

const worker = globalThis as unknown as ServiceScope;
const scope = new URL(worker.registration.scope).pathname;
const copies = new Copies(
  { caches, fetch: (url, options) => fetch(url, options), calm: () => untilNoRun(), scope },
  book,
);
const channel = new BroadcastChannel(progressChannel(scope));

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const path = ours(request, worker.location.origin, scope);
  if (path === undefined) return;
  event.respondWith(
    answer(request, path, {
      fetch: (each) => fetch(each),
      match: (each) => copies.match(each).catch(() => undefined),
      earlier: async (each) => (await copies.earlier()).find(each).catch(() => undefined),
    }),
  );
});

worker.addEventListener('message', (event) => {
  const [port] = event.ports;
  const reply = (message: FromWorker) => port?.postMessage(message);
  event.waitUntil(hear(event.data as ToWorker, reply));
});

/** A newer edition has what its reader had before it offers itself. The first has nothing to wait for. */
async function install(): Promise<void> {
  try {
    const { held, unchanged } = await copies.earlier();
    if (held.length === 0) return;
    const paths = carried(held, book, await copies.setting('whole'));
    if ((await copies.save(paths, undefined, unchanged)) !== 'network') return;
  } catch {
    // Storage is forbidden or full. Isolation needs none.
    return;
  }
  throw new Error('the network went away; the browser tries again later');
}

async function activate(): Promise<void> {
  await worker.clients.claim();
  await tidy();
}

/** A tab that shows an earlier edition may still ask for its files. */
async function tidy(): Promise<void> {
  if ((await windows()) <= 1) await copies.forgetEarlier().catch(() => {});
}

const windows = async (): Promise<number> =>
  (await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })).length;

async function hear(message: ToWorker, reply: (message: FromWorker) => void): Promise<void> {
  switch (message.type) {
    case 'status':
      return reply({ type: 'status', status: await status() });
    case 'visited': {
      await tidy();
      if (await off()) return;
      const page = fileAt(message.path, scope);
      await save([...(page ? neededBy(page, book.files) : []), ...shell(book.files)], reply);
      return;
    }
    case 'save': {
      if (message.asked) await copies.set('off', false).catch(() => {});
      // It has just been turned on: only storage that takes nothing more says no.
      if (await off())
        return message.asked ? reply({ type: 'saved', end: 'full', status: await status() }) : undefined;
      await copies.set('whole', true).catch(() => {});
      return save(
        book.files.map(({ path }) => path),
        reply,
      );
    }
    case 'forget':
      await copies.forgetAll();
      await copies.set('whole', false);
      await copies.set('off', true);
      return reply({ type: 'status', status: await status() });
    case 'take':
      if ((await runGoesOn()) || (message.alone && (await windows()) > 1)) return reply({ type: 'busy' });
      reply({ type: 'taken' });
      // Not waited for: it is done when this very message has been dealt with.
      void worker.skipWaiting();
      return;
  }
}

const off = (): Promise<boolean> => copies.setting('off').catch(() => true);

/** One after the other, so that nothing is fetched twice. */
let saving: Promise<void> = Promise.resolve();
function save(...order: Parameters<typeof saveNow>): Promise<void> {
  saving = saving.then(() => saveNow(...order));
  return saving;
}

async function saveNow(paths: readonly string[], reply: (message: FromWorker) => void): Promise<void> {
  let { heldBytes, bytes } = await status();
  const end = await copies
    .save(paths, (file) => {
      heldBytes += file.bytes;
      const progress: SaveProgress = { heldBytes, bytes };
      channel.postMessage(progress);
    })
    .catch(() => 'full' as const);
  reply({ type: 'saved', end, status: await status() });
}

async function status(): Promise<Status> {
  const held = await copies.held().catch(() => new Set<string>());
  return { ...measure(book.files, held), edition: book.edition, off: await off() };
}
