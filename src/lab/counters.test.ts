import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Counted, countersOf } from './counters.ts';

const counted = JSON.parse(
  readFileSync(new URL('../../benchmarks/counters.json', import.meta.url), 'utf8'),
) as Counted;
const none = { allocations: 0, bytes: 0, frees: 0 };

test('a clone of a vector of sixteen strings allocates seventeen times, a clone of its Arc never', () => {
  const strings = countersOf(counted, 'known-answers/allocations/strings', { size: 1 });
  // The vector: 16 times address, length and capacity of 32 bits. The texts: 10 of 6 bytes, 6 of 7.
  assert.deepEqual(strings, { allocations: 17, bytes: 16 * 12 + 10 * 6 + 6 * 7, frees: 17 });
  assert.deepEqual(countersOf(counted, 'known-answers/allocations/arc', { size: 1 }), none);
});

test('a deep clone allocates its bytes once, at each size, and gives them back', () => {
  for (const size of [16, 64, 200, 1_000, 4_000])
    assert.deepEqual(countersOf(counted, 'arc/contention/deep-clone', { threads: 2, size }), {
      allocations: 1,
      bytes: size,
      frees: 1,
    });
});

test('clones of Arcs, deep clones from a cache, reads and copies in place allocate nothing', () => {
  for (const kernel of [
    'arc/contention/shared',
    'arc/contention/deep-clone-cached',
    'arc/contention/read',
    'false-sharing/neighbors/one-arc',
  ])
    assert.deepEqual(countersOf(counted, kernel, { threads: 2, size: 64 }), none);
  assert.deepEqual(countersOf(counted, 'arc/vs-clone/copy', { size: 64 }), none);
});

test('what nobody has counted has no counters', () => {
  assert.deepEqual(countersOf(counted, 'arc/contention/nobody', {}), {});
  assert.deepEqual(countersOf(counted, 'arc/contention/deep-clone', { size: 17 }), {});
});
