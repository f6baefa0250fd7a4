import assert from 'node:assert/strict';
import test from 'node:test';
import { Arc } from './arc.ts';
import { OwnershipError } from './errors.ts';
import { Heap } from './heap.ts';
import { inThreads, servesErrand } from './in-threads.fixture.ts';
import { MUTEX_HEADER, Mutex } from './mutex.ts';

const faults = (fault: string) => (error: unknown) =>
  error instanceof OwnershipError && error.fault === fault;
const newWords = () => new Int32Array(new SharedArrayBuffer(1024));

/** The Mutex is at 128. Byte 512: threads that are inside, atomically. */
const errands = {
  count({ buffer, turns }: { buffer: SharedArrayBuffer; turns: number }) {
    const words = new Int32Array(buffer);
    const mutex = new Mutex(words, 128);
    let crowded = 0;
    for (let turn = 0; turn < turns; turn++) {
      using guard = mutex.lock();
      if (Atomics.add(words, 128, 1) !== 0) crowded++;
      guard.value += 1;
      Atomics.sub(words, 128, 1);
    }
    return crowded;
  },
  fail({ buffer }: { buffer: SharedArrayBuffer }) {
    const failing = () =>
      new Mutex(new Int32Array(buffer), 128).with((guard) => {
        guard.value = 1;
        throw new Error('half done');
      });
    assert.throws(failing, /half done/);
  },
  lock({ buffer }: { buffer: SharedArrayBuffer }) {
    try {
      using guard = new Mutex(new Int32Array(buffer), 128).lock();
      return guard.value;
    } catch (error) {
      return (error as OwnershipError).fault;
    }
  },
};

if (!servesErrand(errands)) {
  test('a guard gives the value, and its scope ends the lock', () => {
    const words = newWords();
    const mutex = new Mutex(words, 64).initialize();
    {
      using guard = mutex.lock();
      assert.equal(guard.address, 64 + MUTEX_HEADER);
      guard.value = 5;
      assert.equal(mutex.tryLock(), undefined, 'locked, for its own thread too');
    }
    using again = mutex.tryLock();
    assert.equal(again?.value, 5);
  });

  test('a dropped guard is dead, and frees the lock once', () => {
    const mutex = new Mutex(newWords(), 64);
    const guard = mutex.lock();
    guard.drop();
    const other = mutex.lock();
    for (const use of [() => guard.value, () => guard.drop(), () => guard.address])
      assert.throws(use, { message: 'use after drop: this MutexGuard of the value at 0x48 was dropped' });
    guard[Symbol.dispose]();
    assert.equal(mutex.tryLock(), undefined, 'the other guard still holds the lock');
    other.drop();
  });

  test('an error inside poisons: the lock is free, and refuses until somebody vouches for the value', () => {
    const mutex = new Mutex(newWords(), 64);
    assert.throws(() => mutex.with(() => assert.fail('inside')), /inside/);
    assert.ok(mutex.isPoisoned);
    for (let again = 0; again < 2; again++) {
      assert.throws(() => mutex.lock(), faults('poisoned'));
      assert.throws(() => mutex.tryLock(), faults('poisoned'));
      assert.throws(() => mutex.with(() => 1), {
        message: 'poisoned: a thread failed while it held the Mutex at 0x40',
      });
    }
    {
      using guard = mutex.lockAnyway();
      guard.value = 0;
      mutex.clearPoison();
    }
    assert.equal(
      mutex.with((guard) => guard.value),
      0,
    );
  });

  test('`using` is not told of errors: the lock is free, and not poisoned', () => {
    const mutex = new Mutex(newWords(), 64);
    assert.throws(() => {
      using _guard = mutex.lock();
      throw new Error('outside of with');
    });
    assert.ok(!mutex.isPoisoned);
    mutex.lock().drop();
  });

  test('no Mutex stands there', () => {
    for (const address of [-4, 2, 1020, 1024, Number.NaN])
      assert.throws(() => new Mutex(newWords(), address), RangeError, `${address}`);
  });

  test('threads count under one lock: one at a time, none lost', async () => {
    const words = newWords();
    const mutex = new Mutex(words, 128).initialize();
    const data = { buffer: words.buffer, turns: 20_000 };
    assert.deepEqual(await inThreads(import.meta.url, 'count', 4, data), [0, 0, 0, 0]);
    assert.equal(
      mutex.with((guard) => guard.value),
      80_000,
    );
  });

  test('a thread that fails with the lock in its hand poisons it for the others', async () => {
    const words = newWords();
    await inThreads(import.meta.url, 'fail', 1, { buffer: words.buffer });
    assert.deepEqual(await inThreads(import.meta.url, 'lock', 2, { buffer: words.buffer }), [
      'poisoned',
      'poisoned',
    ]);
  });

  test('a thread waits for a guard that another holds', async () => {
    const words = newWords();
    const guard = new Mutex(words, 128).lock();
    const waiting = inThreads(import.meta.url, 'lock', 2, { buffer: words.buffer });
    while (Atomics.load(words, 32) !== 2) await new Promise((resolve) => setTimeout(resolve, 5));
    guard.value = 9;
    guard.drop();
    assert.deepEqual(await waiting, [9, 9]);
  });

  test('a Mutex lies in an Arc', () => {
    const heap = Heap.create(new SharedArrayBuffer(8192));
    using arc = Arc.new(heap, MUTEX_HEADER + 4);
    using again = arc.clone();
    new Mutex(heap.words, arc.address).initialize().with((guard) => {
      guard.value = 3;
    });
    using guard = new Mutex(heap.words, again.address).lock();
    assert.equal(guard.value, 3);
  });
}
