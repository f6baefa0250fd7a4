/**
 * How the reader's own kernels are confined. The kernel is code from the editor, perhaps pasted from a stranger; what it must not
 * do is send anything anywhere, read or write what the browser keeps for the book, touch the page, or outlive its run.
 *
 * 1. It runs in a worker whose script comes with the policy below. The browser then refuses every request of that worker (fetch,
 *    sockets, fonts, further workers, modules by address) and every text as code (`eval`, `new Function`). Modules come from
 *    blob: addresses only, which are made from text by the worker itself: that is how it loads the kernels, because even `import()`
 *    of a file of the book would be a request. Where a host does not send the policy, edited code is not run.
 * 2. A policy says nothing of storage, of other tabs and of messages. So before the worker loads what the reader wrote, it deletes
 *    every global that does not belong to the language (`lockDown`): indexedDB, caches, navigator, BroadcastChannel, postMessage,
 *    close, timers. What the instrument needs of them it took before, in closures that the kernel cannot reach.
 * 3. It shares no JavaScript object with the page: only the memories of its run, which end with it.
 * 4. A watchdog in the conductor, which waits in a thread of its own, ends a worker that does not answer.
 *
 * What remains: it can spoil its own run, by writing over the memories it is given or over the language's own objects (the
 * instrument's canaries and checksums find much of that, not all), it can heat the machine until the watchdog ends it, and it
 * knows the time. A page that keeps its own code from itself is not the aim: the reader is the one who presses Run.
 */
export const CONFINED_POLICY = "default-src 'none'; script-src blob:";

/** What is said where a host does not send it. */
export const NO_POLICY = 'this host does not send the policy that keeps edited code from the network';

/** The folder of the site whose files are served with the policy. */
export const CONFINED_FOLDER = '_confined';

/** Is a script really served with the policy? Several policies in one header are separated by commas. */
export async function isConfined(url: string, request: typeof fetch = fetch): Promise<boolean> {
  const { ok, headers } = await request(url);
  const policies = headers.get('Content-Security-Policy')?.split(',') ?? [];
  return ok && policies.some((policy) => policy.trim() === CONFINED_POLICY);
}
