/** The whole instrument on Node's threads, against experiments whose answer is known. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { experiments } from '../../benchmarks/known-answers/index.ts';
import { Control } from './control.ts';
import { fixtureSpawn, runInNode } from './node-threads.fixture.ts';
import { AbortedError } from './pool.ts';
import { probe } from './probe.ts';
import { RefusalError } from './refusal.ts';

const known = (name: string) => experiments.find(({ id }) => id === `known-answers/${name}`)!;
const refusedWith = (reason: string) => (error: unknown) =>
  error instanceof RefusalError && error.refusal.reason === reason;

test('one thread: every round gives every case a sample, and both copies the same checksum', async () => {
  const { plan, cases } = await runInNode({ experiment: known('same') });
  for (const each of cases) {
    assert.equal(each.samples.length, plan.rounds);
    for (const [launch, round, nanoseconds, overlap] of each.samples) {
      assert.ok(launch === 0 && round < plan.rounds && overlap === 1);
      assert.ok(Number.isFinite(nanoseconds) && nanoseconds > 0);
    }
  }
  assert.equal(cases[0]!.checksum, cases[1]!.checksum);
});

test('two threads: samples overlap, hops are found, nothing lost', async () => {
  const { cases, observed } = await runInNode({
    experiment: known('counters'),
    change: (plan) => ({ ...plan, launches: 2 }),
  });
  const samples = cases.flatMap((each) => each.samples);
  for (const [, , nanoseconds, overlap] of samples)
    assert.ok(nanoseconds > 0 && overlap >= 0.95 && overlap <= 1);
  const rejected = cases.flatMap((each) => Object.values(each.rejected)).reduce((sum, n) => sum + n, 0);
  assert.ok(samples.length + rejected >= 2 * cases.length, 'each round gives samples or says why not');
  if (samples.length > 0 && observed.hopsBefore)
    assert.ok(observed.hopsBefore.p10 <= observed.hopsBefore.p90);
  for (const { checksum } of cases) assert.equal(checksum, 1000);
});

test('launches are fresh: partial results come after the first round and after each launch but the last', async () => {
  const partial: number[] = [];
  await runInNode({
    experiment: known('same'),
    change: (plan) => ({ ...plan, launches: 3, rounds: 2 }),
    on: {
      onPartial: async (cases) => {
        partial.push(cases[0]!.samples.length);
      },
    },
  });
  assert.deepEqual(partial, [1, 2, 4]);
});

test('a kernel that throws is refused with its own message and the name of its case', async () => {
  await assert.rejects(runInNode({ experiment: known('throws') }), (error: Error) => {
    assert.ok(refusedWith('kernel-failed')(error));
    assert.match(error.message, /faulty, size 1 \(typescript\): this kernel throws on purpose/);
    return true;
  });
});

test('a kernel that never returns is ended', async () => {
  await assert.rejects(runInNode({ experiment: known('hangs') }), refusedWith('kernel-hung'));
});

test('a wrong checksum ends the run', async () => {
  await assert.rejects(runInNode({ experiment: known('wrong') }), refusedWith('checksum'));
});

test('data that are wrong after the run end it', async () => {
  await assert.rejects(runInNode({ experiment: known('lost') }), /an update was lost on purpose/);
});

test('memory that cannot be had is refused, and the next run works', async () => {
  await assert.rejects(runInNode({ experiment: known('huge') }), refusedWith('memory'));
  assert.equal((await runInNode({ experiment: known('same') })).cases.length, 2);
});

test('an abort ends everything, also while a kernel runs', async () => {
  const control = Control.create();
  const running = runInNode({
    experiment: known('same'),
    control,
    change: (plan) => ({ ...plan, launches: 100 }),
    on: { onPartial: async () => control.abort() },
  });
  await assert.rejects(running, AbortedError);
});

test('while the page is hidden nothing is measured; then the run goes on', async () => {
  const control = Control.create();
  const said: string[] = [];
  const { plan, cases, observed } = await runInNode({
    experiment: known('same'),
    control,
    on: {
      onPartial: async () => control.setVisible(false),
      onProgress: (_, doing) => {
        said.push(doing);
        if (doing.includes('hidden')) control.setVisible(true);
      },
    },
  });
  assert.ok(said.includes('paused while this page is hidden'));
  assert.equal(observed.hidden, 1);
  assert.equal(cases[0]!.samples.length, plan.rounds);
});

test('a run that takes longer than a reader should wait has fewer rounds, the same in each launch', async () => {
  const { cases, observed } = await runInNode({
    experiment: known('same'),
    change: (plan) => ({ ...plan, launches: 2, rounds: 8, most: 1 }),
  });
  assert.equal(observed.rounds, 5);
  for (const { samples } of cases) {
    const launches = Map.groupBy(samples, ([launch]) => launch);
    assert.deepEqual(
      [...launches.values()].map(({ length }) => length),
      [5, 5],
    );
  }
});

test('the probe finds the clock and at least one core, never more than it was told', async () => {
  const clock = { now: () => performance.now(), origin: performance.timeOrigin };
  const found = await probe({ control: Control.create(), spawn: fixtureSpawn, clock, cores: 2 });
  assert.ok(found.coresFound >= 1 && found.coresFound <= 2);
  assert.ok(found.tick >= 1 && Number.isFinite(found.tick));
  assert.ok(found.now > 0 && found.now < 1e6);
  assert.equal(
    (await probe({ control: Control.create(), spawn: fixtureSpawn, clock, cores: 1 })).coresFound,
    1,
  );
});
