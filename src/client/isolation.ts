/**
 * Isolation where the host sends no headers: a service worker adds them, after one reload. What was to be run is
 * remembered over the reload, so that it starts by itself. There is never a second reload: what failed once is
 * told in words.
 */

export interface Resume {
  /** `arc/contention`; or the id of a demo, whose mode is its language. */
  readonly experiment: string;
  readonly mode: string;
  /** The cell's settings, as in an address. */
  readonly query: string;
}

export type Isolation = 'isolated' | 'reloading' | { readonly reason: string };

/** What is asked of the browser; tests bring their own. */
export interface Surroundings {
  readonly isolated: boolean;
  readonly secure: boolean;
  readonly framed: boolean;
  /** undefined where the browser has none: old ones, some private modes. */
  readonly workers: Pick<ServiceWorkerContainer, 'register' | 'ready'> | undefined;
  /** Throws where storage is forbidden. */
  readonly session: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly reload: () => void;
  readonly now: () => number;
  readonly base: string;
}

const TRIED = 'cost-of-ownership:isolation';
const RESUME = 'cost-of-ownership:resume';
/** Milliseconds. */
const INSTALL_DEADLINE = 10_000;
/** A run that the reader asked for longer ago than this does not start by itself. */
const STALE = 60_000;

const INSTEAD = 'Everything can be read, and the recorded runs stand in place of your own.';

const framed = globalThis.top !== globalThis.self;

const surroundings = (): Surroundings => ({
  isolated: globalThis.crossOriginIsolated === true,
  secure: globalThis.isSecureContext,
  framed,
  // In a sandboxed frame even the question is an error, and a frame needs none.
  workers: framed ? undefined : navigator.serviceWorker,
  session: () => sessionStorage,
  reload: () => location.reload(),
  now: () => Date.now(),
  base: import.meta.env.BASE_URL,
});

/**
 * Sees to it that the page is isolated. `reloading`: the page is about to be loaded again, do nothing more, and ask
 * `resumeFor` afterwards. A reason is a whole text for the reader: what happened and what to do. Aborted before the reload, it
 * leaves the page as it is.
 */
export async function ensureIsolated(
  resume: Resume,
  { signal, at = surroundings() }: { readonly signal?: AbortSignal; readonly at?: Surroundings } = {},
): Promise<Isolation> {
  if (at.isolated) {
    forget(at, TRIED);
    return 'isolated';
  }
  if (!at.secure)
    return refuse(
      'This address is not secure (http, not https), so the browser does not let a page share memory between threads. Open the book over https, or on localhost.',
    );
  if (at.framed)
    return refuse(
      'The book is shown inside another page, and that page decides whether memory may be shared between threads. Open it in a tab of its own.',
    );
  if (!at.workers)
    return refuse(
      'This site is served without the headers that isolate a page, and this browser offers no service worker to add them (a private window often has none). Use an ordinary window, or another browser.',
    );
  let tried: string | null;
  try {
    const session = at.session();
    tried = session.getItem(TRIED);
    if (!tried) {
      session.setItem(TRIED, 'yes');
      session.setItem(RESUME, JSON.stringify({ ...resume, at: at.now() }));
    }
  } catch {
    return refuse(
      'To isolate the page it must be loaded once more, and this browser does not let it remember that across the reload (site data is blocked). Allow site data for this address, or use another browser.',
    );
  }
  if (tried)
    return refuse(
      'The page was loaded again to isolate it, and the browser still does not count it as isolated. Reload it by hand without holding Shift; if that does not help, use an up-to-date Chrome, Edge, Firefox or Safari.',
    );
  const failed = await install(at.workers, at.base);
  if (failed || signal?.aborted) {
    forget(at, RESUME);
    forget(at, TRIED);
  }
  if (signal?.aborted) return refuse('The run was cancelled before the page was loaded again.');
  if (failed)
    return refuse(
      `This site is served without the headers that isolate a page, and the service worker that would add them could not be installed: ${failed}. Allow site data for this address, or use another browser.`,
    );
  at.reload();
  return 'reloading';
}

/** What was to be run before the reload: given once, and only if it was asked for a moment ago. */
export function takeResume(at: Pick<Surroundings, 'session' | 'now'> = surroundings()): Resume | undefined {
  try {
    const text = at.session().getItem(RESUME);
    if (text === null) return undefined;
    at.session().removeItem(RESUME);
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== 'object' || kept === null) return undefined;
    const { experiment, mode, query, at: asked } = kept as Record<string, unknown>;
    if (typeof experiment !== 'string' || typeof mode !== 'string' || typeof query !== 'string')
      return undefined;
    if (typeof asked !== 'number' || !(Math.abs(at.now() - asked) < STALE)) return undefined;
    return { experiment, mode, query };
  } catch {
    return undefined;
  }
}

let resume: Resume | undefined | null = null;

/** The same for a cell that asks for its own: the first that has the id gets it. */
export function resumeFor(id: string): Resume | undefined {
  if (resume === null) resume = takeResume();
  if (resume?.experiment !== id) return undefined;
  const mine = resume;
  resume = undefined;
  return mine;
}

/** What went wrong, in the browser's words; undefined when the worker is active. */
async function install(
  workers: NonNullable<Surroundings['workers']>,
  base: string,
): Promise<string | undefined> {
  const folder = base.replace(/\/?$/, '/');
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    await workers.register(`${folder}sw.js`, { scope: folder });
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), INSTALL_DEADLINE);
    });
    return (await Promise.race([workers.ready, late])) === 'late' ? 'it did not start in time' : undefined;
  } catch (error) {
    return error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
  } finally {
    clearTimeout(timer);
  }
}

function forget(at: Pick<Surroundings, 'session'>, key: string): void {
  try {
    at.session().removeItem(key);
  } catch {
    // Nothing was kept.
  }
}

const refuse = (reason: string): Isolation => ({ reason: `${reason} ${INSTEAD}` });
