/** What stands for a lock that is held: as long as it lives, the value may be used. */
import { hex, OwnershipError } from './errors.ts';

export class Guard implements Disposable {
  readonly #words: Int32Array;
  readonly #value: number;
  readonly #what: string;
  readonly #unlock: () => void;
  #dropped = false;

  /** The lock is held already. `value` is the index of the value's first word; `what` names the guard in errors. */
  constructor(words: Int32Array, value: number, what: string, unlock: () => void) {
    this.#words = words;
    this.#value = value;
    this.#what = what;
    this.#unlock = unlock;
  }

  /** Byte address of the value: good while this guard lives. Throws 'use-after-drop'. */
  get address(): number {
    if (this.#dropped)
      throw new OwnershipError(
        'use-after-drop',
        `use after drop: this ${this.#what} of the value at ${hex(this.#value * 4)} was dropped`,
      );
    return this.#value * 4;
  }

  /** The value's first word. */
  get value(): number {
    return this.#words[this.address >> 2]!;
  }

  set value(value: number) {
    this.#words[this.address >> 2] = value;
  }

  /** The lock is free again. */
  drop(): void {
    void this.address; // dropped before?
    this.#dropped = true;
    this.#unlock();
  }

  /** The end of a scope (`using`). It is not told whether an error ends the scope, and so it cannot poison. */
  [Symbol.dispose](): void {
    if (!this.#dropped) this.drop();
  }
}
