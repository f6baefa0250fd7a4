/** Registers the service worker, has it keep this page, and later the book; tells of a newer edition. */
import { untilNoRun } from '../../lab/run-lock.ts';
import { bookBase, post } from './speak.ts';

/** Milliseconds of reading after which the whole book is kept: who leaves at once has not fetched it. */
const STAY = 15_000;
/** Milliseconds between two looks for a newer edition while a page stays open. */
const LOOK = 3_600_000;

interface Connection {
  readonly saveData?: boolean;
  readonly effectiveType?: string;
}

export async function begin(): Promise<void> {
  // Some browsers have the name and nothing behind it.
  if (!navigator.serviceWorker || !isSecureContext || top !== self) return;
  await untilNoRun();
  const { serviceWorker } = navigator;
  const registration = await serviceWorker.register(`${bookBase}sw.js`, { scope: bookBase });
  watch(registration).catch(() => {});
  const { active } = await serviceWorker.ready;
  if (!active) return;
  post(active, { type: 'visited', path: location.pathname });
  await read();
  // Asked for again: it may have been replaced meanwhile.
  if (await mayFetchAll()) post((await serviceWorker.ready).active, { type: 'save', asked: false });
}

/** Resolves when the page has been in front for a while. */
async function read(): Promise<void> {
  for (let seen = 0; seen < STAY; seen += 1000) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    if (document.visibilityState !== 'visible') seen -= 1000;
  }
}

/** Not on a connection that is slow or paid for by the byte, and not when it would fill what the browser gives. */
async function mayFetchAll(): Promise<boolean> {
  const { connection } = navigator as Navigator & { readonly connection?: Connection };
  if (connection?.saveData || /2g|3g/.test(connection?.effectiveType ?? '')) return false;
  const { quota, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  return quota === undefined || quota - usage > 200_000_000;
}

async function watch(registration: ServiceWorkerRegistration): Promise<void> {
  const { serviceWorker } = navigator;
  const tell = async () => {
    const { waiting } = registration;
    if (!waiting || !serviceWorker.controller) return;
    const { offer } = await import('./offer.ts');
    await offer(waiting);
  };
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed') tell().catch(() => {});
    });
  });
  let looked = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - looked < LOOK) return;
    looked = Date.now();
    // Without a network there is nothing newer.
    registration.update().catch(() => {});
  });
  await tell();
}
