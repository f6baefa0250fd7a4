import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Outcome } from '../../lab/lab.ts';
import { type Item, Queue, type QueueState, shareDone, timeLeft } from './queue.ts';

const items: readonly Item[] = ['a', 'b', 'c'].map((id) => ({ id, title: id.toUpperCase(), estimate: 1000 }));
const done = { state: 'done' } as Outcome;
const refused = { state: 'refused', refusal: { reason: 'no-parallelism', message: '', advice: '' } } as const;

/** A queue whose runs end when the test says so. */
function bench(seen = true) {
  const started: string[] = [];
  const told: QueueState[] = [];
  let finish: (outcome: Outcome) => void = () => {};
  let show: () => void = () => {};
  let time = 0;
  let visible = seen;
  const queue = new Queue(items, {
    run: ({ id }) => {
      started.push(id);
      return new Promise((resolve) => {
        finish = resolve;
      });
    },
    stop: () => finish({ state: 'cancelled' }),
    isSeen: () => visible,
    seen: () =>
      new Promise((resolve) => {
        show = resolve;
      }),
    tell: (state) => told.push(state),
    now: () => time,
  });
  const settle = async (): Promise<void> => {
    for (let i = 0; i < 10; i++) await Promise.resolve();
  };
  return {
    queue,
    started,
    told,
    end: async (outcome: Outcome, took = 1000) => {
      await settle();
      time += took;
      finish(outcome);
      await settle();
    },
    look: async (now: boolean) => {
      visible = now;
      if (now) show();
      await settle();
    },
    settle,
  };
}

test('one after the other, a refusal among them', async () => {
  const { queue, started, end, settle } = bench();
  const all = queue.go();
  await settle();
  assert.deepEqual(started, ['a']);
  await end(done);
  await end(refused);
  assert.deepEqual(started, ['a', 'b', 'c']);
  await end(done);
  const { phase, outcomes } = await all;
  assert.equal(phase, 'done');
  assert.deepEqual(
    outcomes.map(({ state }) => state),
    ['done', 'refused', 'done'],
  );
});

test('cancelling ends what runs, starts nothing more and keeps what was measured', async () => {
  const { queue, started, end } = bench();
  const all = queue.go();
  await end(done);
  queue.cancel();
  const { phase, outcomes } = await all;
  assert.equal(phase, 'cancelled');
  assert.equal(outcomes.length, 1);
  assert.deepEqual(started, ['a', 'b']);
});

test('a run that is cancelled in its own cell cancels the rest', async () => {
  const { queue, started, end, settle } = bench();
  const all = queue.go();
  await settle();
  await end({ state: 'cancelled' });
  assert.equal((await all).phase, 'cancelled');
  assert.deepEqual(started, ['a']);
});

test('a pause comes after what runs, and holds until it is ended', async () => {
  const { queue, started, end, settle } = bench();
  const all = queue.go();
  await settle();
  queue.pause();
  assert.equal(queue.state.phase, 'pausing');
  await end(done);
  assert.equal(queue.state.phase, 'paused');
  assert.deepEqual(started, ['a']);
  queue.resume();
  await settle();
  assert.deepEqual(started, ['a', 'b']);
  queue.pause();
  queue.resume();
  await end(done);
  assert.deepEqual(started, ['a', 'b', 'c'], 'a pause that was taken back is none');
  queue.cancel();
  await all;
});

test('a pause can be cancelled', async () => {
  const { queue, end } = bench();
  const all = queue.go();
  queue.pause();
  await end(done);
  queue.cancel();
  assert.equal((await all).phase, 'cancelled');
});

test('nothing is started in a tab that nobody sees', async () => {
  const { queue, started, look, settle } = bench(false);
  const all = queue.go();
  await settle();
  assert.equal(queue.state.phase, 'hidden');
  assert.deepEqual(started, []);
  await look(true);
  assert.deepEqual(started, ['a']);
  queue.cancel();
  await all;
});

test('time left follows the pace of what is through', async () => {
  const { queue, end, settle } = bench();
  const all = queue.go();
  await settle();
  assert.equal(timeLeft(items, queue.state, 0.5), 2500);
  await end(done, 2000);
  assert.equal(queue.state.pace, 2);
  assert.equal(timeLeft(items, queue.state, 0.5), 3000);
  assert.equal(shareDone(items, queue.state, 0.5), 0.5);
  queue.cancel();
  await all;
});
