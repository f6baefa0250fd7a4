import assert from 'node:assert/strict';
import test from 'node:test';
import { Bump, TypedArena } from './arena.ts';
import { OwnershipError } from './errors.ts';
import { Heap } from './heap.ts';
import { verifyHeap } from './heap-map.ts';

const newHeap = (bytes = 1 << 20) => Heap.create(new SharedArrayBuffer(bytes));
const faults = (fault: string) => (error: unknown) =>
  error instanceof OwnershipError && error.fault === fault;

test('a bump arena places values one after the other, and asks the heap only for chunks', () => {
  const heap = newHeap();
  const bump = Bump.new(heap);
  assert.equal(heap.statistics.live, 0, 'an empty arena has no chunk');
  const a = bump.allocate(12);
  assert.equal(bump.allocate(5), a + 12);
  assert.equal(bump.allocate(4), a + 20, 'aligned to 4');
  assert.equal(heap.statistics.allocations, 1);
  for (let i = 0; i < 10_000; i++) heap.words[bump.allocate(4) >> 2] = i;
  assert.equal(bump.chunks, 7, 'each chunk is twice as large as the one before');
  assert.equal(heap.statistics.live, bump.chunks);
  verifyHeap(heap);
  bump.drop();
  assert.equal(heap.statistics.live, 0);
  verifyHeap(heap);
});

test('values of a bump arena do not overlap, and a value larger than a chunk gets one of its own size', () => {
  const heap = newHeap();
  using bump = Bump.new(heap);
  const places: [number, number][] = [];
  for (const bytes of [4, 600, 8, 20_000, 0, 12, 3000])
    places.push([bump.allocate(bytes), bytes] as [number, number]);
  for (const [i, [address, bytes]] of places.entries()) {
    heap.bytes.fill(i, address, address + bytes);
    assert.equal(address % 4, 0);
  }
  for (const [i, [address, bytes]] of places.entries())
    assert.ok(heap.bytes.subarray(address, address + bytes).every((byte) => byte === i));
});

test('reset keeps the largest chunk and forgets the values', () => {
  const heap = newHeap();
  using bump = Bump.new(heap);
  const first = bump.allocate(100);
  for (let i = 0; i < 100; i++) bump.allocate(100);
  const { allocations } = heap.statistics;
  bump.reset();
  assert.equal(bump.chunks, 1);
  assert.equal(heap.statistics.live, 1);
  const again = bump.allocate(100);
  assert.equal(heap.statistics.allocations, allocations, 'no new chunk');
  assert.equal(bump.index(again), again >> 2);
  assert.throws(() => bump.index(first), faults('bad-pointer'));
  assert.throws(() => bump.index(again + 100), faults('bad-pointer'), 'beyond what was handed out');
});

test('a dropped arena refuses to be used, and says so', () => {
  for (const make of [Bump.new, (heap: Heap) => TypedArena.new(heap, 8)]) {
    const heap = newHeap();
    const arena = make(heap);
    const address = arena.allocate(8);
    assert.equal(arena.index(address), address >> 2);
    arena.drop();
    for (const use of [
      () => arena.allocate(8),
      () => arena.index(address),
      () => arena.chunks,
      () => arena.drop(),
    ]) {
      assert.throws(use, faults('use-after-drop'));
      assert.throws(use, /^OwnershipError: use after drop: this (Bump|TypedArena) was dropped$/);
    }
    arena[Symbol.dispose]();
    assert.equal(heap.statistics.live, 0);
  }
});

test('a typed arena grows as the crate does, and counts its values', () => {
  const heap = newHeap();
  using arena = TypedArena.new(heap, 4);
  const starts: number[] = [];
  let last = 0;
  for (let i = 0; i < 100_000; i++) {
    const address = arena.allocate();
    if (address !== last + 4) starts.push(i);
    last = address;
  }
  assert.deepEqual(starts, [0, 256, 768, 1792, 3840, 7936, 16_128, 32_512, 65_280]);
  assert.equal(arena.length, 100_000);
  assert.equal(arena.chunks, 9);
});

test('many values lie side by side, in a new chunk when the rest of this one is too small', () => {
  const heap = newHeap();
  using arena = TypedArena.new(heap, 100);
  const a = arena.allocateMany(7);
  assert.equal(arena.allocateMany(3), a + 700);
  const b = arena.allocateMany(6);
  assert.notEqual(b, a + 1000);
  const many = arena.allocateMany(500);
  assert.equal(arena.index(many + 49_999), (many + 49_999) >> 2);
  assert.equal(arena.length, 516);
});

test('a typed arena destroys each value once: the newest chunk first, then from the oldest on', () => {
  const heap = newHeap();
  const destroyed: number[] = [];
  const arena = TypedArena.new(heap, 400, (heap, address) => destroyed.push(heap.words[address >> 2]!));
  for (let i = 0; i < 8; i++) heap.words[arena.allocate() >> 2] = i;
  assert.equal(arena.chunks, 3);
  arena.drop();
  assert.deepEqual(destroyed, [6, 7, 0, 1, 2, 3, 4, 5]);
  assert.equal(heap.statistics.live, 0);
});

test('senseless requests and a full heap are refused', () => {
  const heap = newHeap(8192);
  assert.throws(() => TypedArena.new(heap, 6), /invalid size: 6/);
  using bump = Bump.new(heap);
  assert.throws(() => bump.allocate(-4), /invalid bytes: -4/);
  assert.throws(() => bump.allocate(100_000), faults('out-of-memory'));
  using arena = TypedArena.new(heap, 4);
  assert.throws(() => arena.allocateMany(-1), /invalid count: -1/);
});
