import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contention, contentionRun } from './contention.fixture.ts';
import { type Kept, readChoice, readRun } from './kept.ts';
import { choiceKey, keep, recall, runKey, type Store } from './store.ts';

function memory(): Store & { readonly values: Map<string, unknown> } {
  const values = new Map<string, unknown>();
  return {
    values,
    get: async (key) => values.get(key),
    set: async (key, value) => void values.set(key, structuredClone(value)),
  };
}
const broken = (name: string): Store => ({
  get: async () => Promise.reject(new DOMException('no', name)),
  set: async () => Promise.reject(new DOMException('no', name)),
});
const words = (kept: Kept<unknown>) => ('words' in kept ? (kept.words ?? '') : '');

test('a run and a choice come back as they were kept', async () => {
  const store = memory();
  const run = contentionRun();
  const choice = { parameters: { threads: 2, size: 64 }, mode: 'full' };
  assert.equal(await keep(store, runKey('arc/contention'), run), undefined);
  assert.equal(await keep(store, choiceKey('arc/contention'), choice), undefined);
  assert.deepEqual(readRun(contention, await recall(store, runKey('arc/contention'))), {
    state: 'kept',
    value: run,
  });
  assert.deepEqual(readChoice(contention, await recall(store, choiceKey('arc/contention'))), {
    state: 'kept',
    value: choice,
  });
});

test('nothing kept is nothing, and says nothing', async () => {
  assert.deepEqual(readRun(contention, await recall(memory(), 'run:x')), { state: 'nothing' });
  assert.deepEqual(readChoice(contention, undefined), { state: 'nothing' });
});

test('a run that was tampered with is refused with the path of the first wrong field', () => {
  const run = structuredClone(contentionRun());
  (run.cases[2]!.samples[1] as unknown[])[2] = 'fast';
  const kept = readRun(contention, run);
  assert.equal(kept.state, 'refused');
  assert.match(words(kept), /cases\.2\.samples\.1\.2/);
  for (const rubbish of [null, 7, 'run', [], {}, { schema: 99 }])
    assert.equal(readRun(contention, rubbish).state, 'refused');
  assert.match(words(readRun(contention, { ...run, schema: 99 })), /newer edition.*What you keep here/);
  assert.match(words(readRun(contention, { ...run, schema: 0 })), /older edition/);
});

test('a run of another experiment, or of an older state of this one, is refused', () => {
  assert.match(words(readRun(contention, contentionRun({ experiment: 'arc/other' }))), /arc\/other/);
  const [first] = contentionRun().cases;
  const own = contentionRun({ cases: [{ ...first!, variant: `yours: ${first!.variant}` }] });
  assert.equal(readRun(contention, own).state, 'kept', 'a version of the reader’s is of this state');
  const gone = contentionRun({ cases: [{ ...first!, variant: 'borrow' }] });
  assert.match(words(readRun(contention, gone)), /has changed/);
  const renamed = contentionRun({ cases: [{ ...first!, parameters: { cores: 2 } }] });
  assert.match(words(readRun(contention, renamed)), /has changed/);
});

test('a choice that cannot be is corrected with a word, rubbish is refused', () => {
  const kept = readChoice(contention, { parameters: { threads: 9999, size: 64 }, mode: 'quick' });
  assert.deepEqual(kept.state === 'kept' && kept.value, {
    parameters: { threads: 4, size: 64 },
    mode: 'quick',
  });
  assert.match(words(kept), /9999 is more than 4/);
  for (const rubbish of [null, 7, [], {}, { parameters: {}, mode: 'slow' }, { parameters: [], mode: 'full' }])
    assert.equal(readChoice(contention, rubbish).state, 'refused');
});

test('storage that is full or forbidden is told when something is to be kept, not before', async () => {
  assert.match((await keep(broken('QuotaExceededError'), 'run:x', 1)) ?? '', /full/);
  assert.match((await keep(broken('SecurityError'), 'run:x', 1)) ?? '', /does not let/);
  assert.equal(await recall(broken('SecurityError'), 'run:x'), undefined);
});
