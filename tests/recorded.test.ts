/** The recorded machines: all languages did the same work. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { circumstances } from '../src/lab/circumstances.ts';
import { parseMachine, type Run, type RunCase } from '../src/lab/run.ts';

const folder = new URL('../content/machines/', import.meta.url);
const machines = readdirSync(folder).map((name) => {
  const parsed = parseMachine(JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
  if (parsed.state === 'refused') throw new Error(`${name}: ${parsed.reason}`);
  return parsed.value;
});

/** What the checksum depends on, and the language does not. */
const work = (run: Run, { language, variant, parameters, threads }: RunCase) =>
  JSON.stringify([run.experiment, variant, parameters, threads, circumstances(run, language).plan.seed]);

for (const { id, runs } of machines)
  test(`${id}: the same work gave the same checksum in every language`, () => {
    const cases = runs.flatMap((run) => run.cases.map((each) => ({ each, work: work(run, each) })));
    const groups = Map.groupBy(cases, (one) => one.work);
    const differ = [...groups].filter(([, all]) => new Set(all.map(({ each }) => each.checksum)).size > 1);
    assert.deepEqual(
      differ.map(([name]) => name),
      [],
    );
    if (!cases.some(({ each }) => each.language === 'native')) return;
    const compared = [...groups.values()].filter((all) => all.length > 1).flat();
    assert.ok(
      compared.some(({ each }) => each.language === 'native'),
      'native runs are recorded with the seeds of the page’s',
    );
  });
