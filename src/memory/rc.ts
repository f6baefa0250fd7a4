/**
 * `std::rc::Rc` and `Weak`: shared ownership on one thread, counted with plain additions (rc-counts.ts says how the block lies).
 * Nothing stops a program from using a heap's Rcs in two threads, as Rust does; then counts are lost.
 */
import { COUNTS, CountedHandle, type DropValue, nothing } from './counted-handle.ts';
import type { Heap } from './heap.ts';
import { decrement, increment, initialize } from './rc-counts.ts';

/** Writes a copy of the value at `from` to `to`, as `Clone` does. Default: every byte. */
export type CloneValue = (heap: Heap, from: number, to: number) => void;

export class Rc extends CountedHandle implements Disposable {
  protected readonly kind = 'Rc';

  /** A new value of `bytes` bytes (not zeroed) with one owner. Throws 'out-of-memory'. */
  static new(heap: Heap, bytes: number, dropValue: DropValue = nothing): Rc {
    const inner = heap.allocate(COUNTS + bytes);
    initialize(heap.words, inner >> 2);
    return new Rc(heap, inner, dropValue);
  }

  /** Takes over the share that `intoRaw` gave up. The address must be used once. Throws 'bad-pointer' when no block starts there. */
  static fromRaw(heap: Heap, address: number, dropValue: DropValue = nothing): Rc {
    heap.sizeOf(address - COUNTS);
    return new Rc(heap, address - COUNTS, dropValue);
  }

  /** Byte address of the value: good while this handle lives. */
  get address(): number {
    return this.index * 4 + COUNTS;
  }

  get strongCount(): number {
    return this.heap.words[this.index]!;
  }

  /** Weak handles; the one that all owners share is not counted. */
  get weakCount(): number {
    return this.heap.words[this.index + 1]! - 1;
  }

  /** Another owner of the same value: one addition, whatever the value's size. */
  clone(): Rc {
    increment(this.heap.words, this.index);
    return new Rc(this.heap, this.address - COUNTS, this.dropValue);
  }

  ptrEq(other: Rc): boolean {
    return this.heap.words.buffer === other.heap.words.buffer && this.address === other.address;
  }

  /** The value's address, to write there, when no other handle can see it; undefined while there is another, strong or weak. */
  getMut(): number | undefined {
    return this.strongCount === 1 && this.weakCount === 0 ? this.address : undefined;
  }

  /**
   * The value's address, to write there: this handle's own value from now on. While other owners share it, this one moves to a copy
   * (clone on write); while only Weaks do, the value moves to a new block and they lose it.
   */
  makeMut(cloneValue: CloneValue = copyAll): number {
    const { words } = this.heap;
    if (this.getMut() !== undefined) return this.address;
    const from = this.address;
    const inner = this.heap.allocate(this.heap.sizeOf(from - COUNTS));
    initialize(words, inner >> 2);
    if (this.strongCount === 1) {
      copyAll(this.heap, from, inner + COUNTS);
      // Moved, not destroyed: the Weaks keep the old block, and find nobody in it.
      words[this.index] = 0;
      releaseBlock(this.heap, this.index);
    } else {
      cloneValue(this.heap, from, inner + COUNTS);
      decrement(words, this.index);
    }
    this.relocate(inner);
    return this.address;
  }

  downgrade(): Weak {
    increment(this.heap.words, this.index + 1);
    return new Weak(this.heap, this.address - COUNTS, this.dropValue);
  }

  /** Gives up the handle but not its share: the value's address, for `fromRaw`. Never taken back, it leaks. */
  intoRaw(): number {
    return this.end('moved') * 4 + COUNTS;
  }

  /** The last owner destroys the value; the block goes with the last Weak. Throws when dropped or moved before. */
  drop(): void {
    const index = this.end('dropped');
    if (!decrement(this.heap.words, index)) return;
    try {
      this.dropValue(this.heap, index * 4 + COUNTS);
    } finally {
      releaseBlock(this.heap, index);
    }
  }

  /** The end of a scope (`using`): drops what was not dropped or moved. */
  [Symbol.dispose](): void {
    if (this.live) this.drop();
  }
}

export class Weak extends CountedHandle implements Disposable {
  protected readonly kind = 'Weak';

  /** Takes over the share that `intoRaw` gave up. The address must be used once. */
  static fromRaw(heap: Heap, address: number, dropValue: DropValue = nothing): Weak {
    heap.sizeOf(address - COUNTS);
    return new Weak(heap, address - COUNTS, dropValue);
  }

  /** An owner, if there still is one to join. */
  upgrade(): Rc | undefined {
    if (this.strongCount === 0) return undefined;
    increment(this.heap.words, this.index);
    return new Rc(this.heap, this.index * 4, this.dropValue);
  }

  get strongCount(): number {
    return this.heap.words[this.index]!;
  }

  clone(): Weak {
    increment(this.heap.words, this.index + 1);
    return new Weak(this.heap, this.index * 4, this.dropValue);
  }

  /** Gives up the handle but not its share: an address for `fromRaw`. Never taken back, it leaks the block. */
  intoRaw(): number {
    return this.end('moved') * 4 + COUNTS;
  }

  drop(): void {
    releaseBlock(this.heap, this.end('dropped'));
  }

  [Symbol.dispose](): void {
    if (this.live) this.drop();
  }
}

/** Gives up one weak share; the last one frees the block. */
function releaseBlock(heap: Heap, index: number): void {
  if (decrement(heap.words, index + 1)) heap.free(index * 4);
}

const copyAll: CloneValue = (heap, from, to) => {
  const bytes = heap.sizeOf(from - COUNTS) - COUNTS;
  heap.bytes.copyWithin(to, from, from + bytes);
};
