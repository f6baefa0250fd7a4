import { parentPort } from 'node:worker_threads';
import { loadRust } from './load-rust.ts';
import type { RustOrder, RustSource } from './messages.ts';

/** Loads and sets up its case at the first message, runs it at the second, audits at the third. */
export interface Errand {
  readonly order: RustOrder;
  readonly source: RustSource;
  readonly thread: number;
  readonly iterations: number;
}

const next = () => new Promise<unknown>((resolve) => parentPort!.once('message', resolve));
const attempt = (work: () => unknown) => {
  try {
    parentPort!.postMessage(work());
  } catch (error) {
    parentPort!.postMessage(error instanceof Error ? error.message : String(error));
  }
};

const { order, source, thread, iterations } = (await next()) as Errand;
const loaded = await loadRust(order, source, thread);
attempt(loaded.setup);
await next();
attempt(() => loaded.run(iterations));
await next();
attempt(() => loaded.audit(iterations, iterations * order.threads));
