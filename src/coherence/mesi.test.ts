import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Action, type Line, step, steps, untouched } from './mesi.ts';
import { SCENARIOS } from './scenarios.ts';
import { tell } from './tell.ts';

const states = ({ copies }: Line): string => copies.map(({ state }) => state).join('');
const add = (core: number): Action => ({ core, act: 'add' });
const read = (core: number): Action => ({ core, act: 'read' });
const kinds = (actions: readonly Action[]) =>
  steps(2, actions).map(({ messages }) => messages.map(({ kind }) => kind).join(' '));

describe('a line under MESI', () => {
  it('is exclusive for the first reader, and shared from the second on', () => {
    assert.equal(states(steps(2, [read(0)]).at(-1)!.after), 'EI');
    assert.equal(states(steps(2, [read(0), read(1)]).at(-1)!.after), 'SS');
  });

  it('is written without a message by its only holder', () => {
    assert.deepEqual(kinds([read(0), add(0), add(0)]), ['read data', '', '']);
  });

  it('travels at each addition when two cores take turns', () => {
    assert.deepEqual(kinds([add(0), add(1), add(0), add(1)]), [
      'own data',
      'own data',
      'own data',
      'own data',
    ]);
  });

  it('does not travel when two cores read', () => {
    assert.deepEqual(kinds([read(0), read(1), read(0), read(1)]), ['read data', 'read data', '', '']);
  });

  it('is written back when a core reads what another has changed, which then must ask again to write', () => {
    assert.deepEqual(kinds([add(0), read(1), add(0)]), ['own data', 'read data write-back', 'invalidate']);
    assert.equal(steps(2, [add(0), read(1)]).at(-1)!.after.memory, 1);
  });

  it('keeps its invariants over every sequence of six actions on two cores, and random ones on four', () => {
    const all = (length: number): Action[][] =>
      length === 0
        ? [[]]
        : all(length - 1).flatMap((head) =>
            [add(0), add(1), read(0), read(1)].map((last) => [...head, last]),
          );
    for (const actions of all(6)) hold(2, actions);
    let seed = 1;
    const next = (n: number) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((seed / 2 ** 32) * n);
    };
    for (let trial = 0; trial < 200; trial++)
      hold(
        4,
        Array.from({ length: 40 }, () => ({ core: next(4), act: next(2) === 0 ? 'read' : 'add' })),
      );
  });

  it('refuses a core that is not there', () => {
    assert.throws(() => step(untouched(2), add(2)), /invalid core: 2/);
    assert.throws(() => untouched(0), /invalid cores: 0/);
  });
});

/** One writer and no other copy, or any number of equal readers; and nobody reads an old value. */
function hold(cores: number, actions: readonly Action[]): void {
  let sum = 0;
  for (const { action, after } of steps(cores, actions)) {
    if (action.act === 'add') sum++;
    const valid = after.copies.filter(({ state }) => state !== 'I');
    const owners = valid.filter(({ state }) => state === 'M' || state === 'E');
    assert.ok(owners.length === 0 || valid.length === 1, states(after));
    assert.ok(
      valid.every(({ value }) => value === sum),
      'a valid copy is out of date',
    );
    if (valid.every(({ state }) => state !== 'M')) assert.equal(after.memory, sum);
    assert.equal(after.copies[action.core]!.value, sum);
  }
}

it('each step of each scenario is told in a sentence', () => {
  for (const { actions } of SCENARIOS)
    for (const each of steps(2, actions)) {
      assert.match(tell(each), /^Core [12] .*\.$/);
      assert.equal(/No message/.test(tell(each)), each.messages.length === 0);
    }
});
