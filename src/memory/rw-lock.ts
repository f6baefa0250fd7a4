/**
 * `std::sync::RwLock` in shared memory: many readers or one writer. A value like a Mutex: it lies where its owner puts it.
 * What threads share is in rw-lock-words.ts.
 */
import { Guard } from './guard.ts';
import {
  lockForReading,
  lockForWriting,
  RW_LOCK_HEADER,
  RW_LOCK_POISON,
  RW_LOCK_VALUE,
  tryLockForReading,
  unlockAfterReading,
  unlockAfterWriting,
} from './rw-lock-words.ts';

/** A thread's view of an RwLock. Its thread must be allowed to sleep: a page's main thread is not. */
export class RwLock {
  readonly #words: Int32Array;
  readonly #index: number;

  /** Of the RwLock at a byte address, in this thread or another. Throws a RangeError for an address that is none. */
  constructor(words: Int32Array, address: number) {
    if (!Number.isInteger(address / 4) || address < 0 || address + RW_LOCK_HEADER > words.byteLength)
      throw new RangeError(`invalid address: ${address}`);
    this.#words = words;
    this.#index = address >> 2;
  }

  /** Makes the memory an RwLock that is free and sound; the value is left alone. By one thread, before the others come. */
  initialize(): this {
    this.#words.fill(0, this.#index, this.#index + RW_LOCK_VALUE);
    return this;
  }

  /** Waits while somebody writes: `read().unwrap()`. Throws 'poisoned'. Whoever writes through this guard breaks the rules. */
  read(): Guard {
    lockForReading(this.#words, this.#index);
    return this.#guard('RwLockReadGuard', unlockAfterReading);
  }

  /** Undefined when somebody writes or waits to. Throws 'poisoned'. */
  tryRead(): Guard | undefined {
    return tryLockForReading(this.#words, this.#index)
      ? this.#guard('RwLockReadGuard', unlockAfterReading)
      : undefined;
  }

  /** Waits until nobody reads or writes: `write().unwrap()`. Throws 'poisoned'. */
  write(): Guard {
    lockForWriting(this.#words, this.#index);
    return this.#guard('RwLockWriteGuard', unlockAfterWriting);
  }

  /** Calls `body` as the one writer. An error that leaves `body` poisons the lock, as a writer's panic does in Rust. */
  with<T>(body: (guard: Guard) => T): T {
    using guard = this.write();
    try {
      return body(guard);
    } catch (error) {
      this.#words[this.#index + RW_LOCK_POISON] = 1;
      throw error;
    }
  }

  #guard(what: string, unlock: (words: Int32Array, index: number) => void): Guard {
    const [words, index] = [this.#words, this.#index];
    return new Guard(words, index + RW_LOCK_VALUE, what, () => unlock(words, index));
  }
}
