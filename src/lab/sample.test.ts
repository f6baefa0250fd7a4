import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyResult, type Result } from './control.ts';
import { nanosecondsPerOperation, overlap, toSample } from './sample.ts';

const result = (change: Partial<Result>): Result => ({
  ...emptyResult,
  iterations: 1000,
  time: 5,
  start: 0,
  end: 5,
  hopBefore: 200,
  hopAfter: 200,
  ...change,
});

test('overlap is the shared part of the whole span', () => {
  assert.equal(overlap([result({})]), 1);
  assert.equal(overlap([result({}), result({})]), 1);
  assert.equal(overlap([result({}), result({ start: 1, end: 6 })]), 4 / 6);
  assert.equal(overlap([result({}), result({ start: 7, end: 12 })]), 0);
});

test('the time of all threads is the mean that one of them sees', () => {
  // 1,000 operations in 5 ms are 5,000 ns each; 500 in 5 ms are 10,000: together 3 in 10,000 ns.
  const both = [result({}), result({ iterations: 500 })];
  assert.equal(Math.round(nanosecondsPerOperation(both, 'all')), 6667);
  assert.equal(nanosecondsPerOperation(both, 0), 5000);
  assert.equal(nanosecondsPerOperation(both, 1), 10_000);
});

test('a good sample counts', () => {
  assert.deepEqual(toSample([result({}), result({})], 'all'), {
    state: 'valid',
    nanoseconds: 5000,
    overlap: 1,
  });
});

test('what does not count says why', () => {
  const with2 = (change: Partial<Result>) => toSample([result({}), result(change)], 'all');
  assert.deepEqual(with2({ start: 0.2, end: 5.4 }), { state: 'rejected', reason: 'overlap' });
  assert.deepEqual(with2({ hopAfter: 3000 }), { state: 'rejected', reason: 'hop' });
  assert.deepEqual(with2({ status: 'apart' }), { state: 'rejected', reason: 'hop' });
  assert.deepEqual(with2({ status: 'timeout' }), { state: 'rejected', reason: 'hop' });
  assert.deepEqual(with2({ time: 0 }), { state: 'rejected', reason: 'overlap' });
});

test('wrong work is never a time, however good the timing', () => {
  assert.deepEqual(toSample([result({ status: 'checksum' }), result({ status: 'apart' })], 'all'), {
    state: 'wrong',
  });
});
