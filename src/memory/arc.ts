/**
 * `std::sync::Arc` and `Weak` on a shared heap. A handle is a JavaScript object of one thread; what threads share is
 * the block (arc-counts.ts: layout, orderings, who writes what). To give another thread an owner of its own, as
 * `move` does: `clone()`, `intoRaw()`, send the number, `Arc.fromRaw()` there.
 */
import {
  ARC_HEADER,
  decrement,
  decrementWeak,
  increment,
  incrementWeak,
  initialize,
  tryIncrement,
} from './arc-counts.ts';
import { CountedHandle, type DropValue, nothing } from './counted-handle.ts';
import type { Heap } from './heap.ts';

export class Arc extends CountedHandle implements Disposable {
  protected readonly kind = 'Arc';

  /** A new value of `bytes` bytes (not zeroed) with one owner. Throws 'out-of-memory'. */
  static new(heap: Heap, bytes: number, dropValue: DropValue = nothing): Arc {
    const inner = heap.allocate(ARC_HEADER + bytes);
    initialize(heap.words, inner >> 2);
    return new Arc(heap, inner, dropValue);
  }

  /**
   * Takes over the share that `intoRaw` gave up, in this thread or another. The address must be used once.
   * Throws 'bad-pointer' when no block starts there.
   */
  static fromRaw(heap: Heap, address: number, dropValue: DropValue = nothing): Arc {
    heap.sizeOf(address - ARC_HEADER);
    return new Arc(heap, address - ARC_HEADER, dropValue);
  }

  /** Byte address of the value: good while this handle lives. */
  get address(): number {
    return this.index * 4 + ARC_HEADER;
  }

  /** A snapshot: other threads may change it before it is read. */
  get strongCount(): number {
    return Atomics.load(this.heap.words, this.index);
  }

  /** Weak handles; the one that all owners share is not counted. */
  get weakCount(): number {
    return Atomics.load(this.heap.words, this.index + 1) - 1;
  }

  /** Another owner of the same value: one atomic addition, whatever the value's size. */
  clone(): Arc {
    increment(this.heap.words, this.index);
    return new Arc(this.heap, this.address - ARC_HEADER, this.dropValue);
  }

  ptrEq(other: Arc): boolean {
    return this.heap.words.buffer === other.heap.words.buffer && this.address === other.address;
  }

  downgrade(): Weak {
    incrementWeak(this.heap.words, this.index);
    return new Weak(this.heap, this.address - ARC_HEADER, this.dropValue);
  }

  /** Gives up the handle but not its share: the value's address, for `fromRaw`. Never taken back, it leaks. */
  intoRaw(): number {
    return this.end('moved') * 4 + ARC_HEADER;
  }

  /** The last owner destroys the value; the block goes with the last Weak. Throws when dropped or moved before. */
  drop(): void {
    const { words } = this.heap;
    const index = this.end('dropped');
    if (!decrement(words, index)) return;
    try {
      this.dropValue(this.heap, index * 4 + ARC_HEADER);
    } finally {
      if (decrementWeak(words, index)) this.heap.free(index * 4);
    }
  }

  /** The end of a scope (`using`): drops what was not dropped or moved. */
  [Symbol.dispose](): void {
    if (this.live) this.drop();
  }
}

export class Weak extends CountedHandle implements Disposable {
  protected readonly kind = 'Weak';

  /** An owner, if there still is one to join. */
  upgrade(): Arc | undefined {
    return tryIncrement(this.heap.words, this.index)
      ? new Arc(this.heap, this.index * 4, this.dropValue)
      : undefined;
  }

  get strongCount(): number {
    return Atomics.load(this.heap.words, this.index);
  }

  clone(): Weak {
    incrementWeak(this.heap.words, this.index);
    return new Weak(this.heap, this.index * 4, this.dropValue);
  }

  drop(): void {
    const index = this.end('dropped');
    if (decrementWeak(this.heap.words, index)) this.heap.free(index * 4);
  }

  [Symbol.dispose](): void {
    if (this.live) this.drop();
  }
}
