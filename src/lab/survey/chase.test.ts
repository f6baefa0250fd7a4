import assert from 'node:assert/strict';
import { test } from 'node:test';
import { random } from '../../stats/random.ts';
import { chase, linkLines } from './chase.ts';

test('the links are one cycle through every line, and come back', () => {
  for (const lines of [1, 2, 3, 64, 1000]) {
    const words = new Int32Array(lines * 16).fill(-1);
    const start = linkLines(words, lines * 64, 64, random(lines));
    const seen = new Set<number>();
    let at = start;
    for (let i = 0; i < lines; i++) {
      assert.equal(at % 16, 0, 'the first word of a line');
      seen.add(at);
      at = chase(words, at, 1);
    }
    assert.equal(at, start);
    assert.equal(seen.size, lines);
    assert.equal(words.filter((word) => word !== -1).length, lines, 'nothing else is written');
  }
});

test('many steps are as many single ones', () => {
  const words = new Int32Array(1024 * 16);
  const start = linkLines(words, 1024 * 64, 64, random(1));
  let at = start;
  for (let i = 0; i < 777; i++) at = chase(words, at, 1);
  assert.equal(chase(words, start, 777), at);
});

test('the order is random: few lines follow their neighbor', () => {
  const words = new Int32Array(1024 * 16);
  linkLines(words, 1024 * 64, 64, random(1));
  const near = Array.from({ length: 1024 }, (_, i) => Math.abs(words[i * 16]! - i * 16) <= 16);
  assert.ok(near.filter(Boolean).length < 20);
});
