import assert from 'node:assert/strict';
import test from 'node:test';
import { COUNTS } from './counted-handle.ts';
import { OwnershipError } from './errors.ts';
import { Heap } from './heap.ts';
import { verifyHeap } from './heap-map.ts';
import { Rc, Weak } from './rc.ts';
import { decrement, increment, initialize } from './rc-counts.ts';

const faults = (fault: string) => (error: unknown) =>
  error instanceof OwnershipError && error.fault === fault;
const newHeap = () => Heap.create(new SharedArrayBuffer(65_536), { shared: false });

test('clone counts up and shares, drop counts down, the last one destroys and frees', () => {
  const heap = newHeap();
  const destroyed: number[] = [];
  const a = Rc.new(heap, 12, (_, address) => destroyed.push(address));
  const { address } = a;
  const b = a.clone();
  const c = b.clone();
  assert.equal(c.strongCount, 3);
  assert.ok(c.ptrEq(a));
  assert.equal(heap.statistics.allocations, 1, 'cloning allocates nothing');
  a.drop();
  c.drop();
  assert.equal(b.strongCount, 1);
  assert.deepEqual(destroyed, []);
  b.drop();
  assert.deepEqual(destroyed, [address]);
  assert.equal(heap.statistics.live, 0);
  verifyHeap(heap);
});

test('the counts stand directly before the value, as in RcInner', () => {
  const heap = newHeap();
  using a = Rc.new(heap, 16);
  using _b = a.clone();
  using _w = a.downgrade();
  assert.deepEqual([...heap.words.subarray((a.address - COUNTS) >> 2, a.address >> 2)], [2, 2]);
});

test('a scope drops in reverse', () => {
  const heap = newHeap();
  const log: string[] = [];
  {
    using _first = Rc.new(heap, 8, () => log.push('first'));
    using _second = Rc.new(heap, 8, () => log.push('second'));
    Rc.new(heap, 8, () => log.push('early')).drop();
  }
  assert.deepEqual(log, ['early', 'second', 'first']);
  assert.equal(heap.statistics.live, 0);
});

test('use after drop and after move say which', () => {
  const heap = newHeap();
  const a = Rc.new(heap, 8);
  const b = a.clone();
  const hex = `0x${a.address.toString(16)}`;
  a.drop();
  for (const use of [() => a.clone(), () => a.drop(), () => a.getMut(), () => a.makeMut(), () => a.address])
    assert.throws(use, { message: `use after drop: this Rc of ${hex} was dropped` });
  const raw = b.intoRaw();
  assert.throws(() => b.clone(), { message: `use after move: this Rc of ${hex} was moved` });
  Rc.fromRaw(heap, raw).drop();
  assert.throws(() => Rc.fromRaw(heap, raw), faults('double-free'));
  assert.equal(heap.statistics.live, 0);
});

test('Weak: upgrades while somebody owns the value, keeps the block, not the value', () => {
  const heap = newHeap();
  const log: string[] = [];
  const a = Rc.new(heap, 8, () => log.push('destroyed'));
  const weak = a.downgrade();
  const other = weak.clone();
  assert.deepEqual([a.strongCount, a.weakCount], [1, 2]);
  const up = weak.upgrade();
  assert.ok(up?.ptrEq(a));
  a.drop();
  assert.equal(weak.strongCount, 1);
  up?.drop();
  assert.deepEqual(log, ['destroyed']);
  assert.equal(weak.upgrade(), undefined);
  assert.equal(heap.statistics.live, 1, 'the counts are still needed');
  weak.drop();
  other[Symbol.dispose]();
  assert.equal(heap.statistics.live, 0);
  assert.throws(() => weak.upgrade(), { message: /^use after drop: this Weak of 0x/ });
});

test('two that own each other are never freed; with one Weak they are', () => {
  for (const cyclic of [true, false]) {
    const heap = newHeap();
    let destroyed = 0;
    /** A value is one word: the address of the other's value, and whether it owns it. */
    const dropValue = (of: Heap, address: number) => {
      destroyed++;
      const other = of.words[address >> 2]!;
      if (other > 0) Rc.fromRaw(of, other, dropValue).drop();
    };
    const a = Rc.new(heap, 8, dropValue);
    const b = Rc.new(heap, 8, dropValue);
    heap.words[a.address >> 2] = b.clone().intoRaw();
    heap.words[b.address >> 2] = cyclic ? a.clone().intoRaw() : -a.address;
    a.drop();
    b.drop();
    assert.deepEqual([destroyed, heap.statistics.live], cyclic ? [0, 2] : [2, 0]);
  }
});

test('getMut: only when no other handle can see the value', () => {
  const heap = newHeap();
  using a = Rc.new(heap, 8);
  assert.equal(a.getMut(), a.address);
  const b = a.clone();
  assert.equal(a.getMut(), undefined);
  b.drop();
  const weak = a.downgrade();
  assert.equal(a.getMut(), undefined);
  const raw = weak.intoRaw();
  assert.equal(a.weakCount, 1);
  assert.throws(() => weak.upgrade(), faults('use-after-move'));
  Weak.fromRaw(heap, raw).drop();
  assert.equal(a.getMut(), a.address);
});

test('makeMut: in place when unique, a copy when shared, a move when only Weaks watch', () => {
  const heap = newHeap();
  const { words } = heap;
  let destroyed = 0;
  let cloned = 0;
  const cloneValue = (of: Heap, from: number, to: number) => {
    cloned++;
    of.words[to >> 2] = of.words[from >> 2]!;
  };
  const a = Rc.new(heap, 8, () => destroyed++);
  words[a.address >> 2] = 5;
  const before = a.address;
  assert.equal(a.makeMut(cloneValue), before);
  const b = a.clone();
  words[a.makeMut(cloneValue) >> 2]! += 1;
  assert.equal(cloned, 1);
  assert.notEqual(a.address, before);
  assert.deepEqual([words[a.address >> 2], words[b.address >> 2]], [6, 5]);
  assert.deepEqual([a.strongCount, b.strongCount], [1, 1]);
  const weak = a.downgrade();
  const home = a.address;
  assert.notEqual(a.makeMut(cloneValue), home);
  assert.equal(cloned, 1, 'moved, not cloned');
  assert.equal(words[a.address >> 2], 6);
  assert.equal(weak.upgrade(), undefined);
  assert.equal(destroyed, 0);
  for (const each of [a, b, weak]) each.drop();
  assert.equal(destroyed, 2);
  assert.equal(heap.statistics.live, 0);
  verifyHeap(heap);
});

test('a destructor that throws does not leak the block', () => {
  const heap = newHeap();
  const a = Rc.new(heap, 8, () => {
    throw new Error('from the destructor');
  });
  assert.throws(() => a.drop(), /from the destructor/);
  assert.equal(heap.statistics.live, 0);
});

test('the count refuses to pass its most, and to come back from 0', () => {
  const words = new Int32Array(2);
  initialize(words, 0);
  assert.deepEqual([...words], [1, 1]);
  words[0] = 0x7fff_ffff;
  assert.throws(() => increment(words, 0), faults('count-overflow'));
  assert.equal(decrement(words, 0), false);
  words[0] = 1;
  assert.equal(decrement(words, 0), true);
  assert.throws(() => increment(words, 0), faults('use-after-drop'));
  assert.throws(() => decrement(words, 0), faults('use-after-drop'));
  assert.equal(words[0], 0);
});
