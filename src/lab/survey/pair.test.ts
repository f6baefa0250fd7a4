import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addBeside, hop, PAIR_BYTES } from './pair.ts';

/** A clock that moves a millisecond at each look, so that nobody waits for long. */
const fake = () => {
  let time = 0;
  return { now: () => time++ };
};
const memory = () => new SharedArrayBuffer(PAIR_BYTES);

test('a thread whose partner never comes gives up, and gives no number', () => {
  for (const role of [0, 1] as const) {
    assert.equal(hop(memory(), role, { batch: 3, deadline: 20 }, fake()), undefined);
    assert.equal(addBeside(memory(), role, { bytes: 64, batch: 3, deadline: 20 }, fake()), undefined);
  }
});

test('a partner that came and left is waited for no longer than the deadline', () => {
  const shared = memory();
  // As if the other had arrived.
  new Int32Array(shared)[64] = 1;
  assert.equal(hop(shared, 0, { batch: 3, deadline: 20 }, fake()), undefined);
});

test('the two counters stand as far from each other as asked, and away from the words of the meeting', () => {
  for (const bytes of [4, 64, 512]) {
    const shared = memory();
    const words = new Int32Array(shared);
    words[64] = 1;
    assert.ok(addBeside(shared, 0, { bytes, batch: 2, deadline: 20 }, fake())! > 0);
    const touched = [...words.keys()].filter((at) => words[at] !== 0);
    assert.deepEqual(touched, [64, 128, 1024]);
    const other = memory();
    new Int32Array(other)[64] = 1;
    addBeside(other, 1, { bytes, batch: 2, deadline: 20 }, fake());
    assert.ok(new Int32Array(other)[1024 + bytes / 4]! > 0);
  }
});
