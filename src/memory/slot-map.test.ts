import assert from 'node:assert/strict';
import test from 'node:test';
import { OwnershipError } from './errors.ts';
import { Heap } from './heap.ts';
import { verifyHeap } from './heap-map.ts';
import { type SlotKey, SlotMap } from './slot-map.ts';

const newHeap = (bytes = 1 << 20) => Heap.create(new SharedArrayBuffer(bytes));

/** Inserts a value of one word. */
function put(heap: Heap, map: SlotMap, value: number): SlotKey {
  const key = map.insert();
  heap.words[map.get(key)! >> 2] = value;
  return key;
}
const read = (heap: Heap, map: SlotMap, key: SlotKey): number | undefined => {
  const address = map.get(key);
  return address === undefined ? undefined : heap.words[address >> 2];
};

test('a key finds its value until that is removed, and nothing from then on', () => {
  const heap = newHeap();
  using map = SlotMap.new(heap, 4);
  const [a, b] = [put(heap, map, 10), put(heap, map, 20)];
  assert.deepEqual([read(heap, map, a), read(heap, map, b), map.length], [10, 20, 2]);
  assert.equal(map.remove(a), true);
  assert.equal(map.get(a), undefined);
  assert.equal(map.has(a), false);
  assert.equal(map.remove(a), false, 'a second time there is nothing to remove');
  assert.deepEqual([read(heap, map, b), map.length], [20, 1]);
});

test('slots are used again, the one vacated last first, and old keys do not fit the new tenant', () => {
  const heap = newHeap();
  using map = SlotMap.new(heap, 4);
  const [a, b, c] = [put(heap, map, 1), put(heap, map, 2), put(heap, map, 3)] as const;
  assert.deepEqual(
    [a, b, c].map(({ index, version }) => [index, version]),
    [
      [1, 1],
      [2, 1],
      [3, 1],
    ],
  );
  map.remove(a);
  map.remove(c);
  const [d, e, f] = [put(heap, map, 4), put(heap, map, 5), put(heap, map, 6)] as const;
  assert.deepEqual([d, e, f], [
    { index: 3, version: 3 },
    { index: 1, version: 3 },
    { index: 4, version: 1 },
  ] as SlotKey[]);
  for (const stale of [a, c]) assert.equal(map.get(stale), undefined);
  assert.deepEqual(
    [b, d, e, f].map((key) => read(heap, map, key)),
    [2, 4, 5, 6],
  );
});

test('versions begin again after 2^31 tenants: only then an old key finds a stranger', () => {
  const heap = newHeap();
  using map = SlotMap.new(heap, 4);
  const old = put(heap, map, 1);
  assert.equal(old.version, 1);
  // Two billion tenants later, the last but one version is reached.
  heap.words[(map.get(old)! >> 2) - 1] = -1;
  const last = { index: old.index, version: 0xffff_ffff };
  assert.equal(map.get(old), undefined);
  assert.deepEqual([...map.keys()], [last]);
  assert.equal(map.remove(last), true);
  const stranger = put(heap, map, 7);
  assert.deepEqual(stranger, old);
  assert.equal(read(heap, map, old), 7);
});

test('values move when the map grows, and keys stay good', () => {
  const heap = newHeap();
  using map = SlotMap.new(heap, 12);
  const keys: SlotKey[] = [];
  const seen = new Set<number>();
  for (let i = 0; i < 1000; i++) {
    const key = map.insert();
    heap.words.fill(i, map.get(key)! >> 2, (map.get(key)! >> 2) + 3);
    keys.push(key);
    seen.add(map.get(keys[0]!)!);
  }
  assert.ok(seen.size > 4, 'the first value has moved');
  keys.forEach((key, i) => {
    const word = map.get(key)! >> 2;
    assert.deepEqual([...heap.words.subarray(word, word + 3)], [i, i, i]);
  });
  assert.equal(heap.statistics.live, 1, 'one block');
  assert.deepEqual([...map.keys()], keys);
  verifyHeap(heap);
});

test('a map that was told its size does not grow until it is full', () => {
  const heap = newHeap();
  using map = SlotMap.new(heap, 4, 100);
  assert.equal(map.capacity, 100);
  for (let i = 0; i < 100; i++) map.insert();
  assert.equal(heap.statistics.allocations, 1);
  map.insert();
  assert.equal(heap.statistics.allocations, 2);
});

test('against a table that never forgets, through many changes', () => {
  const heap = newHeap();
  using map = SlotMap.new(heap, 4);
  const live = new Map<SlotKey, number>();
  const gone: SlotKey[] = [];
  let x = 7;
  for (let i = 0; i < 5000; i++) {
    x = (Math.imul(x, 1664525) + 1013904223) >>> 0;
    const [key] = x % 5 < 2 ? live.keys() : [];
    if (key) {
      assert.equal(map.remove(key), true);
      live.delete(key);
      gone.push(key);
    } else live.set(put(heap, map, i), i);
  }
  assert.equal(map.length, live.size);
  for (const [key, value] of live) assert.equal(read(heap, map, key), value);
  assert.ok(gone.length > 1000);
  for (const key of gone) assert.equal(map.get(key), undefined);
  const order = (a: SlotKey, b: SlotKey) => a.index - b.index;
  assert.deepEqual([...map.keys()], [...live.keys()].sort(order));
});

test('a value is destroyed once: when it is removed, or with the map', () => {
  const heap = newHeap();
  const destroyed: number[] = [];
  {
    using map = SlotMap.new(heap, 4, 3, ({ words }, address) => destroyed.push(words[address >> 2]!));
    const keys = [1, 2, 3].map((value) => put(heap, map, value));
    map.remove(keys[1]!);
    map.remove(keys[1]!);
    assert.deepEqual(destroyed, [2]);
  }
  assert.deepEqual(destroyed, [2, 1, 3]);
  assert.equal(heap.statistics.live, 0);
});

test('a destructor that throws leaves no tenant behind', () => {
  const heap = newHeap();
  using map = SlotMap.new(heap, 4, 3, () => {
    throw new Error('inside');
  });
  const key = put(heap, map, 1);
  assert.throws(() => map.remove(key), /inside/);
  assert.equal(map.has(key), false);
  assert.equal(map.length, 0);
});

test('keys of other maps, and places that never were, find nothing', () => {
  const heap = newHeap();
  using map = SlotMap.new(heap, 4);
  put(heap, map, 1);
  for (const index of [0, 2, 1000, 0xffff_ffff]) assert.equal(map.get({ index, version: 1 }), undefined);
});

test('after drop every use says so', () => {
  const heap = newHeap();
  const map = SlotMap.new(heap, 4);
  const key = put(heap, map, 1);
  map.drop();
  assert.equal(heap.statistics.live, 0);
  for (const use of [
    () => map.get(key),
    () => map.insert(),
    () => map.remove(key),
    () => map.length,
    () => map.drop(),
    () => [...map.keys()],
    () => map.versionOf(1),
  ])
    assert.throws(
      use,
      (error) =>
        error instanceof OwnershipError && error.message === 'use after drop: this SlotMap was dropped',
    );
  map[Symbol.dispose]();
});
