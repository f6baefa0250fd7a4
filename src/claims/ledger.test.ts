import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assembly } from '../lab/program.ts';
import { contention, contentionTime, syntheticRun } from '../lab/synthetic.fixture.ts';
import { ledger } from './ledger.ts';

const listing = assembly({
  id: 'synthetic/clone',
  title: 'A listing',
  question: 'Which?',
  claims: [
    {
      id: 'synthetic-lock',
      sentence: 'S.',
      criterion: 'C.',
      test: { counts: 'lock', in: 'clone', is: 1 },
      because: 'B.',
    },
  ],
});
const chapter = {
  chapter: 'synthetic',
  experiments: [contention],
  programs: [listing],
  records: {
    demos: {},
    diagnostics: {},
    assembly: { clone: { hash: '0', rustc: '1.95.0', functions: { clone: ['lock inc [rax]'] } } },
  },
};
const run = syntheticRun(contention, { time: contentionTime, languages: ['typescript', 'rust'] });

test('claims of experiments and of programs, each with its place and its verdicts', () => {
  const entries = ledger([chapter], () => run);
  assert.deepEqual(
    entries.map(({ claim, place, verdicts }) => [
      claim.id,
      place.kind,
      place.id,
      ...verdicts.map(({ language, verdict }) => `${language} ${verdict.state}`),
    ]),
    [
      ['synthetic-line-fight', 'experiment', 'synthetic/contention', 'typescript holds', 'rust holds'],
      ['synthetic-lock', 'assembly', 'synthetic/clone', 'rustc holds'],
    ],
  );
});

test('hidden experiments make no claims; what nobody ran has no verdict', () => {
  assert.equal(ledger([{ ...chapter, experiments: [{ ...contention, hidden: true }] }], () => run).length, 1);
  assert.deepEqual(ledger([chapter], () => undefined)[0]!.verdicts, []);
});
