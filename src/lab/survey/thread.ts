/** A thread of a survey: does what it is ordered, one thing at a time, and answers. */
import { random } from '../../stats/random.ts';
import { systemClock } from '../clock.ts';
import { chase, linkLines } from './chase.ts';
import type { Answer, Order } from './messages.ts';
import { addBeside, hop } from './pair.ts';

/** Every cache line of today is this long, or a part of two of these. */
const LINE = 64;
/** Steps of a first guess. */
const FIRST = 4096;

function latency({ memory, bytes, seed, batch, samples }: Extract<Order, { kind: 'chase' }>): Answer {
  const words = new Int32Array(memory);
  let at = linkLines(words, bytes, LINE, random(seed));
  const timed = (steps: number) => {
    const begin = systemClock.now();
    at = chase(words, at, steps);
    return systemClock.now() - begin;
  };
  // Once round: every page is there, every level of the caches has what it can hold, and the loop is compiled.
  timed(Math.max(bytes / LINE, FIRST));
  let steps = FIRST;
  for (let time = timed(steps); time < batch; time = timed(steps))
    steps *= time > 0 && time > batch / 4 ? 2 : 4;
  const times = Array.from({ length: samples }, () => (timed(steps) * 1e6) / steps);
  // Where it came to is looked at, so that no step can be left out.
  return at < 0 ? { kind: 'failed', message: 'it went astray' } : { kind: 'times', times };
}

function obey(order: Order): Answer {
  if (order.kind === 'chase') return latency(order);
  const { memory, role } = order;
  const time =
    order.kind === 'hop'
      ? hop(memory, role, order, systemClock)
      : addBeside(memory, role, order, systemClock);
  return time === undefined ? { kind: 'apart' } : { kind: 'times', times: [time] };
}

addEventListener('message', ({ data }: MessageEvent<Order>) => {
  let answer: Answer;
  try {
    answer = obey(data);
  } catch (error) {
    answer = { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
  postMessage(answer);
});
