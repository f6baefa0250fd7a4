/** Every claim that the book answers for is tested in one place, and has a verdict on the recorded machine. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { readLedger } from '../scripts/ledger.ts';
import { hasRustKernels } from '../scripts/native.ts';
import { LEDGER, OPEN } from './ledger-ids.ts';

const { entries, experiments } = await readLedger();
const ids = Object.values(LEDGER).flat();
const isThere = (chapter: string) =>
  existsSync(new URL(`../content/chapters/${chapter}.mdx`, import.meta.url));

test('the ledger names each claim once', () => {
  assert.equal(ids.length, 114);
  assert.equal(new Set(ids).size, ids.length);
});

test('each claim of a chapter that is there stands in one place of the book', () => {
  const places = Map.groupBy(entries, ({ claim }) => claim.id);
  const missing = Object.entries(LEDGER)
    .filter(([chapter]) => isThere(chapter))
    .map(([chapter, all]) => [chapter, all.filter((id) => !places.has(id) && !OPEN.includes(id))] as const)
    .filter(([, all]) => all.length > 0)
    .map(([chapter, all]) => `${chapter}: ${all.join(', ')}`);
  assert.deepEqual(missing, [], `no experiment and no program tests these claims:\n${missing.join('\n')}`);
  const twice = [...places]
    .filter(([, same]) => same.length > 1)
    .map(([id, same]) => `${id}: ${same.map(({ place }) => place.id).join(', ')}`);
  assert.deepEqual(twice, [], 'claims that stand in several places; keep one of each');
});

test('what is called open is open', () => {
  const closed = OPEN.filter((id) => !ids.includes(id) || entries.some(({ claim }) => claim.id === id));
  assert.deepEqual(closed, [], 'these are tested now: take them out of OPEN in tests/ledger-ids.ts');
});

test('each claim has a verdict on the recorded machine in each language that can test it', () => {
  const without: string[] = [];
  for (const { claim, place, verdicts } of entries) {
    const experiment = experiments.find(({ id }) => id === place.id);
    const wanted = !experiment
      ? []
      : hasRustKernels(experiment)
        ? ['typescript', 'rust', 'native']
        : ['typescript'];
    for (const language of wanted)
      if (!verdicts.some((each) => each.language === language))
        without.push(`${claim.id} (${place.id}): not recorded in ${language}`);
    for (const { language, verdict } of verdicts) {
      const reason = verdict.sentence || 'without a reason';
      if (verdict.state === 'none' || !verdict.sentence)
        without.push(`${claim.id} (${place.id}), ${language}: ${verdict.word}. ${reason}`);
    }
  }
  assert.deepEqual(without, [], `record these again:\n${without.join('\n')}`);
});
