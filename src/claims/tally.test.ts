import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tally } from './tally.ts';
import type { Verdict } from './verdict.ts';

const entry = (...states: Verdict['state'][]) => ({
  verdicts: states.map((state) => ({ verdict: { state } })),
});

test('a claim counts where all languages that can tell say the same', () => {
  const entries = [
    entry('holds', 'holds'),
    entry('untestable', 'holds'),
    entry('refuted', 'refuted', 'refuted'),
    entry('refuted', 'holds'),
    entry('holds', 'undecided'),
    entry('untestable'),
    entry(),
  ];
  assert.deepEqual(tally(entries), { claims: 7, hold: 2, refuted: 1 });
});
