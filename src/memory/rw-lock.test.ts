import assert from 'node:assert/strict';
import test from 'node:test';
import { OwnershipError } from './errors.ts';
import { inThreads, servesErrand } from './in-threads.fixture.ts';
import { RwLock } from './rw-lock.ts';

const faults = (fault: string) => (error: unknown) =>
  error instanceof OwnershipError && error.fault === fault;
const newWords = () => new Int32Array(new SharedArrayBuffer(1024));
const LOCK = 128;
const STATE = LOCK >> 2;
/** Words that no lock uses. The readers and the writers that are inside, atomically. */
const READERS = 128;
const WRITERS = 160;

interface Share {
  readonly buffer: SharedArrayBuffer;
  readonly turns: number;
}

const errands = {
  /** Every eighth turn writes. The value is a pair of equal words. Returns how often a rule was broken, and how often readers met. */
  mixed({ buffer, turns }: Share, thread: number) {
    const words = new Int32Array(buffer);
    const lock = new RwLock(words, LOCK);
    let broken = 0;
    let met = 0;
    for (let turn = 0; turn < turns; turn++) {
      if ((turn + thread) % 8 === 0) {
        using guard = lock.write();
        if (Atomics.add(words, WRITERS, 1) !== 0 || Atomics.load(words, READERS) !== 0) broken++;
        const at = guard.address >> 2;
        words[at] = words[at]! + 1;
        words[at + 1] = words[at + 1]! + 1;
        Atomics.sub(words, WRITERS, 1);
      } else {
        using guard = lock.read();
        if (Atomics.add(words, READERS, 1) > 0) met++;
        const at = guard.address >> 2;
        if (Atomics.load(words, WRITERS) !== 0 || words[at] !== words[at + 1]) broken++;
        Atomics.sub(words, READERS, 1);
      }
    }
    return { broken, met };
  },
  /** Stays inside until all are: only possible for readers. */
  meet({ buffer, turns }: Share) {
    const words = new Int32Array(buffer);
    using _guard = new RwLock(words, LOCK).read();
    Atomics.add(words, READERS, 1);
    Atomics.notify(words, READERS);
    for (let seen = 0; seen < turns; seen = Atomics.load(words, READERS))
      Atomics.wait(words, READERS, seen, 50);
    return true;
  },
  read({ buffer }: Share) {
    using guard = new RwLock(new Int32Array(buffer), LOCK).read();
    return guard.value;
  },
  write({ buffer }: Share) {
    using guard = new RwLock(new Int32Array(buffer), LOCK).write();
    guard.value += 1;
  },
};

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
};

if (!servesErrand(errands)) {
  test('readers share, a writer is alone', () => {
    const lock = new RwLock(newWords(), LOCK).initialize();
    {
      using first = lock.read();
      using second = lock.tryRead();
      assert.equal(second?.value, first.value);
    }
    {
      using guard = lock.write();
      guard.value = 4;
      assert.equal(lock.tryRead(), undefined);
    }
    using again = lock.tryRead();
    assert.equal(again?.value, 4);
  });

  test('a dropped guard is dead', () => {
    const guard = new RwLock(newWords(), LOCK).read();
    guard.drop();
    assert.throws(() => guard.value, {
      message: 'use after drop: this RwLockReadGuard of the value at 0x90 was dropped',
    });
    assert.throws(() => guard.drop(), faults('use-after-drop'));
  });

  test('a writer that fails poisons, for readers and writers; the lock is free', () => {
    const words = newWords();
    const lock = new RwLock(words, LOCK);
    assert.throws(() => lock.with(() => assert.fail('inside')), /inside/);
    for (const use of [() => lock.read(), () => lock.write(), () => lock.tryRead()])
      assert.throws(use, faults('poisoned'));
    assert.equal(words[STATE], 0);
  });

  test('no RwLock stands there', () => {
    for (const address of [-4, 2, 1012, Number.NaN])
      assert.throws(() => new RwLock(newWords(), address), RangeError, `${address}`);
  });

  test('threads read and write: never a writer beside anybody, nothing torn, nothing lost', async () => {
    const words = newWords();
    const lock = new RwLock(words, LOCK);
    const data: Share = { buffer: words.buffer, turns: 40_000 };
    const results = await inThreads<{ broken: number }>(import.meta.url, 'mixed', 4, data);
    assert.deepEqual(
      results.map(({ broken }) => broken),
      [0, 0, 0, 0],
    );
    using guard = lock.read();
    assert.equal(guard.value, (4 * 40_000) / 8);
    assert.equal(words[STATE], 1, 'one reader, nobody asleep');
  });

  test('readers are inside at the same time', async () => {
    const words = newWords();
    const data: Share = { buffer: words.buffer, turns: 3 };
    assert.deepEqual(await inThreads(import.meta.url, 'meet', 3, data), [true, true, true]);
    assert.equal(words[STATE], 0);
  });

  test('sleeping readers are woken by a writer, all of them', async () => {
    const words = newWords();
    const guard = new RwLock(words, LOCK).write();
    guard.value = 7;
    const readers = inThreads(import.meta.url, 'read', 3, { buffer: words.buffer, turns: 1 });
    await until(() => (Atomics.load(words, STATE) & 0x4000_0000) !== 0);
    guard.drop();
    assert.deepEqual(await readers, [7, 7, 7]);
    assert.equal(words[STATE], 0);
  });

  test('a sleeping writer is woken by the last reader, keeps new readers out, and then wakes them', async () => {
    const words = newWords();
    const lock = new RwLock(words, LOCK);
    const [first, second] = [lock.read(), lock.read()];
    const writers = inThreads(import.meta.url, 'write', 2, { buffer: words.buffer, turns: 1 });
    await until(() => Atomics.load(words, STATE) < 0);
    assert.equal(lock.tryRead(), undefined, 'a writer waits');
    const readers = inThreads<number>(import.meta.url, 'read', 2, { buffer: words.buffer, turns: 1 });
    await until(() => (Atomics.load(words, STATE) & 0x4000_0000) !== 0);
    first.drop();
    second.drop();
    await writers;
    assert.ok(
      (await readers).every((value) => value > 0),
      'readers came after a writer',
    );
    using guard = lock.read();
    assert.equal(guard.value, 2);
    assert.equal(words[STATE], 1);
  });
}
