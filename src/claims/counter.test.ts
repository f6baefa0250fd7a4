import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CaseRef, type Claim, experiment, type Language, type Test } from '../lab/experiment.ts';
import type { Run } from '../lab/run.ts';
import { contention, contentionTime, syntheticRun } from '../lab/synthetic.fixture.ts';
import { countComparisons, judge } from './verdict.ts';

const deep: CaseRef = { variant: 'deep', at: { threads: 1 } };
const claim = (test: Test): Claim => ({ id: 'c', sentence: 's', criterion: 'c', test, because: 'b' });
const languages: readonly Language[] = ['typescript', 'rust', 'native'];

/** Everything allocates as told, in Rust in the page. */
function counted(counters: Record<string, number>, options: { mode?: 'quick' | 'full' } = {}): Run {
  const run = syntheticRun(contention, { time: contentionTime, languages, ...options });
  const cases = run.cases.map((each) => (each.language === 'rust' ? { ...each, counters } : each));
  return { ...run, cases };
}
const verdict = (test: Test, run: Run, language: Language = 'rust') =>
  judge(claim(test), run, contention, language, 1);

test('a counter decides exactly, and without an interval', () => {
  const run = counted({ allocations: 17, bytes: 1_000_064, frees: 1 });
  const allocations = { counter: 'allocations', of: deep } as const;
  const holds = verdict({ ...allocations, is: 17 }, run);
  assert.equal(holds.state, 'holds');
  assert.equal(
    holds.sentence,
    'At 1 thread, an operation of deep clone asks the allocator for 17 blocks, which is 17.',
  );
  assert.deepEqual(holds.ratios, []);
  assert.equal(verdict({ ...allocations, is: 16 }, run).state, 'refuted');
  assert.equal(verdict({ ...allocations, above: 16 }, run).state, 'holds');
  assert.equal(verdict({ ...allocations, above: 17 }, run).state, 'refuted');
  assert.equal(verdict({ ...allocations, below: 18 }, run).state, 'holds');
  const bytes = verdict({ counter: 'bytes', of: deep, below: 1_000_064 }, run);
  assert.match(bytes.sentence, /asks the allocator for 1,000,064 bytes, which is not below 1,000,064\.$/);
  assert.match(
    verdict({ counter: 'frees', of: deep, is: 2 }, run).sentence,
    /gives 1 block back, which is not 2\.$/,
  );
});

test('a sum that was divided is still equal', () => {
  assert.equal(
    verdict({ counter: 'frees', of: deep, is: 0.3 }, counted({ frees: 0.1 + 0.2 })).state,
    'holds',
  );
});

test('cannot be tested: TypeScript, a run that was not counted, a case that is not there', () => {
  const test: Test = { counter: 'allocations', of: deep, is: 1 };
  const run = counted({ allocations: 1, bytes: 1, frees: 1 });
  const typescript = verdict(test, run, 'typescript');
  assert.equal(typescript.state, 'untestable');
  assert.equal(typescript.sentence, 'What an operation allocates can be counted in Rust only.');
  const native = verdict(test, run, 'native');
  assert.equal(native.state, 'untestable');
  assert.equal(native.sentence, 'Nobody has counted what this run allocates.');
  const elsewhere: Test = { counter: 'frees', of: { variant: 'shared', at: { threads: 4 } }, is: 0 };
  assert.equal(verdict(elsewhere, run).sentence, 'This needs 4 threads at once; 2 cores were found.');
});

test('a quick look decides nothing, counted or not', () => {
  const test: Test = { counter: 'allocations', of: deep, is: 1 };
  assert.equal(verdict(test, counted({ allocations: 1 }, { mode: 'quick' })).state, 'none');
});

test('beside a ratio: what is known decides where it can', () => {
  const slow: Test = {
    ratio: [
      { variant: 'shared', at: { threads: 2 } },
      { variant: 'own', at: { threads: 2 } },
    ],
    above: 3,
  };
  const one: Test = { counter: 'allocations', of: deep, is: 1 };
  const run = counted({ allocations: 1 });
  const both = verdict({ all: [slow, one] }, run);
  assert.equal(both.state, 'holds');
  assert.equal(both.ratios.length, 1);
  assert.match(both.counted ?? '', /^At 1 thread, an operation of deep clone asks .* which is 1\.$/);
  assert.equal(verdict({ all: [slow, one] }, run, 'typescript').state, 'untestable');
  assert.equal(verdict({ any: [slow, one] }, run, 'typescript').state, 'holds');
  assert.equal(verdict({ all: [{ ...slow, above: 30 }, one] }, run, 'typescript').state, 'refuted');
  assert.equal(countComparisons([{ claims: [claim({ all: [slow, one] })] }]), 1);
});

test('a counter of a variant or setting that does not exist is refused when the experiment is made', () => {
  const spec = (of: CaseRef) => () =>
    experiment({ ...contention, claims: [claim({ counter: 'bytes', of, is: 1 })] });
  assert.throws(spec({ variant: 'nobody', at: {} }), /no variant nobody/);
  assert.throws(spec({ variant: 'deep', at: { threads: 3 } }), /threads is never 3/);
});
