/** `Vec<Node>` on a heap: three words a node, a block that is twice as large whenever it is full. */
import { copyBytes } from '../../src/memory/copy.ts';
import type { Heap } from '../../src/memory/heap.ts';

const NODE = 12;
/** As in Rust, for elements of this size. */
const FIRST_CAPACITY = 4;

export class NodeVec {
  readonly #heap: Heap;
  #address = 0;
  #length = 0;
  #capacity = 0;

  /** Like `Vec::with_capacity`, or, without a capacity, `Vec::new`, which allocates nothing. */
  constructor(heap: Heap, capacity = 0) {
    this.#heap = heap;
    if (capacity) this.#address = heap.allocate(capacity * NODE);
    this.#capacity = capacity;
  }

  /** Index of the first of a node's three words. Changes whenever the vector grows. */
  word(node: number): number {
    if (node >>> 0 >= this.#length) throw new RangeError(`no node ${node} in ${this.#length}`);
    return (this.#address >> 2) + node * 3;
  }

  /** The place of the new node. */
  push(a: number, b: number, c: number): number {
    if (this.#length === this.#capacity) this.#grow();
    const { words } = this.#heap;
    const at = (this.#address >> 2) + this.#length * 3;
    words[at] = a;
    words[at + 1] = b;
    words[at + 2] = c;
    return this.#length++;
  }

  drop(): void {
    if (this.#capacity) this.#heap.free(this.#address);
    this.#address = this.#length = this.#capacity = 0;
  }

  #grow(): void {
    const heap = this.#heap;
    const capacity = Math.max(FIRST_CAPACITY, 2 * this.#capacity);
    const address = heap.allocate(capacity * NODE);
    if (this.#capacity) {
      copyBytes(heap.words, heap.bytes, this.#address, address, this.#length * NODE);
      heap.free(this.#address);
    }
    this.#address = address;
    this.#capacity = capacity;
  }
}
