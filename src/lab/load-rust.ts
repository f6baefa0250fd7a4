/** Rust's side of a thread: one instance of the module for each case, on the case's memory, with a stack of its own. */
import type { RustOrder, RustPages, RustSource } from './messages.ts';
import { RefusalError, refuse } from './refusal.ts';
import type { LoadedCase } from './thread-loop.ts';

const PAGE = 65_536;
const STACK = 16 * PAGE;
/** A thread's stack, growing down, and on top of it a page for its thread-local storage. */
const THREAD = STACK + PAGE;

/** Where a thread's stack lies: it grows down from `top`, and its thread-local storage is above. */
export function threadStack({ initial }: RustPages, thread: number): { bottom: number; top: number } {
  const bottom = initial * PAGE + thread * THREAD;
  return { bottom, top: bottom + STACK };
}

/** Words at the far end of the stack that nothing may overwrite: WebAssembly has no guard pages. */
const CANARIES = 16;
const CANARY = 0x5afe57ac;

/** Tried one after the other: a browser that is short of address space refuses the larger ones. */
const SHARES = [1, 4, 16];
/**
 * Milliseconds. Chromium takes 8 GB of addresses for each memory, has 1 TB of them, and gets those of an earlier launch
 * back a second or two after its workers have ended.
 */
const PATIENCE = 5000;
const PAUSE = 100;

/** What harness/page.rs exports. */
interface Exports {
  readonly __stack_pointer: WebAssembly.Global<'i32'>;
  /** Not in a build without threads (scripts/threadless.ts): nothing is local to a thread there. */
  readonly __tls_size?: WebAssembly.Global<'i32'>;
  readonly __wasm_init_tls?: (address: number) => void;
  readonly allocate: (length: number) => number;
  readonly setup: (text: number, length: number, threads: number, thread: number, seed: number) => void;
  readonly run: (iterations: number) => number;
  readonly audit: (mine: number, everyone: number) => void;
  readonly whole: () => number;
  /** Only in the build that counts. */
  readonly counted?: (which: number) => number;
}

export interface LoadedRust extends LoadedCase {
  /** So far: allocations, bytes allocated, frees. Undefined in the build that is timed. */
  readonly counted: (() => readonly [number, number, number]) | undefined;
}

export interface MemoryOptions {
  /** Milliseconds until a refusal is final. */
  readonly patience?: number;
  readonly Memory?: MemoryConstructor;
}

type MemoryConstructor = new (descriptor: WebAssembly.MemoryDescriptor) => WebAssembly.Memory;

/**
 * A fresh shared memory for one case: what the module wants, then stacks for its threads. Rust's allocator only
 * ever uses what it grows the memory by, so the stacks are out of its way. Throws a RefusalError.
 */
export async function createRustMemory(
  pages: RustPages,
  threads: number,
  { patience = PATIENCE, Memory = WebAssembly.Memory }: MemoryOptions = {},
): Promise<WebAssembly.Memory> {
  for (let waited = 0; ; waited += PAUSE) {
    const memory = tryMemory(pages, threads, Memory);
    if (memory) return memory;
    if (waited >= patience) break;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  const least = (pages.maximum * PAGE) / SHARES.at(-1)!;
  throw new RefusalError(refuse('memory', `${least / 2 ** 20} MB for Rust`));
}

function tryMemory(
  { initial, maximum }: RustPages,
  threads: number,
  Memory: MemoryConstructor,
): WebAssembly.Memory | undefined {
  const least = initial + (threads * THREAD) / PAGE;
  for (const share of SHARES) {
    try {
      return new Memory({
        initial: least,
        maximum: Math.max(least, Math.floor(maximum / share)),
        shared: true,
      });
    } catch {
      // The next is smaller.
    }
  }
  return undefined;
}

/** Throws the module's own message when there is no such kernel; `setup`, `run` and `audit` throw a panic's message. */
export async function loadRust(order: RustOrder, source: RustSource, thread: number): Promise<LoadedRust> {
  const { memory, experiment, variant, parameters, threads, seed } = order;
  const { bottom, top } = threadStack(source.pages, thread);
  const fail = (start: number, length: number): never => {
    // The frames that this error leaves behind do not clean up after themselves.
    exports.__stack_pointer.value = top;
    // A decoder takes no shared memory: a copy.
    throw new Error(new TextDecoder().decode(new Uint8Array(memory.buffer).slice(start, start + length)));
  };
  const instance = await WebAssembly.instantiate(source.module, { env: { memory }, lab: { fail } });
  const exports = instance.exports as unknown as Exports;
  if ((exports.__tls_size?.value ?? 0) > PAGE) throw new Error('thread-local storage takes more than a page');
  exports.__stack_pointer.value = top;
  exports.__wasm_init_tls?.(top);
  const lookAtCanaries = () => new Int32Array(memory.buffer, bottom, CANARIES);
  let canaries = lookAtCanaries().fill(CANARY);

  const send = (text: string): [start: number, length: number] => {
    const bytes = new TextEncoder().encode(text);
    const start = exports.allocate(bytes.length);
    new Uint8Array(memory.buffer).set(bytes, start);
    return [start, bytes.length];
  };
  const { run, counted } = exports;
  return {
    setup: () => {
      const lines = Object.entries(parameters).map(([id, value]) => `${id} ${value}`);
      exports.setup(...send([`${experiment}/${variant}`, ...lines].join('\n')), threads, thread, seed);
    },
    run: (iterations) => {
      const checksum = run(iterations) >>> 0;
      // A memory that is not shared has another buffer when it has grown.
      if (canaries.length === 0) canaries = lookAtCanaries();
      for (const word of canaries) if (word !== CANARY) throw new Error('the stack overflowed');
      return checksum;
    },
    audit: (mine, everyone) => {
      exports.audit(mine, everyone);
      return undefined;
    },
    whole: () => exports.whole(),
    counted: counted && (() => [counted(0), counted(1), counted(2)]),
  };
}
