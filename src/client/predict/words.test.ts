import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHTML } from 'linkedom';
import type { Facts } from './facts.ts';
import { strip } from './strip.ts';
import { answerWords, guessPlace } from './words.ts';

const rust = { language: 'Rust', value: 12.4, low: 12.1, high: 12.8, text: '12.4 times (12.1 to 12.8)' };
const facts: Facts = {
  experiment: 'arc/contention',
  question: { kind: 'ratio', effect: 'contended' },
  machine: 'cloud-2',
  recorded: [rust],
  axis: { unit: 'bytes', label: 'Size', from: 1000, to: 1_000_000 },
  cell: 'x',
};
const own = [{ language: 'Rust', value: 9.8, low: 9, high: 11, text: '9.8 times (9.0 to 11.0)' }];

test('guess, recorded machine and own run stand in one text', () => {
  assert.equal(
    answerWords(facts, 3, own, false),
    'You guessed: 3 times. The recorded machine, cloud-2: 12.4 times (12.1 to 12.8) in Rust. ' +
      'Your guess is 4.1 times too low. This browser: 9.8 times (9.0 to 11.0) in Rust.',
  );
});

test('a guess in the interval, a close one, and one for the first of several languages', () => {
  assert.match(answerWords(facts, 12.5, [], false), /lies within the interval/);
  assert.match(answerWords(facts, 11.5, [], false), /Your guess is close/);
  const two = { ...facts, recorded: [rust, { ...rust, language: 'TypeScript' }] };
  assert.match(
    answerWords(two, 124, [], false),
    /in Rust and TypeScript\. For Rust, your guess is 10 times too high\./,
  );
});

test('a quick look is called one; without a recorded machine nothing is said of it', () => {
  assert.match(answerWords(facts, 3, own, true), /This browser, in a quick look:/);
  assert.equal(answerWords({ ...facts, recorded: [] }, 3, [], false), 'You guessed: 3 times.');
});

test('crossings and shapes are no factors', () => {
  const crossing: Facts = { ...facts, question: { kind: 'crossing', pair: ['a', 'b'] } };
  assert.match(answerWords(crossing, 2000, [], false), /^You guessed: from 2 kB on\./);
  assert.doesNotMatch(answerWords(crossing, 2000, [], false), /too/);
  assert.match(answerWords(crossing, 'never', [], false), /^You guessed: nowhere\./);
  const shape: Facts = { ...facts, question: { kind: 'shape', variant: 'borrow' } };
  assert.match(answerWords(shape, 'flat', [], false), /^You guessed: stays about the same\./);
  assert.deepEqual(guessPlace(shape, 'falls'), { high: 1 / 1.5 });
});

test('each of them has a row in the figure, at a finite place', () => {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  for (const question of [
    facts.question,
    { kind: 'crossing', pair: ['a', 'b'] },
    { kind: 'shape', variant: 'c' },
  ] as const)
    for (const guess of [3, 'never', 'more'] as const) {
      const rows = [
        { whose: 'guess', name: 'Your guess', place: guessPlace(facts, guess), text: '' },
        { whose: 'recorded', name: 'cloud-2, Rust', place: rust, text: rust.text },
      ] as const;
      const figure = strip(document, { ...facts, question }, rows);
      assert.equal(figure.querySelectorAll('[data-whose]').length, 2);
      assert.ok(figure.querySelectorAll('.guess-point, .guess-band').length >= 2);
      assert.doesNotMatch(figure.outerHTML, /NaN|Infinity|undefined|style=/);
    }
});
