/**
 * `&[u8]` and `&str` as a handle: a view of bytes that somebody else owns. Making one copies nothing, and neither does a slice of a
 * slice. What rustc proves once, that the owner outlives the view, is checked here at each use: the view asks its owner for the
 * address, and an owner that was moved or dropped throws. Rust refuses to move or drop an owner while a view is used later;
 * here that is allowed, and the view is dead from then on.
 */
import type { Box } from './box.ts';
import { find } from './fat-pointer.ts';
import type { Heap } from './heap.ts';

/** Whoever can lend bytes, as a Box does: both throw when it owns them no more. */
type Lender = Pick<Box, 'address' | 'bytes'>;

export class Slice {
  readonly #heap: Heap;
  readonly #owner: Lender;
  /** Bytes from the owner's first to the view's. */
  readonly #from: number;
  readonly #length: number;

  private constructor(heap: Heap, owner: Lender, from: number, length: number) {
    this.#heap = heap;
    this.#owner = owner;
    this.#from = from;
    this.#length = length;
  }

  /** `&owner[from..to]`. Throws a RangeError for a bad range, 'use-after-drop' or 'use-after-move' when there is nothing to lend. */
  static of(heap: Heap, owner: Lender, from = 0, to = owner.bytes): Slice {
    check(from, to, owner.bytes);
    return new Slice(heap, owner, from, to - from);
  }

  /** Bytes of the view. Like all that follows, throws when the owner was dropped or moved, and says which. */
  get length(): number {
    this.address;
    return this.#length;
  }

  /** Byte address of the first byte: inside the owner's block. */
  get address(): number {
    return this.#owner.address + this.#from;
  }

  /** A byte. Throws a RangeError past the end. */
  at(index: number): number {
    if (!(Number.isInteger(index) && index >= 0 && index < this.length))
      throw new RangeError(`invalid index: ${index} of ${this.#length}`);
    return this.#heap.bytes[this.address + index]!;
  }

  /** `&self[from..to]`: lent by the same owner, not by this view, so it may be kept longer than this view. */
  slice(from: number, to = this.length): Slice {
    check(from, to, this.length);
    return new Slice(this.#heap, this.#owner, this.#from + from, to - from);
  }

  /** Where the byte first stands; undefined when nowhere. */
  find(byte: number): number | undefined {
    const end = this.address + this.#length;
    const at = find(this.#heap.bytes, byte, this.address, end);
    return at === end ? undefined : at - this.address;
  }

  /** The bytes as text. This one copies, since JavaScript's strings live on JavaScript's heap. */
  text(): string {
    const { address } = this;
    // A decoder takes no shared memory.
    return new TextDecoder().decode(this.#heap.bytes.slice(address, address + this.#length));
  }
}

function check(from: number, to: number, length: number): void {
  if (!(Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from <= to && to <= length))
    throw new RangeError(`invalid range: ${from}..${to} of ${length}`);
}
