import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Answer, all, any } from './logic.ts';

const ANSWERS: readonly Answer[] = ['holds', 'refuted', 'undecided', 'untestable', 'none'];
const negate = (answer: Answer): Answer =>
  answer === 'holds' ? 'refuted' : answer === 'refuted' ? 'holds' : answer;

test('the known cases are those of two-valued logic', () => {
  assert.equal(all(['holds', 'holds']), 'holds');
  assert.equal(all(['holds', 'refuted']), 'refuted');
  assert.equal(any(['refuted', 'refuted']), 'refuted');
  assert.equal(any(['holds', 'refuted']), 'holds');
  assert.equal(all([]), 'holds');
  assert.equal(any([]), 'refuted');
});

test('an unknown matters only where it could turn the answer', () => {
  for (const unknown of ['undecided', 'untestable', 'none'] as const) {
    assert.equal(all(['refuted', unknown]), 'refuted');
    assert.equal(all(['holds', unknown]), unknown);
    assert.equal(any(['holds', unknown]), 'holds');
    assert.equal(any(['refuted', unknown]), unknown);
  }
});

test('what another run could still answer is told before what this machine cannot', () => {
  assert.equal(all(['undecided', 'untestable', 'none', 'holds']), 'none');
  assert.equal(any(['undecided', 'untestable']), 'untestable');
});

test('all and any mirror each other, and order does not matter', () => {
  for (const a of ANSWERS)
    for (const b of ANSWERS) {
      assert.equal(all([a, b]), all([b, a]));
      assert.equal(negate(all([a, b])), any([negate(a), negate(b)]));
    }
});
