/**
 * One run at a time, in this page and in all tabs of the book: two at once would measure each other.
 */
import { RUN_LOCK } from '../../lab/run-lock.ts';

/** Who is in the way. */
export type Busy = 'page' | 'tab';

export interface OneRunOptions {
  /** Gives up waiting. */
  readonly signal: AbortSignal;
  /** Called once when another run is in the way. */
  readonly onWaiting: (busy: Busy) => void;
  /** undefined where the browser has no Web Locks: then only this page's cells wait for each other. */
  readonly locks?: Pick<LockManager, 'request'> | undefined;
}

let here: Promise<unknown> | undefined;

/** Does `work` when no other run goes on. Rejects with the signal's reason when aborted before it starts. */
export async function oneRun<T>(work: () => Promise<T>, options: OneRunOptions): Promise<T> {
  const { signal, onWaiting, locks = globalThis.navigator?.locks } = options;
  if (here) onWaiting('page');
  while (here) await unless(signal, here);
  signal.throwIfAborted();
  // A page's own cells queue here, so that the lock is only ever asked for by one of them.
  let leave = () => {};
  here = new Promise<void>((resolve) => {
    leave = resolve;
  });
  try {
    if (!locks) return await work();
    let asked = false;
    const first = await locks
      .request(RUN_LOCK, { ifAvailable: true }, async (lock) => {
        asked = true;
        return lock ? { value: await work() } : undefined;
      })
      .catch(async (error: unknown) => {
        // A frame in somebody else's page may have no locks: then it is as where the browser has none.
        if (asked || (error as Error | undefined)?.name !== 'SecurityError') throw error;
        return { value: await work() };
      });
    if (first) return first.value;
    onWaiting('tab');
    return await locks.request(RUN_LOCK, { signal }, work);
  } finally {
    here = undefined;
    leave();
  }
}

function unless(signal: AbortSignal, promise: Promise<unknown>): Promise<void> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    promise.then(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
  });
}
