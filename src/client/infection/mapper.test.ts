import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { Mapper } from './mapper.ts';
import type { Ask, Told } from './messages.ts';

/** A worker that says only what it is told to say. */
class Fake extends EventTarget {
  readonly asked: Ask[] = [];
  ended = false;
  postMessage(ask: Ask): void {
    this.asked.push(ask);
  }
  terminate(): void {
    this.ended = true;
  }
  say(told: Told): void {
    this.dispatchEvent(new MessageEvent('message', { data: told }));
  }
}

function mapper() {
  const workers: Fake[] = [];
  const made = new Mapper(() => {
    const worker = new Fake();
    workers.push(worker);
    return worker as unknown as Worker;
  });
  return { made, workers };
}

const answered = { state: 'none', why: 'answered' } as const;

test('two seconds after it could answer, a silent worker is ended, and the next question has a new one', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const { made, workers } = mapper();
  const asked = made.ask('a', undefined);
  mock.timers.tick(10_000);
  workers[0]!.say({ kind: 'ready' });
  mock.timers.tick(1999);
  assert.equal(workers[0]!.ended, false);
  mock.timers.tick(1);
  const stopped = await asked;
  assert.match(stopped.state === 'none' ? stopped.why : '', /longer than 2 seconds/);
  assert.equal(workers[0]!.ended, true);
  const again = made.ask('b', undefined);
  workers[1]!.say({ kind: 'ready' });
  workers[1]!.say({ kind: 'answer', id: workers[1]!.asked[0]!.id, answer: answered });
  assert.deepEqual(await again, answered);
  mock.timers.reset();
});

test('a parser that does not come is told apart from a text that takes too long', async () => {
  const { made, workers } = mapper();
  const asked = made.ask('a', undefined);
  workers[0]!.say({ kind: 'failed', message: '404' });
  const told = await asked;
  assert.match(told.state === 'none' ? told.why : '', /could not be fetched/);
});

test('an answer to an older question is not taken for one to the newer', async () => {
  const { made, workers } = mapper();
  void made.ask('a', undefined);
  const newer = made.ask('b', undefined);
  workers[0]!.say({ kind: 'ready' });
  const [first, second] = workers[0]!.asked;
  workers[0]!.say({ kind: 'answer', id: first!.id, answer: { state: 'none', why: 'old' } });
  workers[0]!.say({ kind: 'answer', id: second!.id, answer: answered });
  assert.deepEqual(await newer, answered);
});
