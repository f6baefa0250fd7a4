import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contention, contentionTime, syntheticRun } from '../../lab/synthetic.fixture.ts';
import { compareDetail } from './compare-detail.ts';
import { byDifference, compareRuns, contrastOf } from './compare-runs.ts';

const material = { experiment: contention, comparisons: 3 };
const a = syntheticRun(contention, { time: contentionTime, languages: ['typescript', 'rust'] });
const slower = (by: number, languages = ['typescript', 'rust'] as const) =>
  syntheticRun(contention, {
    time: (variant, at) => {
      const time = contentionTime(variant, at);
      return time === undefined ? undefined : time * by;
    },
    languages,
    seed: 9,
  });

test('a machine against itself: no ratio is apart from 1, no verdict differs', () => {
  const { speeds, verdicts, notes } = compareRuns(material, a, a);
  const { cases, effects } = compareDetail(material, a, a);
  assert.ok(cases.length > 3 && effects.length > 0 && verdicts.length > 0);
  for (const { ratio } of [...cases, ...effects]) {
    assert.ok(Math.abs(ratio!.value - 1) < 1e-12);
    assert.ok(ratio!.low < 1 && ratio!.high > 1);
  }
  assert.deepEqual(
    speeds.map(({ language }) => language),
    ['typescript', 'rust'],
  );
  assert.ok(verdicts.every(({ contrast }) => contrast === 'same'));
  assert.deepEqual(notes, []);
});

test('a machine that is twice as slow at everything: each time says so, each effect and verdict is the same', () => {
  const { speeds, verdicts } = compareRuns(material, a, slower(2));
  const { cases, effects } = compareDetail(material, a, slower(2));
  for (const { ratio } of cases) assert.ok(ratio!.low < 2.1 && ratio!.high > 1.9 && ratio!.low > 1.5);
  for (const { ratio } of effects) assert.ok(ratio!.low < 1.05 && ratio!.high > 0.95);
  for (const { mean, least, most } of speeds) {
    assert.ok(Math.abs(mean - 2) < 0.05);
    assert.ok(least <= mean && mean <= most);
  }
  assert.ok(verdicts.every(({ contrast }) => contrast === 'same'));
});

test('what only one has is left out and told; other kernels and quick looks are told, too', () => {
  const other = { ...slower(1, ['typescript'] as never), kernels: 'ffff' };
  const quick = { ...other, plan: { ...other.plan, mode: 'quick' as const } };
  const { notes } = compareRuns(material, a, quick);
  const { cases } = compareDetail(material, a, quick);
  assert.ok(cases.length > 0 && cases.every(({ language }) => language === 'typescript'));
  assert.deepEqual(notes, [
    'The two measured different versions of the kernels.',
    'One is a quick look, which give no verdict.',
    'Only one of them measured Rust.',
  ]);
});

test('numbers at the ends of what a double holds compare to nothing, and break nothing', () => {
  const extreme = (time: number) => ({
    ...a,
    cases: a.cases.map((each) => ({
      ...each,
      samples: each.samples.map(
        ([launch, round, , overlap]) => [launch, round, time, overlap] as [number, number, number, number],
      ),
    })),
  });
  const { speeds } = compareRuns(material, extreme(1e-300), extreme(1e300));
  const { cases } = compareDetail(material, extreme(1e-300), extreme(1e300));
  assert.ok(cases.length > 0 && cases.every(({ ratio }) => ratio === undefined));
  assert.deepEqual(speeds, []);
});

test('a reader’s own version of a kernel is compared with nothing', () => {
  const edited = { ...a, cases: [...a.cases, { ...a.cases[0]!, variant: 'yours: shared' }] };
  assert.equal(compareDetail(material, edited, edited).cases.length, a.cases.length);
  assert.deepEqual(compareRuns(material, edited, edited).speeds, compareRuns(material, a, a).speeds);
});

test('means that are had without resampling are those of the cases with their intervals', () => {
  const b = slower(1.3);
  const { cases } = compareDetail(material, a, b);
  for (const { language, cases: count, mean, least, most } of compareRuns(material, a, b).speeds) {
    const logs = cases.flatMap((each) => (each.language === language ? [Math.log(each.ratio!.value)] : []));
    assert.equal(count, logs.length);
    const near = (x: number, y: number) => assert.ok(Math.abs(x / y - 1) < 1e-12, `${x} ${y}`);
    near(mean, Math.exp(logs.reduce((sum, each) => sum + each, 0) / logs.length));
    near(least, Math.exp(Math.min(...logs)));
    near(most, Math.exp(Math.max(...logs)));
  }
});

test('it is opposite only where one says yes and the other no', () => {
  assert.equal(contrastOf('holds', 'refuted'), 'opposite');
  assert.equal(contrastOf('holds', 'undecided'), 'different');
  assert.equal(contrastOf('none', 'none'), 'same');
});

test('what differs most comes first', () => {
  const same = compareRuns(material, a, a);
  const twice = compareRuns(material, a, slower(2));
  const verdict = { ...same.verdicts[0]!, contrast: 'different' as const };
  const differs = { ...same, verdicts: [verdict] };
  const against = { ...same, verdicts: [{ ...verdict, contrast: 'opposite' as const }] };
  const sorted = [same, twice, differs, against].sort(byDifference);
  assert.deepEqual(sorted, [against, differs, twice, same]);
});
