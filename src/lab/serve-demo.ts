/** What a demo's worker does, in a browser and in Node. */
import {
  type FromDemoWorker,
  LONGEST_LINE,
  MOST_LINES,
  MOST_THREADS,
  type ThreadOrder,
  type ToDemoWorker,
} from './demo-messages.ts';
import { runRustDemo, serveRustThread } from './demo-rust.ts';
import type { Explained } from './edited/explain.ts';
import type { DemoContext, DemoModule, DemoThread } from './program.ts';

export interface DemoWorkerOptions {
  readonly post: (message: FromDemoWorker) => void;
  /** The module of a demo, by the demo's full name, or of the reader's version of it. */
  readonly load: (demo: string, code?: string) => Promise<DemoModule>;
  /** What was thrown, in words. */
  readonly explain?: (error: unknown) => Explained;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What to do with each message that comes to the worker. Never throws. */
export function demoServer({
  post,
  load,
  explain = (error) => ({ message: messageOf(error) }),
}: DemoWorkerOptions): (message: ToDemoWorker) => void {
  let joined: (error: string | undefined) => void = () => {};

  const printer = (order: SharedArrayBuffer) => {
    const count = new Int32Array(order);
    return (text: string) => {
      const order = Atomics.add(count, 0, 1);
      if (order < MOST_LINES) post({ type: 'line', order, text: String(text).slice(0, LONGEST_LINE) });
    };
  };

  /** The program's own end, whichever it is. */
  const run = async (order: SharedArrayBuffer, work: () => unknown): Promise<void> => {
    post({ type: 'ready' });
    const printed = () => Atomics.load(new Int32Array(order), 0);
    try {
      await work();
      post({ type: 'ended', ending: 'returned', printed: printed() });
    } catch (error) {
      post({ type: 'ended', ending: 'panicked', ...explain(error), printed: printed() });
    }
  };

  let started = 0;
  const threads: DemoContext['threads'] = (entry, count, memory) =>
    new Promise((resolve, reject) => {
      started += Math.max(1, count);
      if (!(started <= MOST_THREADS)) throw new RangeError(`a demo may have ${MOST_THREADS} threads in all`);
      joined = (error) => (error === undefined ? resolve() : reject(new Error(error)));
      post({ type: 'threads', entry, count, memory });
    });

  /** What the reader wrote may fail while it is loaded: that is an end like others. */
  const main = async ({ demo, code, order }: Extract<ToDemoWorker, { type: 'typescript' }>) => {
    const module = code === undefined ? await load(demo) : undefined;
    await run(order, async () =>
      (module ?? (await load(demo, code))).main({ print: printer(order), threads }),
    );
  };

  const thread = async ({ demo, code, order, entry, thread, memory }: ThreadOrder) => {
    const work = (await load(demo, code))[entry] as ((context: DemoThread) => unknown) | undefined;
    if (typeof work !== 'function') throw new Error(`demo ${demo} has no export ${entry}`);
    await run(order, () => work({ print: printer(order), memory, thread }));
  };

  const obey = async (message: ToDemoWorker): Promise<void> => {
    switch (message.type) {
      case 'typescript':
        return main(message);
      case 'typescript-thread':
        return thread(message);
      case 'joined':
        return joined(message.error);
      case 'rust':
        return runRustDemo(message, post);
      case 'rust-thread':
        return serveRustThread(message, post);
    }
  };
  return (message) => {
    obey(message).catch((error: unknown) => post({ type: 'failed', message: messageOf(error) }));
  };
}
