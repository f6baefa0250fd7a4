/**
 * `Vec<String>` as a handle: `clone()` copies every string into blocks of its own, `borrow()` lends the strings that
 * there are. The memory is strings.ts's. A handle that was moved or dropped refuses to be used, and says which.
 */
import { hex, OwnershipError } from './errors.ts';
import type { Heap } from './heap.ts';
import {
  addressOf,
  cloneStrings,
  cloneStringsInto,
  dropStrings,
  HEADER,
  lengthOf,
  newString,
  newStrings,
  stringAt,
} from './strings.ts';

/** What a borrower may do. */
export interface BorrowedStrings {
  readonly length: number;
  /** Throws a RangeError past the end. */
  at(index: number): string;
  /** Byte address of a string's bytes, 0 when it is empty: two handles that own different blocks tell different ones. */
  addressAt(index: number): number;
}

export class StringVec implements BorrowedStrings, Disposable {
  readonly #heap: Heap;
  /** Where the header lies: what Rust keeps in the variable itself. */
  readonly #header: number;
  #gone: 'moved' | 'dropped' | undefined;

  private constructor(heap: Heap, header: number) {
    this.#heap = heap;
    this.#header = header;
  }

  /** `strings.map(String::from).collect()`. Throws 'out-of-memory'. */
  static from(heap: Heap, strings: readonly string[]): StringVec {
    const vec = new StringVec(heap, heap.allocate(HEADER));
    newStrings(heap, vec.#header, strings.length);
    for (const [i, text] of strings.entries()) {
      const encoded = new TextEncoder().encode(text);
      const string = stringAt(heap.words, vec.#header, i);
      newString(heap, string, encoded.length);
      heap.bytes.set(encoded, addressOf(heap.words, string));
    }
    return vec;
  }

  get length(): number {
    return lengthOf(this.#heap.words, this.#live());
  }

  at(index: number): string {
    const string = this.#string(index);
    const { words, bytes } = this.#heap;
    const start = addressOf(words, string);
    // A decoder takes no shared memory: a copy.
    return new TextDecoder().decode(bytes.slice(start, start + lengthOf(words, string)));
  }

  addressAt(index: number): number {
    return addressOf(this.#heap.words, this.#string(index));
  }

  /** A deep copy: one block for the vector, one for each string that is not empty. */
  clone(): StringVec {
    const from = this.#live();
    const copy = new StringVec(this.#heap, this.#heap.allocate(HEADER));
    cloneStrings(this.#heap, from, copy.#header);
    return copy;
  }

  /** Becomes a copy of `source`, in the blocks that it has, as far as they are large enough. */
  cloneFrom(source: StringVec): void {
    cloneStringsInto(this.#heap, source.#live(), this.#live());
  }

  /** `&self`: nothing is allocated, nothing is copied. TypeScript does not see to it that the owner outlives it. */
  borrow(): BorrowedStrings {
    this.#live();
    return this;
  }

  /** `self` passed by value: this handle is dead, the new one owns the strings. */
  move(): StringVec {
    const header = this.#live();
    this.#gone = 'moved';
    return new StringVec(this.#heap, header);
  }

  /** Throws when moved or dropped before. */
  drop(): void {
    const header = this.#live();
    this.#gone = 'dropped';
    dropStrings(this.#heap, header);
    this.#heap.free(header);
  }

  /** The end of a scope (`using`): drops what was not moved or dropped. */
  [Symbol.dispose](): void {
    if (this.#gone === undefined) this.drop();
  }

  /** The header's address. Throws when this handle has been moved or dropped, and says which. */
  #live(): number {
    if (this.#gone === undefined) return this.#header;
    const fault = this.#gone === 'moved' ? 'use-after-move' : 'use-after-drop';
    const what = `this Vec of strings at ${hex(this.#header)} was ${this.#gone}`;
    throw new OwnershipError(fault, `${fault.replaceAll('-', ' ')}: ${what}`);
  }

  #string(index: number): number {
    const { length } = this;
    if (!(Number.isInteger(index) && index >= 0 && index < length))
      throw new RangeError(`invalid index: ${index} of ${length}`);
    return stringAt(this.#heap.words, this.#header, index);
  }
}
