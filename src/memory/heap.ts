/**
 * An allocator on a `SharedArrayBuffer`: what `malloc` is to a Rust program, safe under threads.
 * Size classes, splitting, immediate coalescing, one lock (heap-layout.ts says where everything lies).
 *
 * `shared: false` leaves the lock out. Such a heap belongs to one thread, as an allocator's thread cache does;
 * nothing stops a second thread from breaking it.
 */
import { hex, OwnershipError } from './errors.ts';
import { giveBack, layOut, stateOf, take } from './heap-blocks.ts';
import {
  ALLOCATIONS,
  BLOCK_HEADER,
  END,
  FIRST_BLOCK,
  FLAGS,
  LIVE,
  LIVE_BYTES,
  LOCK,
  MAGIC,
  MAGIC_VALUE,
  PEAK_BYTES,
  SHARED,
  SMALLEST_BLOCK,
} from './heap-layout.ts';
import { acquire, release, threadMayWait } from './lock.ts';

export interface HeapOptions {
  /** First byte of the heap in the buffer; a multiple of 128. Default 0. */
  readonly from?: number;
  /** Byte after its last. Default: the buffer's end. */
  readonly to?: number;
  /** Will several threads allocate? Default true. */
  readonly shared?: boolean;
  /** Default: asks the thread once. */
  readonly mayWait?: boolean;
}

export interface HeapStatistics {
  readonly live: number;
  readonly liveBytes: number;
  readonly peakBytes: number;
  /** Modulo 2^32. */
  readonly allocations: number;
}

export class Heap {
  readonly words: Int32Array;
  readonly bytes: Uint8Array;
  /** Byte address of the heap's own header. */
  readonly base: number;
  readonly #shared: boolean;
  readonly #mayWait: boolean;

  private constructor(buffer: SharedArrayBuffer, base: number, shared: boolean, mayWait: boolean) {
    this.words = new Int32Array(buffer);
    this.bytes = new Uint8Array(buffer);
    this.base = base;
    this.#shared = shared;
    this.#mayWait = mayWait;
  }

  /** Lays a new heap out. One thread does this, before the others attach. Throws a RangeError for a bad range. */
  static create(buffer: SharedArrayBuffer, options: HeapOptions = {}): Heap {
    const { from = 0, to = buffer.byteLength, shared = true, mayWait = threadMayWait() } = options;
    const end = to & ~7;
    if (!Number.isInteger(from) || from < 0 || from % 128)
      throw new RangeError(`invalid heap start: ${from}`);
    if (
      to > buffer.byteLength ||
      to > 2 ** 31 - 8 ||
      end - from < FIRST_BLOCK + SMALLEST_BLOCK + BLOCK_HEADER
    )
      throw new RangeError(`invalid heap end: ${to} (start ${from}, buffer of ${buffer.byteLength} bytes)`);
    const heap = new Heap(buffer, from, shared, mayWait);
    const top = from >> 2;
    heap.words.fill(0, top, (from + FIRST_BLOCK) >> 2);
    heap.words[top + END] = end;
    heap.words[top + SHARED] = shared ? 1 : 0;
    layOut(heap.words, from, end);
    // Last, and atomically: who attaches sees all of the above.
    Atomics.store(heap.words, top + MAGIC, MAGIC_VALUE);
    return heap;
  }

  /** A heap that another thread has created. Throws a RangeError when there is none at `base`. */
  static attach(buffer: SharedArrayBuffer, base = 0, mayWait = threadMayWait()): Heap {
    const words = new Int32Array(buffer);
    if (
      base % 128 ||
      base + FIRST_BLOCK > buffer.byteLength ||
      Atomics.load(words, base >> 2) !== MAGIC_VALUE
    )
      throw new RangeError(`no heap at ${hex(base)}`);
    return new Heap(buffer, base, words[(base >> 2) + SHARED] === 1, mayWait);
  }

  /**
   * The address of `bytes` bytes (not zeroed), aligned to `align`: a power of two, 8 at least.
   * Throws 'out-of-memory' when there is no room, a RangeError for a senseless request.
   */
  allocate(bytes: number, align = 8): number {
    if (!(bytes >= 0 && bytes <= 2 ** 30)) throw new RangeError(`invalid bytes: ${bytes}`);
    if (align < 8 || align > 2 ** 20 || align & (align - 1))
      throw new RangeError(`invalid alignment: ${align}`);
    if (this.#shared) acquire(this.words, (this.base >> 2) + LOCK, this.#mayWait);
    const address = take(this.words, this.base, bytes, align);
    if (this.#shared) release(this.words, (this.base >> 2) + LOCK);
    if (address === 0) throw new OwnershipError('out-of-memory', `out of memory: no room for ${bytes} bytes`);
    return address;
  }

  /**
   * Gives a block back. Throws 'double-free' for one that is free already, 'bad-pointer' for an address that
   * `allocate` did not return. A stale address whose block has been handed out again cannot be told from the new owner's.
   */
  free(address: number): void {
    if (this.#shared) acquire(this.words, (this.base >> 2) + LOCK, this.#mayWait);
    const state = stateOf(this.words, this.base, address);
    if (state === 'used') giveBack(this.words, this.base, address);
    if (this.#shared) release(this.words, (this.base >> 2) + LOCK);
    if (state !== 'used') throw fault(state, address, 'free');
  }

  /** Bytes usable at an address: what was asked for, or a little more. Throws like `free`. */
  sizeOf(address: number): number {
    const state = stateOf(this.words, this.base, address);
    if (state !== 'used') throw fault(state, address, 'use');
    return (this.words[(address - BLOCK_HEADER) >> 2]! & ~FLAGS) - BLOCK_HEADER;
  }

  get statistics(): HeapStatistics {
    const at = (word: number) => Atomics.load(this.words, (this.base >> 2) + word);
    return {
      live: at(LIVE),
      liveBytes: at(LIVE_BYTES),
      peakBytes: at(PEAK_BYTES),
      allocations: at(ALLOCATIONS) >>> 0,
    };
  }

  /** Runs `look` while no other thread allocates or frees. `look` must do neither. */
  hold<T>(look: () => T): T {
    if (this.#shared) acquire(this.words, (this.base >> 2) + LOCK, this.#mayWait);
    try {
      return look();
    } finally {
      if (this.#shared) release(this.words, (this.base >> 2) + LOCK);
    }
  }
}

function fault(state: 'free' | 'unknown', address: number, what: string): OwnershipError {
  return state === 'free'
    ? new OwnershipError('double-free', `double free: the block at ${hex(address)} is free already`)
    : new OwnershipError('bad-pointer', `bad pointer: cannot ${what} ${hex(address)}, no block starts there`);
}
