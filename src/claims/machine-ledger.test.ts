import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LedgerEntry } from './ledger.ts';
import { firstVerdicts, mergeLedgers } from './machine-ledger.ts';
import type { Verdict } from './verdict.ts';

const verdict = (word: string): Verdict => ({ state: 'holds', word, sentence: '', ratios: [] });
const entry = (id: string, kind: 'experiment' | 'demo', words: readonly string[]): LedgerEntry => ({
  claim: { id, sentence: id, because: '', criterion: '' },
  chapter: 'arc',
  place: { kind, id: `arc/${id}`, title: id },
  verdicts: words.map((word) => ({ language: 'rust', verdict: verdict(word) })),
});

const merged = mergeLedgers([
  { machine: 'one', entries: [entry('timed', 'experiment', []), entry('printed', 'demo', ['same'])] },
  { machine: 'two', entries: [entry('timed', 'experiment', ['a']), entry('printed', 'demo', ['same'])] },
  { machine: 'three', entries: [entry('timed', 'experiment', ['b']), entry('printed', 'demo', ['same'])] },
]);

test('each machine’s verdicts stand beside each other; a program’s stand once, with no machine', () => {
  assert.deepEqual(
    merged.map(({ claim, verdicts }) => [
      claim.id,
      verdicts.map((each) => [each.machine, each.verdict.word]),
    ]),
    [
      [
        'timed',
        [
          ['two', 'a'],
          ['three', 'b'],
        ],
      ],
      ['printed', [[undefined, 'same']]],
    ],
  );
});

test('the book’s verdict is that of the first machine that has one', () => {
  assert.deepEqual(
    firstVerdicts(merged).map(({ verdicts }) => verdicts.map((each) => each.verdict.word)),
    [['a'], ['same']],
  );
});

test('no machine, no claim', () => {
  assert.deepEqual(mergeLedgers([]), []);
});
