import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { RUNGS } from '../charts/ladder/rungs.ts';
import { type Answer, GUIDE, nodesOf, type Question } from './guide.ts';

const nodes = nodesOf(GUIDE);
const answers = nodes.filter((node): node is Answer => node.kind === 'answer');
const questions = nodes.filter((node): node is Question => node.kind === 'question');

test('each question has two options at least, told apart by their ids', () => {
  assert.ok(questions.length >= 8, 'the guide asks');
  for (const { text, options } of questions) {
    assert.match(text, /^\p{Lu}.*\?$/u, text);
    assert.ok(options.length >= 2, text);
    assert.equal(new Set(options.map(({ id }) => id)).size, options.length, text);
    for (const { id } of options) assert.match(id, /^[a-z]+$/, 'an id stands in addresses');
  }
});

test('each path ends in a pattern that has a chapter', () => {
  assert.ok(answers.length >= 20, 'the guide answers');
  assert.equal(new Set(answers.map(({ id }) => id)).size, answers.length, 'two answers share an id');
  for (const { id, because, chapter } of answers) {
    assert.match(because, /^\p{Lu}.*\.$/u, `${id}: because is a sentence`);
    const file = new URL(`../../content/chapters/${chapter}.mdx`, import.meta.url);
    assert.ok(existsSync(file), `${id} leads to the chapter ${chapter}, which is not there`);
  }
});

test('each number of an answer is a rung of the ladder', () => {
  const rungs = new Set(RUNGS.map(({ id }) => id));
  for (const answer of answers) {
    assert.ok(answer.rungs.length > 0, `${answer.id} has no number`);
    for (const id of answer.rungs) assert.ok(rungs.has(id), `${answer.id}: the ladder has no rung “${id}”`);
  }
});

test('every chapter with a way of owning is the answer to something', () => {
  const reached = new Set(answers.map(({ chapter }) => chapter));
  for (const { experiment } of RUNGS)
    assert.ok(reached.has(experiment.split('/')[0]!), `no path of the guide leads to ${experiment}`);
});
