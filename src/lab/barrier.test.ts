import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barrier, ring, spinUntil } from './barrier.ts';
import { ABORT, ARRIVALS, Control, counter, RING, summons, TOKEN } from './control.ts';

/** Each reading takes a millisecond. */
function stepping() {
  let time = 0;
  return { now: () => time++, origin: 0 };
}

const order = (control: Control, threads: number) => ({
  threads,
  epoch: 1,
  arrivals: Atomics.load(control.words, ARRIVALS),
  token: Atomics.load(control.words, TOKEN),
});

test('a spin ends when the word is there, at its deadline, and at an abort', () => {
  const control = Control.create();
  control.words[TOKEN] = 5;
  assert.equal(spinUntil(control.words, TOKEN, 5, 10, stepping()), true);
  assert.equal(spinUntil(control.words, TOKEN, 6, 10, stepping()), false);
  control.words[ABORT] = 1;
  assert.equal(spinUntil(control.words, TOKEN, 6, Number.POSITIVE_INFINITY, stepping()), false);
});

test('a barrier of one passes; a barrier waits for those who never come, until its deadline', () => {
  const control = Control.create();
  const alone = order(control, 1);
  assert.equal(barrier(control, alone, 1, 10, stepping()), true);
  assert.equal(barrier(control, alone, 2, 10, stepping()), true);
  assert.equal(barrier(control, order(control, 2), 1, 10, stepping()), false);
});

test('arrivals are counted from the start of the command, so nothing needs a reset', () => {
  const control = Control.create();
  control.words[ARRIVALS] = 41;
  const two = order(control, 2);
  Atomics.add(control.words, ARRIVALS, 1);
  assert.equal(barrier(control, two, 1, 10, stepping()), true);
  assert.equal(control.words[ARRIVALS], 43);
});

test('a ring without its other thread fails, says so to whoever comes late, and leaves the token alone', () => {
  const control = Control.create();
  const two = order(control, 2);
  const settings = { limit: 3000, blocks: 1, deadline: 5, id: 0 };
  assert.equal(ring(control, two, 0, settings, stepping()), undefined);
  assert.ok(control.words[RING]! > 0);
  // The late one takes its turn, then sees that the ring is over.
  assert.equal(ring(control, two, 1, settings, stepping()), undefined);
});

test('every word that is waited on has a line of its own', () => {
  const words = [ABORT, ARRIVALS, TOKEN, RING, summons(0), summons(1), counter(0), counter(1)];
  const lines = words.map((index) => Math.floor((index * 4) / 128));
  assert.equal(new Set(lines).size, words.length);
});
