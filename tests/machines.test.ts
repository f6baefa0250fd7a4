/** Every machine under content/machines: what CI asks of one that somebody contributes. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readExperiments } from '../scripts/experiments.ts';
import { machineProblems } from '../scripts/machine-problems.ts';
import { readMachines } from '../src/components/recorded.ts';

const folder = new URL('../content/machines/', import.meta.url);
const files = Object.fromEntries(
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]),
);
// Throws a sentence when one does not fit the schema, or is not named for its machine.
const machines = readMachines(files);
const experiments = await readExperiments();

test('there are machines', () => {
  assert.ok(machines.length > 0);
});

for (const machine of machines)
  test(`the machine ${machine.id} can be in the book`, () => {
    const problems = machineProblems(machine, {
      experiments,
      others: machines.filter(({ id }) => id !== machine.id),
      characters: files[`${machine.id}.json`]?.length ?? 0,
    });
    assert.deepEqual(problems, [], problems.join('\n'));
  });
