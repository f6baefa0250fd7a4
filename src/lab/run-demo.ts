/** A demo in the page: whatever happens is an outcome in words. */
import { conductDemo, type SpawnDemoWorker } from './conduct-demo.ts';
import type { FromDemoWorker } from './demo-messages.ts';
import type { DemoRecord } from './program-record.ts';
import { type Refusal, RefusalError, refuse } from './refusal.ts';
import { rustDemoSource } from './rust-module.ts';
import { lackedByRust } from './rust-support.ts';

export type DemoOutcome =
  | { readonly state: 'done'; readonly record: DemoRecord }
  | { readonly state: 'cancelled' }
  | { readonly state: 'refused'; readonly refusal: Refusal };

export interface DemoRequest {
  /** `<chapter>/<name>` */
  readonly demo: string;
  readonly language: 'typescript' | 'rust';
  /** That the program in Rust may spawn at once. */
  readonly threads: number;
}

export interface DemoRunOptions {
  readonly signal: AbortSignal;
  /** All lines so far, in their order. */
  readonly onLines: (lines: readonly string[]) => void;
}

const spawn: SpawnDemoWorker = (events) => {
  const worker = new Worker(new URL('./demo-worker.ts', import.meta.url), { type: 'module', name: 'demo' });
  worker.onmessage = ({ data }: MessageEvent<FromDemoWorker>) => events.onMessage(data);
  worker.onerror = (event) => {
    event.preventDefault();
    events.onError(event.message ?? '');
  };
  return { post: (message) => worker.postMessage(message), terminate: () => worker.terminate() };
};

/** Never throws. Cancelling resolves at once. */
export async function runDemo(
  { demo, language, threads }: DemoRequest,
  { signal, onLines }: DemoRunOptions,
): Promise<DemoOutcome> {
  if (!globalThis.crossOriginIsolated) return { state: 'refused', refusal: refuse('not-isolated') };
  try {
    const lacked = language === 'rust' && lackedByRust();
    if (lacked) throw new RefusalError(refuse('no-rust', lacked));
    const order =
      language === 'rust' ? { language, demo, threads, source: await rustDemoSource() } : { language, demo };
    return { state: 'done', record: await conductDemo(order, { spawn, signal, onLines }) };
  } catch (error) {
    if (signal.aborted) return { state: 'cancelled' };
    if (error instanceof RefusalError) return { state: 'refused', refusal: error.refusal };
    const words = error instanceof Error ? error.message : String(error);
    return { state: 'refused', refusal: refuse('instrument', words) };
  }
}
