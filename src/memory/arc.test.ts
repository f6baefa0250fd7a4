import assert from 'node:assert/strict';
import test from 'node:test';
import { Arc, type Weak } from './arc.ts';
import { ARC_HEADER, decrement, increment, initialize, tryIncrement } from './arc-counts.ts';
import { OwnershipError } from './errors.ts';
import { Heap } from './heap.ts';
import { verifyHeap } from './heap-map.ts';
import { inThreads, servesErrand } from './in-threads.fixture.ts';

const faults = (fault: string) => (error: unknown) =>
  error instanceof OwnershipError && error.fault === fault;
const newHeap = () => Heap.create(new SharedArrayBuffer(65_536));

interface Share {
  readonly buffer: SharedArrayBuffer;
  readonly address: number;
  /** Address of a word in which destroyed values are counted, atomically. */
  readonly tally: number;
  readonly turns: number;
}

const errands = {
  /** Owns a share from the start; clones and drops, reads through each clone, then drops its own. */
  cloneAndDrop({ buffer, address, tally, turns }: Share) {
    const heap = Heap.attach(buffer);
    using mine = Arc.fromRaw(heap, address, () => Atomics.add(heap.words, tally >> 2, 1));
    let wrong = 0;
    for (let turn = 0; turn < turns; turn++) {
      using clone = mine.clone();
      if (!clone.ptrEq(mine) || heap.words[clone.address >> 2] !== 4711) wrong++;
    }
    return wrong;
  },
  /** As above without handles: the functions of the timed loops. */
  countOnly({ buffer, address, turns }: Share) {
    const words = new Int32Array(buffer);
    const index = (address - ARC_HEADER) >> 2;
    let last = 0;
    for (let turn = 0; turn < turns; turn++) {
      increment(words, index);
      if (decrement(words, index)) last++;
    }
    return last;
  },
  /** Upgrades until the value is gone; counts values that were seen after they were destroyed. */
  upgrade({ buffer, address, tally }: Share) {
    const heap = Heap.attach(buffer);
    const index = (address - ARC_HEADER) >> 2;
    let upgraded = 0;
    let stale = 0;
    while (tryIncrement(heap.words, index)) {
      // The first of each thread is told to the main thread, in the word beside the tally.
      if (upgraded++ === 0) Atomics.add(heap.words, (tally >> 2) + 1, 1);
      if (Atomics.load(heap.words, tally >> 2) !== 0) stale++;
      using mine = Arc.fromRaw(heap, address, () => Atomics.add(heap.words, tally >> 2, 1));
      if (heap.words[mine.address >> 2] !== 4711) stale++;
    }
    return { upgraded, stale };
  },
};

if (!servesErrand(errands)) {
  test('clone counts up and shares, drop counts down, the last one frees', () => {
    const heap = newHeap();
    const destroyed: number[] = [];
    const a = Arc.new(heap, 100, (_, address) => destroyed.push(address));
    const { address } = a;
    heap.words[address >> 2] = 7;
    assert.equal(a.strongCount, 1);
    const b = a.clone();
    assert.equal(a.strongCount, 2);
    assert.ok(a.ptrEq(b));
    assert.equal(heap.words[b.address >> 2], 7);
    assert.equal(heap.statistics.allocations, 1, 'cloning allocates nothing');
    a.drop();
    assert.equal(b.strongCount, 1);
    assert.deepEqual(destroyed, []);
    b.drop();
    assert.deepEqual(destroyed, [address]);
    assert.equal(heap.statistics.live, 0);
    verifyHeap(heap);
  });

  test('the counts stand directly before the value, as in ArcInner', () => {
    const heap = newHeap();
    using a = Arc.new(heap, 16);
    using _b = a.clone();
    using _w = a.downgrade();
    assert.equal(a.address % 8, 0);
    assert.deepEqual([...heap.words.subarray((a.address - ARC_HEADER) >> 2, a.address >> 2)], [2, 2]);
  });

  test('equal values in two Arcs are not the same', () => {
    const heap = newHeap();
    using a = Arc.new(heap, 16);
    using b = Arc.new(heap, 16);
    assert.ok(!a.ptrEq(b));
    using elsewhere = Arc.new(newHeap(), 16);
    assert.equal(a.address, elsewhere.address);
    assert.ok(!a.ptrEq(elsewhere));
  });

  test('a scope drops in reverse, unless dropped or moved before', () => {
    const heap = newHeap();
    const log: string[] = [];
    let raw = 0;
    {
      using _first = Arc.new(heap, 8, () => log.push('first'));
      using _second = Arc.new(heap, 8, () => log.push('second'));
      using early = Arc.new(heap, 8, () => log.push('early'));
      using moved = Arc.new(heap, 8, () => log.push('moved'));
      early.drop();
      raw = moved.intoRaw();
    }
    assert.deepEqual(log, ['early', 'second', 'first']);
    assert.equal(heap.statistics.live, 1);
    Arc.fromRaw(heap, raw).drop();
    assert.equal(heap.statistics.live, 0);
  });

  test('use after drop and after move say which', () => {
    const heap = newHeap();
    const a = Arc.new(heap, 8);
    const b = a.clone();
    a.drop();
    const hex = `0x${b.address.toString(16)}`;
    const uses = [() => a.clone(), () => a.drop(), () => a.strongCount, () => a.address, () => a.downgrade()];
    for (const use of uses) {
      assert.throws(use, faults('use-after-drop'));
      assert.throws(use, { message: `use after drop: this Arc of ${hex} was dropped` });
    }
    assert.equal(b.strongCount, 1, 'none of these changed the count');
    const raw = b.intoRaw();
    assert.throws(() => b.clone(), { message: `use after move: this Arc of ${hex} was moved` });
    assert.throws(() => b.drop(), faults('use-after-move'));
    const c = Arc.fromRaw(heap, raw);
    c.drop();
    assert.throws(() => Arc.fromRaw(heap, raw), faults('double-free'));
    assert.throws(() => Arc.fromRaw(heap, raw + 4), faults('bad-pointer'));
  });

  test('Weak: upgrades while somebody owns the value, keeps the block, not the value', () => {
    const heap = newHeap();
    const log: string[] = [];
    const a = Arc.new(heap, 8, () => log.push('destroyed'));
    const weak: Weak = a.downgrade();
    const other = weak.clone();
    assert.deepEqual([a.strongCount, a.weakCount], [1, 2]);
    const up = weak.upgrade();
    assert.ok(up?.ptrEq(a));
    assert.equal(a.strongCount, 2);
    a.drop();
    assert.deepEqual(log, []);
    up?.drop();
    assert.deepEqual(log, ['destroyed']);
    assert.equal(weak.upgrade(), undefined);
    assert.equal(weak.strongCount, 0);
    assert.equal(heap.statistics.live, 1, 'the counts are still needed');
    weak.drop();
    assert.equal(heap.statistics.live, 1);
    other[Symbol.dispose]();
    assert.equal(heap.statistics.live, 0);
    assert.throws(() => weak.upgrade(), { message: /^use after drop: this Weak of 0x/ });
  });

  test('a destructor that throws does not leak the block', () => {
    const heap = newHeap();
    const a = Arc.new(heap, 8, () => {
      throw new Error('from the destructor');
    });
    assert.throws(() => a.drop(), /from the destructor/);
    assert.equal(heap.statistics.live, 0);
  });

  test('the count refuses to pass its most, and to come back from 0', () => {
    const words = new Int32Array(new SharedArrayBuffer(8));
    initialize(words, 0);
    words[0] = 2 ** 31 - 2;
    increment(words, 0);
    assert.throws(() => increment(words, 0), faults('count-overflow'));
    assert.throws(() => tryIncrement(words, 0), faults('count-overflow'));
    assert.equal(words[0], 2 ** 31 - 1);
    assert.equal(decrement(words, 0), false);
    words[0] = 1;
    assert.equal(decrement(words, 0), true);
    assert.throws(() => increment(words, 0), faults('use-after-drop'));
    assert.throws(() => decrement(words, 0), faults('use-after-drop'));
    assert.equal(tryIncrement(words, 0), false);
    assert.equal(words[0], 0);
  });

  const share = (turns: number) => {
    const heap = newHeap();
    const tally = heap.allocate(8);
    heap.words.fill(0, tally >> 2, (tally >> 2) + 2);
    const arc = Arc.new(heap, 8, () => Atomics.add(heap.words, tally >> 2, 1));
    heap.words[arc.address >> 2] = 4711;
    const data: Share = {
      buffer: heap.words.buffer as SharedArrayBuffer,
      address: arc.address,
      tally,
      turns,
    };
    return { heap, arc, data, destroyed: () => heap.words[tally >> 2] };
  };

  test('threads clone and drop one Arc: the count comes back to 1', async () => {
    const { heap, arc, data, destroyed } = share(100_000);
    assert.deepEqual(await inThreads(import.meta.url, 'countOnly', 4, data), [0, 0, 0, 0]);
    assert.equal(arc.strongCount, 1);
    assert.equal(destroyed(), 0);
    arc.drop();
    assert.equal(destroyed(), 1);
    assert.equal(heap.statistics.live, 1);
  });

  test('threads own an Arc and outlive its maker: destroyed and freed exactly once', async () => {
    for (let again = 0; again < 3; again++) {
      const { heap, arc, data, destroyed } = share(10_000);
      for (let thread = 0; thread < 4; thread++) arc.clone().intoRaw();
      assert.equal(arc.strongCount, 5);
      arc.drop();
      assert.deepEqual(await inThreads(import.meta.url, 'cloneAndDrop', 4, data), [0, 0, 0, 0]);
      assert.equal(destroyed(), 1);
      assert.equal(heap.statistics.live, 1, 'only the tally is left');
      verifyHeap(heap);
    }
  });

  test('threads upgrade while the owner drops: nobody sees a destroyed value', async () => {
    const { heap, arc, data, destroyed } = share(0);
    const weak = arc.downgrade();
    const threads = inThreads<{ upgraded: number; stale: number }>(import.meta.url, 'upgrade', 3, data);
    while (heap.words[(data.tally >> 2) + 1] !== 3) await new Promise((resolve) => setTimeout(resolve, 5));
    arc.drop();
    const results = await threads;
    assert.ok(results.every(({ upgraded }) => upgraded > 0));
    assert.ok(results.every(({ stale }) => stale === 0));
    assert.equal(destroyed(), 1);
    weak.drop();
    assert.equal(heap.statistics.live, 1);
  });
}
