import assert from 'node:assert/strict';
import test from 'node:test';
import { OwnershipError } from './errors.ts';
import { Heap } from './heap.ts';
import { verifyHeap } from './heap-map.ts';
import { StringVec } from './string-vec.ts';

const fresh = () => Heap.create(new SharedArrayBuffer(1 << 16));
const texts = (vec: { length: number; at(i: number): string }) =>
  Array.from({ length: vec.length }, (_, i) => vec.at(i));
const fault = (name: string) => (error: unknown) => error instanceof OwnershipError && error.fault === name;
const allocations = (heap: Heap, work: () => void): number => {
  const before = heap.statistics.allocations;
  work();
  return heap.statistics.allocations - before;
};

test('a clone has the same strings in blocks of its own', () => {
  const heap = fresh();
  using tags = StringVec.from(heap, ['wool', 'ümläute', '', 'a longer tag than the others']);
  using copy = tags.clone();
  assert.deepEqual(texts(copy), texts(tags));
  for (const i of [0, 1, 3]) assert.notEqual(copy.addressAt(i), tags.addressAt(i));
  assert.equal(copy.addressAt(2), 0, 'an empty string has no block');
  heap.bytes[copy.addressAt(0)] = 'p'.charCodeAt(0);
  assert.equal(tags.at(0), 'wool');
  assert.equal(copy.at(0), 'pool');
});

test('a clone allocates a block for the vector, one for each string that is not empty, and one for its handle', () => {
  const heap = fresh();
  using tags = StringVec.from(heap, ['a', 'b', '', 'c']);
  const header = 1;
  assert.equal(
    allocations(heap, () => tags.clone().drop()),
    header + 1 + 3,
  );
  assert.equal(
    allocations(heap, () => assert.equal(tags.borrow().at(3), 'c')),
    0,
  );
  using none = StringVec.from(heap, []);
  assert.equal(
    allocations(heap, () => none.clone().drop()),
    header,
  );
});

test('cloneFrom reuses blocks that are large enough, and only those', () => {
  const heap = fresh();
  using kept = StringVec.from(heap, ['eight by', 'te', 'three', 'four']);
  using same = StringVec.from(heap, ['x', 'yz']);
  assert.equal(
    allocations(heap, () => kept.cloneFrom(same)),
    0,
  );
  assert.deepEqual(texts(kept), ['x', 'yz']);
  using longer = StringVec.from(heap, ['eight by', 'longer than two', 'new']);
  assert.equal(
    allocations(heap, () => kept.cloneFrom(longer)),
    2,
  );
  assert.deepEqual(texts(kept), texts(longer));
  using many = StringVec.from(heap, ['1', '2', '3', '4', '5']);
  kept.cloneFrom(many);
  assert.deepEqual(texts(kept), texts(many));
  verifyHeap(heap);
});

test('everything is freed, once, however it ends', () => {
  const heap = fresh();
  {
    using tags = StringVec.from(heap, ['a', 'b']);
    using copy = tags.clone();
    using moved = copy.move();
    assert.equal(moved.at(1), 'b');
  }
  assert.equal(heap.statistics.live, 0);
  verifyHeap(heap);
});

test('a handle that was moved or dropped says which', () => {
  const heap = fresh();
  const tags = StringVec.from(heap, ['a']);
  const owner = tags.move();
  for (const use of [
    () => tags.length,
    () => tags.at(0),
    () => tags.clone(),
    () => tags.borrow(),
    () => tags.drop(),
  ])
    assert.throws(use, fault('use-after-move'));
  owner.drop();
  assert.throws(() => owner.at(0), fault('use-after-drop'));
  assert.throws(() => owner.drop(), /this Vec of strings at 0x[0-9a-f]+ was dropped/);
  assert.equal(heap.statistics.live, 0);
});

test('an index past the end is refused', () => {
  using tags = StringVec.from(fresh(), ['a']);
  for (const index of [1, -1, 0.5]) assert.throws(() => tags.at(index), RangeError);
});
