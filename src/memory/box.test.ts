import assert from 'node:assert/strict';
import test from 'node:test';
import { Box } from './box.ts';
import { OwnershipError } from './errors.ts';
import { Heap } from './heap.ts';

const heapOf = (bytes = 65_536) => Heap.create(new SharedArrayBuffer(bytes));
const faults = (fault: string, message: RegExp) => (error: unknown) =>
  error instanceof OwnershipError && error.fault === fault && message.test(error.message);

test('a box owns one block, and its drop frees it', () => {
  const heap = heapOf();
  const box = Box.new(heap, 100);
  assert.ok(box.bytes >= 100);
  assert.equal(heap.statistics.live, 1);
  box.drop();
  assert.equal(heap.statistics.live, 0);
});

test('a move copies nothing and leaves a handle that says so', () => {
  const heap = heapOf();
  const box = Box.new(heap, 100);
  const { address } = box;
  const moved = box.move();
  assert.equal(moved.address, address);
  assert.equal(heap.statistics.allocations, 1);
  for (const use of [
    () => box.address,
    () => box.drop(),
    () => box.move(),
    () => box.clone(),
    () => box.bytes,
  ])
    assert.throws(use, faults('use-after-move', /^use after move: this Box of 0x\w+ was moved$/));
  moved.drop();
  assert.throws(() => moved.address, faults('use-after-drop', /was dropped$/));
  assert.throws(() => moved.drop(), faults('use-after-drop', /was dropped$/));
});

test('using drops at the end of the scope, but not what was moved or dropped before', () => {
  const heap = heapOf();
  const drops: number[] = [];
  const note = (_: Heap, address: number) => drops.push(address);
  let kept: Box;
  {
    using a = Box.new(heap, 16, note);
    using b = Box.new(heap, 16, note);
    using c = Box.new(heap, 16, note);
    b.drop();
    kept = c.move();
    assert.deepEqual(drops, [drops[0]]);
    assert.notEqual(a.address, kept.address);
  }
  assert.equal(drops.length, 2);
  assert.equal(heap.statistics.live, 1);
  kept.drop();
  assert.deepEqual([drops.length, heap.statistics.live], [3, 0]);
});

test('the value is destroyed before its block is freed, and a box inside a box goes first', () => {
  const heap = heapOf();
  const inner = Box.new(heap, 8);
  heap.words[inner.address >> 2] = 7;
  const outer = Box.new(heap, 8, (heap, address) => {
    assert.equal(heap.statistics.live, 2);
    Box.fromRaw(heap, heap.words[address >> 2]!).drop();
  });
  heap.words[outer.address >> 2] = inner.intoRaw();
  outer.drop();
  assert.equal(heap.statistics.live, 0);
});

test('a destructor that throws does not leak the block', () => {
  const heap = heapOf();
  const box = Box.new(heap, 8, () => {
    throw new Error('no');
  });
  assert.throws(() => box.drop(), /no/);
  assert.equal(heap.statistics.live, 0);
  assert.throws(() => box.drop(), faults('use-after-drop', /was dropped/));
});

test('a clone is a block of its own with the same bytes', () => {
  const heap = heapOf();
  using box = Box.new(heap, 40);
  heap.bytes.fill(9, box.address, box.address + 40);
  using copy = box.clone();
  assert.notEqual(copy.address, box.address);
  assert.deepEqual(
    heap.bytes.slice(copy.address, copy.address + 40),
    heap.bytes.slice(box.address, box.address + 40),
  );
  heap.bytes[copy.address] = 1;
  assert.equal(heap.bytes[box.address], 9);
});

test('from raw: only where a block starts', () => {
  const heap = heapOf();
  const address = Box.new(heap, 64).intoRaw();
  assert.throws(() => Box.fromRaw(heap, address + 8), faults('bad-pointer', /no block starts there/));
  const again = Box.fromRaw(heap, address);
  again.drop();
  assert.throws(() => Box.fromRaw(heap, address), faults('double-free', /free already/));
});
