/**
 * `Box` on a shared heap: one owner of one block. The handle is a JavaScript object; what it owns is the block, and an
 * address is all that the memory itself knows of it. Where Rust's compiler refuses, a handle throws: after a move, after
 * a drop.
 */
import { hex, OwnershipError } from './errors.ts';
import type { Heap } from './heap.ts';

/** Destroys a value in place, as `Drop::drop` does, before its block is freed. */
export type DropBoxed = (heap: Heap, address: number) => void;

const nothing: DropBoxed = () => {};

export class Box implements Disposable {
  readonly #heap: Heap;
  readonly #address: number;
  readonly #dropValue: DropBoxed;
  #gone: 'dropped' | 'moved' | undefined;

  private constructor(heap: Heap, address: number, dropValue: DropBoxed) {
    this.#heap = heap;
    this.#address = address;
    this.#dropValue = dropValue;
  }

  /** A block of `bytes` bytes (not zeroed), which the caller fills in place. Throws 'out-of-memory'. */
  static new(heap: Heap, bytes: number, dropValue: DropBoxed = nothing): Box {
    return new Box(heap, heap.allocate(bytes), dropValue);
  }

  /**
   * The owner again of what `intoRaw` gave up, in this thread or another. The address must be used once. Throws
   * 'bad-pointer' when no block starts there, 'double-free' when it has been freed.
   */
  static fromRaw(heap: Heap, address: number, dropValue: DropBoxed = nothing): Box {
    heap.sizeOf(address);
    return new Box(heap, address, dropValue);
  }

  /** Byte address of the value: good while this handle owns it. Throws when dropped or moved, and says which. */
  get address(): number {
    if (this.#gone) {
      const fault = this.#gone === 'dropped' ? 'use-after-drop' : 'use-after-move';
      const what = `this Box of ${hex(this.#address)} was ${this.#gone}`;
      throw new OwnershipError(fault, `${fault.replaceAll('-', ' ')}: ${what}`);
    }
    return this.#address;
  }

  /** Bytes that may be used: what was asked for, or a little more. */
  get bytes(): number {
    return this.#heap.sizeOf(this.address);
  }

  /** Another handle becomes the owner, and this one is dead. No byte of the value is copied. */
  move(): Box {
    return new Box(this.#heap, this.intoRaw(), this.#dropValue);
  }

  /** Another block with the same bytes: a whole copy only if none of them is an address that the value owns. */
  clone(): Box {
    const { address, bytes } = this;
    const copy = this.#heap.allocate(bytes);
    this.#heap.bytes.copyWithin(copy, address, address + bytes);
    return new Box(this.#heap, copy, this.#dropValue);
  }

  /** Gives up the handle but not the block: its address, for `fromRaw`. Never taken back, it leaks. */
  intoRaw(): number {
    const { address } = this;
    this.#gone = 'moved';
    return address;
  }

  /** Destroys the value and frees its block. Throws when dropped or moved before. */
  drop(): void {
    const { address } = this;
    this.#gone = 'dropped';
    try {
      this.#dropValue(this.#heap, address);
    } finally {
      this.#heap.free(address);
    }
  }

  /** The end of a scope (`using`): drops what was not dropped or moved. */
  [Symbol.dispose](): void {
    if (!this.#gone) this.drop();
  }
}
