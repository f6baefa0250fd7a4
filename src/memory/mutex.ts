/**
 * `std::sync::Mutex` in shared memory. As in Rust, a Mutex is a value that lies where its owner puts it: in an Arc, in a
 * struct, in a buffer. It holds its value and says who may touch it, and no more; freeing the memory is the owner's affair.
 *
 * ```
 * index      the lock (lock.ts): written by every thread that locks or unlocks
 * index + 1  poisoned: 1 once a holder has failed. Read and written by the holder alone
 * index + 2  the value: read and written by the holder alone
 * ```
 *
 * Zeroed memory is an unlocked, sound Mutex of a zeroed value. The thread that locks it twice waits for itself, for good:
 * so does Rust's.
 */
import { hex, OwnershipError } from './errors.ts';
import { Guard } from './guard.ts';
import { acquire, release, threadMayWait, tryAcquire } from './lock.ts';

/** Bytes from the lock to the value. */
export const MUTEX_HEADER = 8;
/** The same in words. */
export const MUTEX_VALUE = MUTEX_HEADER >> 2;

/** For timed loops: waits for the lock. Throws 'poisoned', with the lock free again, as `lock().unwrap()` does. */
export function lockMutex(words: Int32Array, index: number, mayWait: boolean): void {
  acquire(words, index, mayWait);
  if (words[index + 1] !== 0) refuse(words, index);
}

export function unlockMutex(words: Int32Array, index: number): void {
  release(words, index);
}

function refuse(words: Int32Array, index: number): never {
  release(words, index);
  throw new OwnershipError(
    'poisoned',
    `poisoned: a thread failed while it held the Mutex at ${hex(index * 4)}`,
  );
}

/** A thread's view of a Mutex. */
export class Mutex {
  readonly #words: Int32Array;
  readonly #index: number;
  readonly #mayWait: boolean;

  /** Of the Mutex at a byte address, in this thread or another. Throws a RangeError for an address that is none. */
  constructor(words: Int32Array, address: number, mayWait = threadMayWait()) {
    if (!Number.isInteger(address / 4) || address < 0 || address + MUTEX_HEADER > words.byteLength)
      throw new RangeError(`invalid address: ${address}`);
    this.#words = words;
    this.#index = address >> 2;
    this.#mayWait = mayWait;
  }

  /** Makes the memory a Mutex that is free and sound; the value is left alone. By one thread, before the others come. */
  initialize(): this {
    this.#words.fill(0, this.#index, this.#index + MUTEX_VALUE);
    return this;
  }

  /** Waits until nobody holds the lock: `lock().unwrap()`. Throws 'poisoned'. */
  lock(): Guard {
    lockMutex(this.#words, this.#index, this.#mayWait);
    return this.#guard();
  }

  /** Undefined when somebody holds the lock, this thread included. Throws 'poisoned'. */
  tryLock(): Guard | undefined {
    if (!tryAcquire(this.#words, this.#index)) return undefined;
    if (this.isPoisoned) refuse(this.#words, this.#index);
    return this.#guard();
  }

  /** Locks a poisoned Mutex, too: `lock().unwrap_or_else(PoisonError::into_inner)`. */
  lockAnyway(): Guard {
    acquire(this.#words, this.#index, this.#mayWait);
    return this.#guard();
  }

  /** Calls `body` with the lock held. An error that leaves `body` poisons the Mutex, as a panic does in Rust. `using` is not told of errors. */
  with<T>(body: (guard: Guard) => T): T {
    using guard = this.lock();
    try {
      return body(guard);
    } catch (error) {
      this.#words[this.#index + 1] = 1;
      throw error;
    }
  }

  #guard(): Guard {
    const [words, index] = [this.#words, this.#index];
    return new Guard(words, index + MUTEX_VALUE, 'MutexGuard', () => unlockMutex(words, index));
  }

  /** A snapshot, as in Rust: another thread may fail right after. */
  get isPoisoned(): boolean {
    return Atomics.load(this.#words, this.#index + 1) !== 0;
  }

  /** Says that the value is sound again. */
  clearPoison(): void {
    Atomics.store(this.#words, this.#index + 1, 0);
  }
}
