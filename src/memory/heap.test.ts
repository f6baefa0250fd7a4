import assert from 'node:assert/strict';
import test from 'node:test';
import { OwnershipError } from './errors.ts';
import { Heap } from './heap.ts';
import { binAbove, binOf, blockSize } from './heap-layout.ts';
import { heapMap, verifyHeap } from './heap-map.ts';
import { inThreads, servesErrand } from './in-threads.fixture.ts';

const heapOf = (bytes: number, options = {}) => Heap.create(new SharedArrayBuffer(bytes), options);
const faults = (fault: string) => (error: unknown) =>
  error instanceof OwnershipError && error.fault === fault;

/** Seeded numbers in [0, 1); this folder imports nothing but itself. */
const random = (seed: number) => {
  let x = seed;
  return () => {
    x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
    return x / 2 ** 32;
  };
};

const errands = {
  /** Allocates, writes a canary into all of it, frees later; every block is checked before it is freed. */
  churn({ buffer, turns }: { buffer: SharedArrayBuffer; turns: number }, thread: number) {
    const heap = Heap.attach(buffer);
    const next = random(100 + thread);
    const held: { address: number; bytes: number; canary: number }[] = [];
    const give = () => {
      const { address, bytes, canary } = held.splice(Math.floor(next() * held.length), 1)[0]!;
      for (let i = 0; i < bytes; i++)
        assert.equal(heap.bytes[address + i], canary, 'a canary was overwritten');
      heap.free(address);
    };
    for (let turn = 0; turn < turns; turn++) {
      if (held.length > 40) give();
      const bytes = Math.floor(next() ** 3 * 2000);
      const align = next() < 0.2 ? 128 : 8;
      const canary = (thread * 50 + turn) & 255;
      const address = heap.allocate(bytes, align);
      assert.equal(address % align, 0);
      heap.bytes.fill(canary, address, address + bytes);
      held.push({ address, bytes, canary });
    }
    while (held.length) give();
    return heap.statistics.allocations;
  },
  /** All threads free the same address: one may succeed. */
  freeOnce({ buffer, addresses }: { buffer: SharedArrayBuffer; addresses: number[] }) {
    const heap = Heap.attach(buffer);
    let freed = 0;
    for (const address of addresses)
      try {
        heap.free(address);
        freed++;
      } catch (error) {
        if (!faults('double-free')(error)) throw error;
      }
    return freed;
  },
};

if (!servesErrand(errands)) {
  test('blocks do not overlap, are aligned, and hold what was asked for', () => {
    const heap = heapOf(1 << 20);
    const next = random(1);
    const taken = Array.from({ length: 300 }, () => {
      const bytes = Math.floor(next() * 1500);
      return { address: heap.allocate(bytes), bytes };
    }).sort((a, b) => a.address - b.address);
    for (const [i, { address, bytes }] of taken.entries()) {
      assert.equal(address % 8, 0);
      assert.ok(heap.sizeOf(address) >= bytes);
      assert.ok(address + bytes <= (taken[i + 1]?.address ?? 1 << 20));
    }
    verifyHeap(heap);
  });

  test('freed neighbours join, so the whole is there again', () => {
    for (const order of [
      [0, 1, 2, 3],
      [3, 2, 1, 0],
      [1, 3, 2, 0],
      [0, 2, 1, 3],
    ]) {
      const heap = heapOf(16_384);
      const [whole] = heapMap(heap);
      const addresses = [100, 700, 24, 3000].map((bytes) => heap.allocate(bytes));
      for (const i of order) {
        heap.free(addresses[i]!);
        verifyHeap(heap);
      }
      assert.deepEqual(heapMap(heap), [whole]);
      assert.deepEqual(heap.statistics, { live: 0, liveBytes: 0, peakBytes: 3832, allocations: 4 });
      heap.free(heap.allocate(whole!.bytes));
    }
  });

  test('a free block is used again and split', () => {
    const heap = heapOf(16_384);
    const hole = heap.allocate(1000);
    heap.allocate(8);
    heap.free(hole);
    const small = heap.allocate(100);
    const rest = heap.allocate(100);
    assert.equal(small, hole);
    assert.ok(rest > hole && rest < hole + 1000);
    assert.equal(heapMap(heap).filter(({ state }) => state === 'free').length, 2);
  });

  test('alignment holds, and what is cut off in front is not lost', () => {
    const heap = heapOf(1 << 16);
    const [whole] = heapMap(heap);
    const addresses = [16, 32, 64, 128, 4096].map((align) => {
      heap.allocate(8);
      const address = heap.allocate(40, align);
      assert.equal(address % align, 0);
      verifyHeap(heap);
      return address;
    });
    assert.equal(new Set(addresses).size, 5);
    for (const { address, state } of heapMap(heap)) if (state === 'used') heap.free(address);
    assert.deepEqual(heapMap(heap), [whole]);
  });

  test('out of memory, and still sound', () => {
    const heap = heapOf(8192);
    const held: number[] = [];
    assert.throws(() => {
      for (;;) held.push(heap.allocate(200));
    }, faults('out-of-memory'));
    assert.ok(held.length > 30);
    verifyHeap(heap);
    for (const address of held) heap.free(address);
    // The largest block may stand in a bin below the one that surely fits: it must still be found.
    heap.allocate(heapMap(heap)[0]!.bytes);
  });

  test('double free and bad pointers are told apart', () => {
    const heap = heapOf(16_384);
    const [a, b, c] = [heap.allocate(64), heap.allocate(64), heap.allocate(64)] as const;
    heap.free(b);
    assert.throws(() => heap.free(b), faults('double-free'));
    heap.free(a);
    // Joined with its left neighbour by now, and still recognised.
    assert.throws(() => heap.free(b), {
      message: `double free: the block at 0x${b.toString(16)} is free already`,
    });
    for (const wrong of [c + 8, c + 4, c + 1, 0, -8, 1e9, Number.NaN])
      assert.throws(() => heap.free(wrong), faults('bad-pointer'), `free ${wrong}`);
    assert.throws(() => heap.sizeOf(a), faults('double-free'));
    verifyHeap(heap);
  });

  test('an overrun is found by the check', () => {
    const heap = heapOf(16_384);
    const address = heap.allocate(64);
    heap.allocate(64);
    heap.bytes.fill(255, address, address + 72);
    assert.throws(() => verifyHeap(heap), faults('corrupt-heap'));
  });

  test('senseless requests', () => {
    assert.throws(() => heapOf(512), RangeError);
    assert.throws(() => heapOf(8192, { from: 64 }), RangeError);
    assert.throws(() => Heap.attach(new SharedArrayBuffer(8192)), /no heap at 0x0/);
    const heap = heapOf(8192);
    for (const bytes of [-1, Number.NaN, 2 ** 31]) assert.throws(() => heap.allocate(bytes), RangeError);
    for (const align of [0, 4, 12, 2 ** 21]) assert.throws(() => heap.allocate(8, align), RangeError);
    assert.equal(heap.statistics.live, 0);
  });

  test('heaps in one buffer leave each other alone', () => {
    const buffer = new SharedArrayBuffer(32_768);
    const left = Heap.create(buffer, { from: 0, to: 16_384, shared: false });
    const right = Heap.create(buffer, { from: 16_384, shared: false });
    const address = left.allocate(14_000);
    left.bytes.fill(255, address, address + 14_000);
    verifyHeap(right);
    assert.throws(() => right.free(address), faults('bad-pointer'));
  });

  test('size classes: a block of the bin above always fits', () => {
    for (let bytes = 0; bytes < 3e8; bytes = Math.floor(bytes * 1.13 + 8)) {
      const size = blockSize(bytes);
      assert.ok(size >= bytes + 8 && size % 8 === 0 && binOf(size) < 160);
      // The smallest block of a bin is where the bin begins.
      let least = size;
      const bin = binAbove(size);
      while (binOf(least) < bin) least += 8;
      assert.ok(least >= size && binOf(least) === bin);
      assert.ok(least === size || binOf(least - 8) < bin);
    }
  });

  test('threads allocate and free at once: canaries whole, heap whole', async () => {
    const buffer = new SharedArrayBuffer(1 << 20);
    const heap = Heap.create(buffer);
    const [whole] = heapMap(heap);
    await inThreads(import.meta.url, 'churn', 4, { buffer, turns: 5000 });
    verifyHeap(heap);
    assert.deepEqual(heapMap(heap), [whole]);
    assert.equal(heap.statistics.allocations, 20_000);
  });

  test('threads free the same blocks: each is freed exactly once', async () => {
    const buffer = new SharedArrayBuffer(1 << 18);
    const heap = Heap.create(buffer);
    const addresses = Array.from({ length: 2000 }, () => heap.allocate(16));
    const freed = await inThreads<number>(import.meta.url, 'freeOnce', 4, { buffer, addresses });
    assert.equal(
      freed.reduce((a, b) => a + b),
      2000,
    );
    verifyHeap(heap);
  });
}
