/** The graphs are what they claim to be, and every kind of link leads through them alike. */
import assert from 'node:assert/strict';
import test from 'node:test';
import type { Kernel, ParameterValues } from '../../src/lab/experiment.ts';
import { Heap } from '../../src/memory/heap.ts';
import { experiments } from './index.ts';
import { kernels } from './kernel.ts';
import { cycle, graph, Noise, places } from './layout.ts';
import { Columns, Slots } from './slots.ts';

const SEED = 7;

function load(experiment: string, variant: string, parameters: ParameterValues) {
  const kernel: Kernel<unknown> = kernels[experiment]![variant]!;
  const memory = new SharedArrayBuffer(kernel.bytes(parameters, 1));
  const state = kernel.setup({ memory, parameters, threads: 1, thread: 0, seed: SEED });
  return {
    run: (steps: number) => kernel.run(state, steps),
    audit: () => kernel.audit?.(state, 0, 0),
    state,
  };
}

for (const experiment of experiments) {
  const name = experiment.id.split('/')[1]!;
  const { id, values } = experiment.parameters[0]!;
  test(`${experiment.id}: all variants give the same checksums, again and again`, () => {
    for (const value of values.filter((each) => each < 100_000))
      for (const steps of [0, 1, 999, 1001, 20_001]) {
        const all = experiment.variants
          .filter(({ exists }) => exists({ [id]: value }))
          .map((variant) => {
            const { run, audit } = load(name, variant.id, { [id]: value });
            const first = run(steps);
            assert.equal(run(steps), first, `${variant.id} at ${value}`);
            assert.equal(audit(), undefined);
            return first;
          });
        assert.equal(new Set(all).size, 1, `${name} at ${value}, ${steps} steps: ${all}`);
        assert.ok(steps === 0 || all[0]! > 0);
      }
  });
}

test('links form one cycle through all nodes, in order or in none', () => {
  for (const shuffled of [false, true]) {
    const { links, first } = cycle({ nodes: 1001 }, SEED, shuffled);
    const seen = new Set<number>();
    let beside = 0;
    for (let at = first; !seen.has(at); at = links[at]!) {
      seen.add(at);
      if (links[at] === at + 1) beside++;
    }
    assert.equal(seen.size, 1001);
    assert.equal(links.filter((link, at) => link === at).length, 0);
    if (shuffled) assert.ok(beside < 10, `${beside} lead to the next place`);
    else assert.equal(beside, 1000);
  }
});

test('a walk meets the same values wherever the nodes lie', () => {
  const told = (shuffled: boolean) => {
    const { links, values, first } = cycle({ nodes: 101 }, SEED, shuffled);
    const met: number[] = [];
    for (let at = first; met.length < 101; at = links[at]!) met.push(values[at]!);
    return met;
  };
  assert.deepEqual(told(true), told(false));
  const noise = new Noise(SEED);
  assert.deepEqual(
    told(true),
    Array.from({ length: 101 }, () => noise.next()),
  );
});

test('neighbors are left to chance, and each node has four', () => {
  const { links, values } = graph({ nodes: 1001 }, SEED);
  assert.equal(links.length, 4 * values.length);
  assert.ok(links.every((link) => link >= 0 && link < 1001));
  assert.ok(new Set(links).size > 900, 'nearly all are somebody’s neighbor');
  const sum = links.reduce((all, link) => (all + values[link]!) | 0, 0);
  assert.equal(load('neighbors', 'reference', { nodes: 1001 }).run(1001), sum >>> 0);
});

test('a scan adds every record that is there, and no other', () => {
  for (const holes of [0, 50, 90]) {
    const live = 1000 * (100 - holes);
    const noise = new Noise(SEED);
    let sum = 0;
    for (let i = 0; i < live; i++) sum = (sum + noise.next()) | 0;
    for (const variant of ['option', 'pattern', 'columns', 'aged'])
      assert.equal(load('scan', variant, { holes }).run(live), sum >>> 0, `${variant}, ${holes} %`);
    assert.equal(kernels.scan!.option!.whole!({ holes }), live);
  }
});

test('half of the handles that churn asks for are stale: they count 1, the others the tenant’s number', () => {
  const noise = new Noise(SEED);
  let sum = 0;
  let stale = 0;
  for (let i = 0; i < 1000; i++) {
    noise.below(1001);
    const other = noise.below(1001);
    const gone = noise.below(2) === 1;
    sum += gone ? 1 : other;
    stale += gone ? 1 : 0;
  }
  assert.ok(stale > 400 && stale < 600);
  for (const variant of ['rc', 'option', 'slotmap'])
    assert.equal(load('churn', variant, { tenants: 1001 }).run(1000), sum, variant);
});

test('churn moves tenants about, and leaves no block behind', () => {
  const { run, state } = load('churn', 'rc', { tenants: 101 });
  const { heap, handles } = state as { heap: Heap; handles: Int32Array };
  const before = Int32Array.from(handles);
  run(10_000);
  assert.equal(heap.statistics.live, 101 + 1, 'the tenants, and the list of them');
  assert.ok(handles.filter((each, i) => each === before[i]).length < 20);
});

test('places in order are themselves, shuffled ones hardly any', () => {
  assert.deepEqual([...places(4, SEED, false)], [0, 1, 2, 3]);
  const shuffled = places(1001, SEED, true);
  assert.ok(shuffled.filter((place, i) => place === i).length < 10);
  assert.deepEqual(shuffled.sort(), places(1001, SEED, false));
});

test('a table of Options finds a tenant until it leaves, also when its slot is used again', () => {
  const heap = Heap.create(new SharedArrayBuffer(65_536));
  const slots = new Slots(heap, 2, 1);
  const first = slots.generation;
  const a = slots.insert();
  assert.notEqual(slots.find(a, first), 0);
  assert.equal(slots.remove(a, first), true);
  assert.equal(slots.find(a, first), 0);
  assert.equal(slots.tenant(a), 0);
  assert.equal(slots.remove(a, first), false);
  const second = slots.generation;
  const b = slots.insert();
  assert.equal(b, a, 'the slot is used again');
  assert.notEqual(slots.find(b, second), 0);
  assert.equal(slots.find(a, first), 0, 'and the old index finds nobody');
  slots.insert();
  assert.throws(() => slots.insert(), /all 2 slots are taken/);
  assert.equal(slots.find(2, second), 0);
});

test('columns find by place and generation', () => {
  const heap = Heap.create(new SharedArrayBuffer(65_536));
  const columns = new Columns(heap, 3, 2);
  assert.equal(columns.find(2, 1), 4);
  assert.equal(columns.find(2, 2), -1);
  assert.equal(columns.find(3, 1), -1);
});
