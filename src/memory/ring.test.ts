import assert from 'node:assert/strict';
import test from 'node:test';
import { inThreads, servesErrand } from './in-threads.fixture.ts';
import { EMPTY, Ring, ringBytes } from './ring.ts';
import { StampedRing, stampedRingBytes } from './stamped-ring.ts';

const CAPACITY = 4;
const BASE = 128;

interface Job {
  readonly buffer: SharedArrayBuffer;
  readonly messages: number;
  readonly senders: number;
  /** More than one receiver. */
  readonly many: boolean;
}

/** Thread 0 receives, thread 1 sends 0, 1, 2 …; returns how many messages were not the next one. */
function ringErrand({ buffer, messages }: Job, thread: number): number {
  const words = new Int32Array(buffer);
  const ring = new Ring(words, BASE, CAPACITY, thread === 0 ? 'receive' : 'send');
  let wrong = 0;
  for (let i = 0; i < messages; i++) {
    if (thread === 1) while (!ring.trySend(i));
    else {
      let message = ring.tryReceive();
      while (message === EMPTY) message = ring.tryReceive();
      if (message !== i) wrong++;
    }
  }
  return wrong;
}

/**
 * The first threads send (sender s its numbers s, s + senders, …), the others receive. A receiver returns what it got, and each
 * must have got every sender's numbers in ascending order.
 */
function stampedErrand({ buffer, messages, senders, many }: Job, thread: number): number[] {
  const words = new Int32Array(buffer);
  const ring = StampedRing.attach(words, BASE, CAPACITY);
  if (thread < senders) {
    for (let i = 0; i < messages; i++) while (!ring.trySend(thread + i * senders));
    return [];
  }
  const got: number[] = [];
  // Word 0: messages received by all, atomically.
  while (Atomics.load(words, 0) < messages * senders) {
    const message = many ? ring.tryReceiveAmongMany() : ring.tryReceive();
    if (message === EMPTY) continue;
    got.push(message);
    Atomics.add(words, 0, 1);
  }
  return got;
}

if (!servesErrand({ ringErrand, stampedErrand })) {
  test('a ring is empty, then full, then empty, in order, round after round', () => {
    const words = new Int32Array(new SharedArrayBuffer(BASE + ringBytes(CAPACITY)));
    const out = new Ring(words, BASE, CAPACITY, 'send');
    const into = new Ring(words, BASE, CAPACITY, 'receive');
    for (let round = 0; round < 3; round++) {
      assert.equal(into.tryReceive(), EMPTY);
      for (let i = 0; i < CAPACITY; i++) assert.equal(out.trySend(10 * round + i), true);
      assert.equal(out.trySend(99), false);
      assert.equal(into.length, CAPACITY);
      for (let i = 0; i < CAPACITY; i++) assert.equal(into.tryReceive(), 10 * round + i);
    }
    assert.equal(
      words.subarray(0, BASE / 4).every((word) => word === 0),
      true,
      'nothing before its base',
    );
  });

  test('counts wrap around at 32 bits', () => {
    const words = new Int32Array(new SharedArrayBuffer(BASE + ringBytes(CAPACITY)));
    // Both counts stand three messages before the largest number.
    words[BASE / 4] = 0x7fff_fffd;
    words[BASE / 4 + 32] = 0x7fff_fffd;
    const out = new Ring(words, BASE, CAPACITY, 'send');
    const into = new Ring(words, BASE, CAPACITY, 'receive');
    for (let i = 0; i < 10; i++) {
      assert.equal(out.trySend(i), true);
      assert.equal(out.length, 1);
      assert.equal(into.tryReceive(), i);
    }
    for (let i = 0; i < CAPACITY; i++) assert.equal(out.trySend(i), true);
    assert.equal(out.trySend(4), false);
  });

  test('an end that another thread goes on with finds where it stood', () => {
    const words = new Int32Array(new SharedArrayBuffer(ringBytes(CAPACITY)));
    new Ring(words, 0, CAPACITY, 'send').trySend(1);
    new Ring(words, 0, CAPACITY, 'send').trySend(2);
    assert.equal(new Ring(words, 0, CAPACITY, 'receive').tryReceive(), 1);
    assert.equal(new Ring(words, 0, CAPACITY, 'receive').tryReceive(), 2);
  });

  test('a stamped ring is empty, then full, then empty, in order, round after round', () => {
    const words = new Int32Array(new SharedArrayBuffer(BASE + stampedRingBytes(CAPACITY)));
    const ring = StampedRing.create(words, BASE, CAPACITY);
    for (const take of ['tryReceive', 'tryReceiveAmongMany'] as const)
      for (let round = 0; round < 3; round++) {
        assert.equal(ring[take](), EMPTY);
        for (let i = 0; i < CAPACITY; i++) assert.equal(ring.trySend(10 * round + i), true);
        assert.equal(ring.trySend(99), false);
        assert.equal(ring.length, CAPACITY);
        for (let i = 0; i < CAPACITY; i++) assert.equal(ring[take](), 10 * round + i);
      }
  });

  test('capacities that cannot work are refused', () => {
    const words = new Int32Array(new SharedArrayBuffer(4096));
    for (const capacity of [0, 3, 2 ** 21])
      assert.throws(() => new Ring(words, 0, capacity, 'send'), /invalid capacity/);
    assert.throws(() => StampedRing.create(words, 0, 1), /invalid capacity: 1 \(two at least\)/);
  });

  test('two real threads: every message comes once, in order', async () => {
    const buffer = new SharedArrayBuffer(BASE + ringBytes(CAPACITY));
    const job: Job = { buffer, messages: 20_000, senders: 1, many: false };
    assert.deepEqual(await inThreads(import.meta.url, 'ringErrand', 2, job), [0, 0]);
  });

  for (const [senders, receivers] of [
    [2, 1],
    [2, 2],
  ] as const)
    test(`${senders} senders, ${receivers} receivers: every message comes once, each sender's in order`, async () => {
      const buffer = new SharedArrayBuffer(BASE + stampedRingBytes(CAPACITY));
      StampedRing.create(new Int32Array(buffer), BASE, CAPACITY);
      const job: Job = { buffer, messages: 3000, senders, many: receivers > 1 };
      const got = await inThreads<number[]>(import.meta.url, 'stampedErrand', senders + receivers, job);
      const all = got.flat().sort((a, b) => a - b);
      assert.deepEqual(
        all,
        Array.from({ length: job.messages * senders }, (_, i) => i),
      );
      for (const mine of got)
        for (let sender = 0; sender < senders; sender++) {
          const from = mine.filter((message) => message % senders === sender);
          assert.deepEqual(
            from,
            from.toSorted((a, b) => a - b),
          );
        }
    });
}
