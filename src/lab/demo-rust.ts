/** A demo's program in Rust, in the worker that asks: one instance of the module for the program and for each thread. */
import type { FromDemoWorker, RustMemory } from './demo-messages.ts';
import { MOST_LINES } from './demo-messages.ts';
import { threadStack } from './load-rust.ts';

/** What harness/demo_page.rs exports. */
interface Exports {
  readonly __stack_pointer: WebAssembly.Global<'i32'>;
  readonly __wasm_init_tls: (address: number) => void;
  readonly allocate: (length: number) => number;
  /** 0 returned, 1 panicked. */
  readonly demo: (name: number, length: number, threads: number) => number;
  readonly demo_helper: () => never;
  readonly printed: () => number;
}

type Post = (message: FromDemoWorker) => void;

interface Instance {
  readonly exports: Exports;
  /** What the last panic of this thread said. */
  readonly panic: () => string | undefined;
}

async function instantiate({ source, memory }: RustMemory, thread: number, post: Post): Promise<Instance> {
  // A decoder takes no shared memory: a copy.
  const read = (start: number, length: number) =>
    new TextDecoder().decode(new Uint8Array(memory.buffer).slice(start, start + length));
  let panic: string | undefined;
  const lab = {
    print: (order: number, start: number, length: number) => {
      if (order < MOST_LINES) post({ type: 'line', order, text: read(start, length) });
    },
    panicking: (start: number, length: number) => {
      panic = read(start, length);
    },
  };
  const instance = await WebAssembly.instantiate(source.module, { env: { memory }, lab });
  const exports = instance.exports as unknown as Exports;
  const { top } = threadStack(source.pages, thread);
  // The program itself has the module's own stack: see scripts/demo-module.ts.
  if (thread > 0) exports.__stack_pointer.value = top;
  exports.__wasm_init_tls(top);
  return { exports, panic: () => panic };
}

/** Runs the program to its end, which it posts. */
export async function runRustDemo(
  order: RustMemory & { readonly demo: string; readonly threads: number },
  post: Post,
): Promise<void> {
  const instance = await instantiate(order, 0, post);
  const { exports, panic } = instance;
  const name = new TextEncoder().encode(order.demo);
  const start = exports.allocate(name.length);
  new Uint8Array(order.memory.buffer).set(name, start);
  post({ type: 'ready' });
  try {
    const panicked = exports.demo(start, name.length, order.threads) === 1;
    const printed = exports.printed();
    if (panicked) post({ type: 'ended', ending: 'panicked', message: panic() ?? '', printed });
    else post({ type: 'ended', ending: 'returned', printed });
  } catch (error) {
    post({ type: 'ended', ending: 'aborted', message: trapWords(error, instance), printed: 0 });
  }
}

/** Waits for closures, until somebody ends the worker. */
export async function serveRustThread(
  order: RustMemory & { readonly thread: number },
  post: Post,
): Promise<void> {
  const instance = await instantiate(order, order.thread, post);
  post({ type: 'ready' });
  try {
    instance.exports.demo_helper();
  } catch (error) {
    post({ type: 'ended', ending: 'aborted', message: trapWords(error, instance), printed: 0 });
  }
}

/** What a trap was, in words. */
function trapWords(error: unknown, { exports, panic }: Instance): string {
  // The engine's own stack is full, or the module's, which then ends below address 0.
  if (error instanceof RangeError || exports.__stack_pointer.value < 0) return 'stack overflow';
  return panic() ?? `trap: ${error instanceof Error ? error.message : String(error)}`;
}
