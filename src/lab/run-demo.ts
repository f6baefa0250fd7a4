/** A demo in the page: whatever happens is an outcome in words. */
import { conductDemo, type SpawnDemoWorker } from './conduct-demo.ts';
import type { FromDemoWorker } from './demo-messages.ts';
import confinedUrl from './edited/confined-demo.ts?worker&url';
import { isConfined, NO_POLICY } from './edited/policy.ts';
import type { DemoRecord } from './program-record.ts';
import { type CodePlace, type Refusal, RefusalError, refuse } from './refusal.ts';
import { rustDemoSource } from './rust-module.ts';
import { lackedByRust } from './rust-support.ts';

export type DemoOutcome =
  | {
      readonly state: 'done';
      readonly record: DemoRecord;
      /** Where the reader's version failed. */
      readonly place?: CodePlace;
    }
  | { readonly state: 'cancelled' }
  | { readonly state: 'refused'; readonly refusal: Refusal };

export interface DemoRequest {
  /** `<chapter>/<name>` */
  readonly demo: string;
  readonly language: 'typescript' | 'rust';
  /** That the program in Rust may spawn at once. */
  readonly threads: number;
  /** The reader's version, in TypeScript: a module without imports. */
  readonly code?: string;
}

export interface DemoRunOptions {
  readonly signal: AbortSignal;
  /** All lines so far, in their order. */
  readonly onLines: (lines: readonly string[]) => void;
}

const spawn: SpawnDemoWorker = (events) =>
  wire(new Worker(new URL('./demo-worker.ts', import.meta.url), { type: 'module', name: 'demo' }), events);
const spawnConfined: SpawnDemoWorker = (events) =>
  wire(new Worker(confinedUrl, { type: 'module', name: 'confined demo' }), events);

function wire(worker: Worker, events: Parameters<SpawnDemoWorker>[0]): ReturnType<SpawnDemoWorker> {
  worker.onmessage = ({ data }: MessageEvent<FromDemoWorker>) => events.onMessage(data);
  worker.onerror = (event) => {
    event.preventDefault();
    events.onError(event.message ?? '');
  };
  return { post: (message) => worker.postMessage(message), terminate: () => worker.terminate() };
}

/** Never throws. Cancelling resolves at once. */
export async function runDemo(
  { demo, language, threads, code }: DemoRequest,
  { signal, onLines }: DemoRunOptions,
): Promise<DemoOutcome> {
  if (!globalThis.crossOriginIsolated) return { state: 'refused', refusal: refuse('not-isolated') };
  try {
    const lacked = language === 'rust' && lackedByRust();
    if (lacked) throw new RefusalError(refuse('no-rust', lacked));
    // While the site is developed, its server sends no policy.
    if (code !== undefined && !import.meta.env.DEV && !(await isConfined(confinedUrl)))
      throw new RefusalError(refuse('not-confined', NO_POLICY));
    const own = code !== undefined && { code };
    const order =
      language === 'rust'
        ? { language, demo, threads, source: await rustDemoSource() }
        : { language, demo, ...own };
    let place: CodePlace | undefined;
    const record = await conductDemo(order, {
      spawn: own ? spawnConfined : spawn,
      signal,
      onLines,
      onPlace: (found) => {
        place = found;
      },
    });
    return { state: 'done', record, ...(place && { place }) };
  } catch (error) {
    if (signal.aborted) return { state: 'cancelled' };
    if (error instanceof RefusalError) return { state: 'refused', refusal: error.refusal };
    const words = error instanceof Error ? error.message : String(error);
    return { state: 'refused', refusal: refuse('instrument', words) };
  }
}
