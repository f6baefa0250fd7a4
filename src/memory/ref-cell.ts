/**
 * `std::cell::RefCell`, `Ref` and `RefMut` on a heap: any number of readers or one writer, checked while the program runs.
 * The flag (borrow-flag.ts) is the word before the value, so that a cell can stand on its own or in an Rc's block. A `RefCell`
 * here is a view of that place and owns nothing: there may be many of one cell, as there are many `&RefCell` in Rust.
 */
import {
  alreadyBorrowed,
  alreadyMutablyBorrowed,
  endRead,
  endWrite,
  initialize,
  tryRead,
  tryWrite,
} from './borrow-flag.ts';
import { hex, OwnershipError } from './errors.ts';

/** Bytes from the flag to the value. */
export const FLAG = 4;

export class RefCell {
  readonly #words: Int32Array;
  readonly #flag: number;

  private constructor(words: Int32Array, flag: number) {
    this.#words = words;
    this.#flag = flag;
  }

  /** Makes the bytes from `address` a cell that nobody has borrowed: a flag, then the value. */
  static init(words: Int32Array, address: number): RefCell {
    initialize(words, address >> 2);
    return new RefCell(words, address >> 2);
  }

  /** A cell that is there already. */
  static at(words: Int32Array, address: number): RefCell {
    return new RefCell(words, address >> 2);
  }

  /** Undefined while somebody writes. */
  tryBorrow(): Ref | undefined {
    return tryRead(this.#words, this.#flag) ? new Ref(this.#words, this.#flag) : undefined;
  }

  /** Undefined while somebody reads or writes. */
  tryBorrowMut(): RefMut | undefined {
    return tryWrite(this.#words, this.#flag) ? new RefMut(this.#words, this.#flag) : undefined;
  }

  /** Throws 'already-borrowed' while somebody writes. */
  borrow(): Ref {
    const guard = this.tryBorrow();
    if (!guard) throw alreadyMutablyBorrowed();
    return guard;
  }

  /** Throws 'already-borrowed' while somebody reads or writes. */
  borrowMut(): RefMut {
    const guard = this.tryBorrowMut();
    if (!guard) throw alreadyBorrowed();
    return guard;
  }
}

/** A borrow. It ends with `drop`, or with its scope (`using`). */
abstract class Guard implements Disposable {
  protected readonly words: Int32Array;
  protected readonly flag: number;
  #over = false;

  constructor(words: Int32Array, flag: number) {
    this.words = words;
    this.flag = flag;
  }

  /** Index of a word of the value. Throws 'use-after-drop' when the borrow is over. */
  protected place(index: number): number {
    if (this.#over) {
      const what = `this borrow of ${hex(this.flag * 4 + FLAG)} is over`;
      throw new OwnershipError('use-after-drop', `use after drop: ${what}`);
    }
    return this.flag + FLAG / 4 + index;
  }

  /** A word of the value. */
  get(index = 0): number {
    return this.words[this.place(index)]!;
  }

  protected abstract giveBack(): void;

  drop(): void {
    this.place(0);
    this.#over = true;
    this.giveBack();
  }

  [Symbol.dispose](): void {
    if (!this.#over) this.drop();
  }
}

export class Ref extends Guard {
  protected giveBack(): void {
    endRead(this.words, this.flag);
  }
}

export class RefMut extends Guard {
  set(value: number, index = 0): void {
    this.words[this.place(index)] = value;
  }

  protected giveBack(): void {
    endWrite(this.words, this.flag);
  }
}
