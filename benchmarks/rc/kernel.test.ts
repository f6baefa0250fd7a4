import assert from 'node:assert/strict';
import test from 'node:test';
import type { Experiment, Kernel, ParameterValues } from '../../src/lab/experiment.ts';
import { Heap } from '../../src/memory/heap.ts';
import { verifyHeap } from '../../src/memory/heap-map.ts';
import { experiments } from './index.ts';
import { CELLS, type Cells, next, placeOf } from './jumps.ts';
import { kernels } from './kernel.ts';
import {
  cloneNumbers,
  cloneSettings,
  dropSettings,
  keyOf,
  lookUp,
  newMap,
  placesFor,
  valueFor,
} from './map.ts';
import { type Owned, release, TEN } from './map-layout.ts';

const SEED = 7;

function alone(name: string, variant: string, parameters: ParameterValues, seed = SEED) {
  const kernel: Kernel<unknown> | undefined = kernels[name]?.[variant];
  assert.ok(kernel, `no kernel ${name}/${variant}`);
  const memory = new SharedArrayBuffer(kernel.bytes(parameters, 1));
  const state = kernel.setup({ memory, parameters, threads: 1, thread: 0, seed });
  const run = (iterations: number) => kernel.run(state, iterations);
  const audit = (mine: number) => kernel.audit?.(state, mine, mine);
  return { words: new Int32Array(memory), state, run, audit };
}

function* cases(experiment: Experiment) {
  const [, name] = experiment.id.split('/') as [string, string];
  for (const value of experiment.parameters[0]!.values)
    for (const variant of experiment.variants) {
      const parameters = { [experiment.axis]: value };
      if (variant.exists(parameters)) yield { name, variant: variant.id, parameters, value };
    }
}

const [clone, refCell] = experiments as [Experiment, Experiment];

test('rc/clone: the checksum counts the entries of each clone, and nothing stays behind', () => {
  for (const { name, variant, parameters, value } of cases(clone)) {
    const { run, audit } = alone(name, variant, parameters);
    for (const n of [0, 1, TEN, TEN + 3])
      assert.equal(run(n), n * value, `${variant} of ${value}, ${n} clones`);
    assert.equal(audit(2 * TEN + 4), undefined, variant);
  }
});

test('rc/clone: the audits find a count that did not come back, and a clone that was not freed', () => {
  const counted = alone('clone', 'rc', { entries: 10 });
  counted.run(10);
  const { strong } = counted.state as Owned;
  counted.words[strong]!++;
  assert.match(counted.audit(10) ?? '', /the strong count is 2, not 1/);
  const leaky = alone('clone', 'deep', { entries: 10 });
  cloneSettings((leaky.state as Owned).heap, (leaky.state as Owned).table);
  assert.match(leaky.audit(0) ?? '', /11 blocks were not freed/);
});

test('the last owner frees the map and the counts', () => {
  const { heap, strong } = alone('clone', 'rc', { entries: 10 }).state as Owned;
  assert.equal(heap.statistics.live, 13);
  release(heap, strong);
  assert.equal(heap.statistics.live, 1, 'only the ten places are left');
  verifyHeap(heap);
});

test('a map holds what was put in, at most 7 of 8 places taken, whatever its keys are', () => {
  for (const kind of ['settings', 'numbers'] as const)
    for (const entries of [10, 100, 1000]) {
      const heap = Heap.create(new SharedArrayBuffer(1 << 18), { shared: false });
      const table = newMap(heap, kind, entries, SEED);
      assert.ok(entries <= (placesFor(entries) * 7) / 8 && entries > (placesFor(entries) * 7) / 16);
      const keys = Array.from({ length: entries }, (_, n) => keyOf(n, SEED));
      assert.equal(new Set(keys).size, entries);
      assert.ok(!keys.includes(0));
      for (const key of keys) assert.equal(lookUp(heap, kind, table, key), valueFor(key));
      assert.equal(lookUp(heap, kind, table, keyOf(entries, SEED)), undefined);
      verifyHeap(heap);
    }
});

test('a deep clone shares nothing with its original, and has all of it', () => {
  for (const kind of ['settings', 'numbers'] as const) {
    const heap = Heap.create(new SharedArrayBuffer(1 << 18), { shared: false });
    const table = newMap(heap, kind, 100, SEED);
    const before = heap.statistics.live;
    const copy = kind === 'settings' ? cloneSettings(heap, table) : cloneNumbers(heap, table);
    assert.equal(heap.statistics.live - before, kind === 'settings' ? 101 : 1);
    if (kind === 'settings') dropSettings(heap, table);
    else heap.free(table);
    heap.bytes.fill(255, table, table + 64); // whoever still looked there would notice
    for (let n = 0; n < 100; n++) {
      const key = keyOf(n, SEED);
      assert.equal(lookUp(heap, kind, copy, key), valueFor(key));
    }
  }
});

test('rc/ref-cell: each variant adds one to the same numbers, and lets go of every flag', () => {
  for (const row of refCell.parameters[0]!.values) {
    const numbers = ['mut', 'cell', 'ref-cell', 'try', 'outer'].map((variant) => {
      const { words, run, audit } = alone('ref-cell', variant, { row });
      const checksum = run(1234);
      assert.equal(audit(1234), undefined, variant);
      assert.match(audit(1235) ?? '', /the cells say 1234, not 1235/);
      const [stride, first] =
        variant === 'outer' ? [1, 1] : variant === 'mut' || variant === 'cell' ? [1, 0] : [2, 0];
      return [checksum, ...words.filter((_, i) => i >= first && (i - first) % stride === stride - 1)];
    });
    for (const each of numbers) assert.deepEqual(each, numbers[0]);
    assert.equal(numbers[0]!.length, 1 + CELLS);
  }
});

test('rc/ref-cell: a cell that is borrowed stops borrow_mut and is left out by try_borrow_mut', () => {
  const flag = 2 * placeOf(next(SEED), CELLS);
  const strict = alone('ref-cell', 'ref-cell', { row: 1 });
  strict.words[flag] = 1;
  assert.throws(() => strict.run(1), /RefCell already borrowed/);
  const trying = alone('ref-cell', 'try', { row: 1 });
  const free = trying.run(1);
  trying.words[flag] = 1;
  assert.equal(trying.run(1), free + 1);
  assert.equal(trying.words[flag + 1], 1);
  assert.match(trying.audit(1) ?? '', /1 cells are still borrowed/);
});

test('rc/ref-cell: rows begin all over the cells and end within them', () => {
  for (const row of [1, 1000]) {
    const { state } = alone('ref-cell', 'mut', { row });
    const { span } = state as Cells;
    const seen = new Set<number>();
    let x = SEED;
    for (let i = 0; i < 20_000; i++) {
      x = next(x);
      seen.add(placeOf(x, span));
    }
    assert.equal(Math.min(...seen), 0);
    assert.equal(Math.max(...seen) + row, CELLS);
    assert.ok(seen.size > 0.99 * span);
  }
});
