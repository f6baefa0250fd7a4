import assert from 'node:assert/strict';
import test from 'node:test';
import { Box } from './box.ts';
import { OwnershipError } from './errors.ts';
import { Heap } from './heap.ts';
import { Slice } from './slice.ts';

const heapOf = () => Heap.create(new SharedArrayBuffer(65_536));
const faults = (fault: string, message: RegExp) => (error: unknown) =>
  error instanceof OwnershipError && error.fault === fault && message.test(error.message);

function textIn(heap: Heap, text: string): Box {
  const encoded = new TextEncoder().encode(text);
  const box = Box.new(heap, encoded.length);
  heap.bytes.set(encoded, box.address);
  return box;
}

test('a slice is a view: nothing is allocated, and a write of the owner shows in it', () => {
  const heap = heapOf();
  using story = textIn(heap, 'Call me Ishmael. Some years ago');
  const before = heap.statistics.allocations;
  const all = Slice.of(heap, story, 0, 31);
  const name = all.slice(0, 15).slice(8);
  assert.deepEqual([all.length, name.length, name.text()], [31, 7, 'Ishmael']);
  assert.equal(name.address, story.address + 8);
  assert.equal(heap.statistics.allocations, before);
  heap.bytes[story.address + 8] = 'A'.charCodeAt(0);
  assert.deepEqual([name.text(), name.at(0)], ['Ashmael', 65]);
});

test('a search ends at the end of the view', () => {
  const heap = heapOf();
  using story = textIn(heap, 'One. Two. Three');
  const all = Slice.of(heap, story, 0, 15);
  assert.equal(all.find(46), 3);
  assert.equal(all.slice(4).find(46), 4);
  assert.equal(all.slice(9).find(46), undefined);
  assert.equal(all.slice(0, 3).find(46), undefined, 'the period behind the view is none of its');
  assert.equal(all.slice(15).find(46), undefined);
});

test('what lies outside is refused', () => {
  const heap = heapOf();
  using story = textIn(heap, 'One. Two.');
  const two = Slice.of(heap, story, 5, 9);
  for (const [from, to] of [
    [0, 5],
    [-1, 2],
    [3, 2],
    [0.5, 2],
    [0, Number.NaN],
  ] as const)
    assert.throws(() => two.slice(from, to), RangeError, `${from}..${to}`);
  assert.throws(() => Slice.of(heap, story, 0, story.bytes + 1), /invalid range: 0\.\./);
  for (const index of [-1, 4, 0.5]) assert.throws(() => two.at(index), /invalid index/, `${index}`);
  assert.equal(two.slice(4).length, 0);
});

test('a slice of a slice outlives that slice, not the owner', () => {
  const heap = heapOf();
  const story = textIn(heap, 'One. Two.');
  const two = (() => Slice.of(heap, story, 0, 9).slice(5, 8))();
  assert.equal(two.text(), 'Two');
  story.drop();
  for (const use of [
    () => two.length,
    () => two.address,
    () => two.at(0),
    () => two.slice(0, 1),
    () => two.find(46),
    () => two.text(),
  ])
    assert.throws(use, faults('use-after-drop', /was dropped/));
  assert.throws(() => Slice.of(heap, story), faults('use-after-drop', /was dropped/));
});

test('when the owner moves, its old views are dead; the new owner lends new ones', () => {
  const heap = heapOf();
  const story = textIn(heap, 'One. Two.');
  const one = Slice.of(heap, story, 0, 3);
  using moved = story.move();
  assert.throws(() => one.text(), faults('use-after-move', /was moved/));
  assert.equal(Slice.of(heap, moved, 0, 3).text(), 'One');
});
