import assert from 'node:assert/strict';
import { test } from 'node:test';
import { playgroundUrl } from '../src/components/playground.ts';
import { readExperiments } from './experiments.ts';
import { sourceFiles } from './kernel-sources.ts';
import { playgroundPrograms } from './playground-programs.ts';

/** Servers on the way may refuse longer addresses. */
const LONGEST = 8_000;
const programs = playgroundPrograms();

test('every variant that the book shows opens in the playground, complete and at an address of bearable length', async () => {
  const shown = (await readExperiments())
    .filter(({ hidden }) => !hidden)
    .flatMap(({ id, variants }) => variants.map((variant) => `${id}/${variant.id}`));
  assert.deepEqual(programs.map(({ name }) => name).sort(), shown.sort());
  for (const { name, code } of programs) {
    assert.match(code, /^fn main\(\) \{$/m, name);
    assert.doesNotMatch(code, /^\s*\/\/ #/m, `${name} has a mark that nothing was put for`);
    assert.ok(playgroundUrl(code).length < LONGEST, name);
  }
});

test('the module does not depend on programs for the playground', () => {
  assert.deepEqual(
    sourceFiles().filter((path) => path.includes('playground')),
    [],
  );
});
