import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseRef, Claim, Test } from '../lab/experiment.ts';
import type { Run } from '../lab/run.ts';
import { contention, contentionTime, syntheticRun } from '../lab/synthetic.fixture.ts';
import { countComparisons, judge } from './verdict.ts';

const at = (variant: string, threads: number): CaseRef => ({ variant, at: { threads } });
const claim = (test: Test): Claim => ({ id: 'c', sentence: 's', criterion: 'c', test, because: 'b' });
const shared2: [CaseRef, CaseRef] = [at('shared', 2), at('own', 2)];
const shared1: [CaseRef, CaseRef] = [at('shared', 1), at('own', 1)];
const run = (options: Partial<Parameters<typeof syntheticRun>[1]> = {}) =>
  syntheticRun(contention, { time: contentionTime, ...options });
const verdict = (test: Test, from: Run = run(), comparisons = 10) =>
  judge(claim(test), from, contention, 'typescript', comparisons);

test('holds: the sentence has the ratio, its interval and the bound', () => {
  const { state, word, sentence, ratios } = verdict({ ratio: shared2, above: 3 });
  assert.equal(state, 'holds');
  assert.equal(word, 'holds');
  assert.match(
    sentence,
    /^At 2 threads, shared Arc takes 9\.\d+ times as long as own Arc per thread \(interval [89]\.\d+ to 9\.\d+\), which is above 3\.$/,
  );
  assert.equal(ratios.length, 1);
  assert.equal(ratios[0]!.label, 'shared Arc against own Arc per thread, 2 threads');
  assert.ok(ratios[0]!.low < 9.09 && ratios[0]!.high > 9.09);
});

test('refuted, and not distinguishable', () => {
  assert.equal(verdict({ ratio: shared1, above: 3 }).state, 'refuted');
  const undecided = verdict({ ratio: shared2, above: 100 / 11 });
  assert.equal(undecided.state, 'undecided');
  assert.equal(undecided.word, 'not distinguishable here');
  assert.match(undecided.sentence, /which has 9\.09091 inside it\.$/);
});

test('cases at different settings are each named with their own', () => {
  const { sentence } = verdict({ ratio: [at('shared', 2), at('shared', 1)], above: 2 });
  assert.match(sentence, /^Shared Arc at 2 threads takes 9\.\d+ times as long as shared Arc at 1 thread/);
});

test('cannot be tested: too few cores, in words', () => {
  const { state, word, sentence, ratios } = verdict({ ratio: shared2, above: 3 }, run({ cores: 1 }));
  assert.equal(state, 'untestable');
  assert.equal(word, 'cannot be tested here');
  assert.equal(sentence, 'This needs 2 threads at once; 1 core was found.');
  assert.deepEqual(ratios, []);
  assert.equal(
    verdict({ ratio: [at('shared', 4), at('own', 4)], above: 3 }).sentence,
    'This needs 4 threads at once; 2 cores were found.',
  );
});

test('cannot be tested: cases that were left out for other reasons', () => {
  const upTo1 = run({ cores: 8, parameters: { threads: 1 } });
  assert.equal(
    verdict({ ratio: shared2, above: 3 }, upTo1).sentence,
    'This run did not measure shared Arc at 2 threads.',
  );
  const rust = judge(claim({ ratio: shared2, above: 3 }), run(), contention, 'rust', 1);
  assert.equal(rust.state, 'untestable');
  assert.equal(rust.sentence, 'This run has nothing in Rust.');
});

test('each language is judged by its own cases', () => {
  const both = run({
    languages: ['typescript', 'rust'],
    time: (variant, values, language) =>
      variant === 'shared' && language === 'rust' ? 12 : contentionTime(variant, values),
  });
  const states = (['typescript', 'rust'] as const).map(
    (language) => judge(claim({ ratio: shared2, above: 3 }), both, contention, language, 1).state,
  );
  assert.deepEqual(states, ['holds', 'refuted']);
});

test('native cases are judged by the run that they come from', () => {
  const native = run({ languages: ['native'] });
  const { kernels, startedAt, duration, environment, plan } = native;
  const joined = { ...native, native: { kernels, startedAt, duration, environment, plan } };
  const test = { ratio: shared2, above: 3 } as const;
  const says = (from: Run) => judge(claim(test), from, contention, 'native', 1).state;
  assert.equal(says({ ...joined, environment: { ...environment, drift: 1.2 } }), 'holds');
  assert.equal(
    says({ ...joined, native: { ...joined.native, environment: { ...environment, drift: 1.2 } } }),
    'none',
  );
  assert.equal(says({ ...joined, native: { ...joined.native, plan: { ...plan, mode: 'quick' } } }), 'none');
});

test('no verdict: a quick look, drift, few launches, few samples, few pairs', () => {
  const says = (from: Run) => {
    const { state, word, sentence } = verdict({ ratio: shared2, above: 3 }, from);
    assert.equal(state, 'none');
    assert.equal(word, 'no verdict');
    return sentence;
  };
  assert.equal(says(run({ mode: 'quick' })), 'This was a quick look; a full run decides.');
  assert.match(says(run({ drift: 1.08 })), /^The machine became 8% slower during the run/);
  assert.match(says(run({ drift: 1 / 1.08 })), /^The machine became 8% faster/);
  assert.equal(says(run({ launches: 2 })), 'This run has samples of 2 launches; a verdict needs 3.');

  const few = run({ rejected: { overlap: 40, hop: 3 } });
  const thin = (keep: (round: number) => boolean, variant: string): Run => ({
    ...few,
    cases: few.cases.map((each) =>
      each.variant === variant
        ? { ...each, samples: each.samples.filter(([launch, round]) => keep(launch * 12 + round)) }
        : each,
    ),
  });
  assert.equal(
    says(thin((i) => i < 9, 'own')),
    'Own Arc per thread at 2 threads, payload 64 B has 9 valid samples (40 were rejected: the threads did not run at the same time); a verdict needs 10.',
  );
  assert.match(
    says(thin(() => false, 'shared')),
    /^Shared Arc at 2 threads, payload 64 B has no valid sample/,
  );
});

test('the edges: ten samples, three launches and 5% of drift are enough', () => {
  assert.equal(
    verdict({ ratio: shared2, above: 3 }, run({ launches: 5, rounds: 2, drift: 1.05 })).state,
    'holds',
  );
  assert.equal(verdict({ ratio: shared2, above: 3 }, run({ launches: 3, rounds: 4 })).state, 'holds');
});

test('samples of rounds that never meet decide nothing', () => {
  const apart = run();
  const cases = apart.cases.map((each) => ({
    ...each,
    samples: each.samples.filter(([, round]) => (each.variant === 'own' ? round < 6 : round >= 6)),
  }));
  const { state, sentence, ratios } = verdict({ ratio: shared2, above: 3 }, { ...apart, cases });
  assert.equal(state, 'none');
  assert.match(sentence, /^Only 0 rounds have valid samples of both/);
  assert.deepEqual(ratios, []);
});

test('trees: the sentence tells what decided, the ratios all that was found', () => {
  const both = verdict({
    all: [
      { ratio: shared2, above: 3 },
      { ratio: shared1, within: [0.9, 1.1] },
    ],
  });
  assert.equal(both.state, 'holds');
  assert.equal(both.sentence.split('. ').length, 2);
  const oneFails = verdict({
    all: [
      { ratio: shared2, above: 3 },
      { ratio: shared1, above: 3 },
    ],
  });
  assert.equal(oneFails.state, 'refuted');
  assert.match(oneFails.sentence, /^At 1 thread, .* not above 3\.$/);
  assert.equal(oneFails.ratios.length, 2);
  const either = verdict(
    {
      any: [
        { ratio: [at('shared', 4), at('own', 4)], above: 3 },
        { ratio: shared1, below: 1.5 },
      ],
    },
    run(),
  );
  assert.equal(either.state, 'holds');
});

test('more comparisons in a chapter make wider intervals', () => {
  const width = (comparisons: number) => {
    const [found] = verdict({ ratio: shared2, above: 3 }, run(), comparisons).ratios;
    return found!.high - found!.low;
  };
  assert.ok(width(40) > width(1));
  assert.ok(width(0) === width(1));
});

test('the same run gives the same verdict; a copy through JSON too', () => {
  const from = run();
  const copy: Run = JSON.parse(JSON.stringify(from));
  assert.deepEqual(verdict({ ratio: shared2, above: 3 }, from), verdict({ ratio: shared2, above: 3 }, copy));
});

test('no verdict has a NaN or an undefined in it, however odd the times', () => {
  const odd = [1e-12, 1e-3, 1, 1e9, 1e15];
  for (const a of odd)
    for (const b of odd) {
      const from = run({ noise: 0, time: (variant) => (variant === 'shared' ? a : b) });
      const { sentence, ratios } = verdict({ ratio: shared2, above: 3 }, from);
      assert.doesNotMatch(sentence, /NaN|undefined|Infinity/);
      for (const { value, low, high } of ratios) assert.ok(low <= value && value <= high);
    }
});

test('comparisons are the ratios in all claims', () => {
  const ratio: Test = { ratio: shared1, above: 1 };
  assert.equal(countComparisons([]), 0);
  assert.equal(
    countComparisons([
      { claims: [claim(ratio), claim({ all: [ratio, { any: [ratio, ratio] }] })] },
      { claims: [claim(ratio)] },
    ]),
    5,
  );
});
