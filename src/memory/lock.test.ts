import assert from 'node:assert/strict';
import test from 'node:test';
import { inThreads, servesErrand } from './in-threads.fixture.ts';
import { acquire, release, threadMayWait } from './lock.ts';

/** Word 0: the lock. Word 64: a plain counter, written by the holder. Word 128: threads that are inside, atomically. */
const errands = {
  count({ buffer, turns, mayWait }: { buffer: SharedArrayBuffer; turns: number; mayWait: boolean }) {
    const words = new Int32Array(buffer);
    let crowded = 0;
    for (let turn = 0; turn < turns; turn++) {
      acquire(words, 0, mayWait);
      if (Atomics.add(words, 128, 1) !== 0) crowded++;
      words[64] = words[64]! + 1;
      Atomics.sub(words, 128, 1);
      release(words, 0);
    }
    return crowded;
  },
};

if (!servesErrand(errands)) {
  for (const mayWait of [true, false])
    test(`one thread at a time, ${mayWait ? 'sleeping' : 'only spinning'}`, async () => {
      const buffer = new SharedArrayBuffer(1024);
      // Spinning needs a core for each thread; sleeping threads may outnumber the cores.
      const [threads, turns] = mayWait ? [4, 50_000] : [2, 5000];
      const crowded = await inThreads(import.meta.url, 'count', threads, { buffer, turns, mayWait });
      assert.deepEqual(crowded, Array(threads).fill(0));
      assert.equal(new Int32Array(buffer)[64], threads * turns);
      assert.equal(new Int32Array(buffer)[0], 0, 'the lock is free in the end');
    });

  test('a thread asleep on the lock is woken by its release', async () => {
    const buffer = new SharedArrayBuffer(1024);
    const words = new Int32Array(buffer);
    acquire(words, 0, true);
    const done = inThreads(import.meta.url, 'count', 2, { buffer, turns: 1, mayWait: true });
    while (Atomics.load(words, 0) !== 2) await new Promise((resolve) => setTimeout(resolve, 5));
    release(words, 0);
    await done;
    assert.equal(words[64], 2);
  });

  test('this thread may wait', () => assert.equal(threadMayWait(), true));
}
