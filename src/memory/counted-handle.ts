/** What handles with counts (Arc, Rc, their Weaks) have in common: a block, and whether they still own their share of it. */
import { hex, OwnershipError } from './errors.ts';
import type { Heap } from './heap.ts';

/** Destroys a value in place, as `Drop::drop` does; runs in the thread that drops the last handle. */
export type DropValue = (heap: Heap, address: number) => void;

export const nothing: DropValue = () => {};

/** Bytes from the strong count to the value: two counts of 32 bits. */
export const COUNTS = 8;

export abstract class CountedHandle {
  /** As messages name it. */
  protected abstract readonly kind: string;
  protected readonly heap: Heap;
  protected readonly dropValue: DropValue;
  #inner: number;
  #gone: 'dropped' | 'moved' | undefined;

  constructor(heap: Heap, inner: number, dropValue: DropValue) {
    this.heap = heap;
    this.#inner = inner;
    this.dropValue = dropValue;
  }

  /** Index of the strong count. Throws when this handle has been dropped or moved, and says which. */
  protected get index(): number {
    if (this.#gone) {
      const fault = this.#gone === 'dropped' ? 'use-after-drop' : 'use-after-move';
      const what = `this ${this.kind} of ${hex(this.#inner + COUNTS)} was ${this.#gone}`;
      throw new OwnershipError(fault, `${fault.replaceAll('-', ' ')}: ${what}`);
    }
    return this.#inner >> 2;
  }

  protected get live(): boolean {
    return this.#gone === undefined;
  }

  /** From now on the handle is one of another block. */
  protected relocate(inner: number): void {
    this.#inner = inner;
  }

  /** Ends the handle; returns its index. */
  protected end(how: 'dropped' | 'moved'): number {
    const { index } = this;
    this.#gone = how;
    return index;
  }
}
