import assert from 'node:assert/strict';
import { test } from 'node:test';
import { captionWords } from './caption.ts';
import { contention, contentionRun } from './contention.fixture.ts';
import { environmentRows, sampleWords } from './environment.ts';

const rows = (run = contentionRun()) =>
  Object.fromEntries(environmentRows(run, contention).map(({ term, value }) => [term, value]));

test('what a run was made with, in words', () => {
  const all = rows();
  assert.equal(all.Cores, '2 found running at once, 4 reported');
  assert.equal(all.Clock, 'one tick is 5.0 µs, one reading costs 40 ns');
  assert.match(all['A word from thread to thread']!, /^before the run 120 ns \(.*90 ns to 400 ns\)$/);
  assert.match(all.Plan!, /^full run: 5 launches of 3 rounds/);
  assert.equal(all.Settings, 'up to 4 threads, size 16 B');
  assert.match(all.Drift!, /2\.0% more time at the end/);
  assert.equal(all.Seed, '7');
  assert.equal(all['Page hidden'], 'never');
});

test('the lower end of a sweep is told where somebody chose it', () => {
  const { plan } = contentionRun();
  const run = contentionRun({ plan: { ...plan, parameters: { ...plan.parameters, 'threads-from': 2 } } });
  assert.equal(rows(run).Settings, 'up to 4 threads, from 2 on, size 16 B');
});

test('what the native cases were made with stands apart', () => {
  const run = contentionRun();
  const { kernels, startedAt, plan } = run;
  const [first, ...others] = run.cases;
  const native = {
    kernels,
    startedAt,
    duration: 4000,
    plan: { ...plan, seed: 8 },
    environment: { ...run.environment, browser: 'none: rustc 1.85.0, native', platform: 'Linux', drift: 1 },
  };
  const all = rows({ ...run, cases: [{ ...first!, language: 'native' }, ...others], native });
  assert.equal(all.Seed, '7');
  assert.equal(all['Native seed'], '8');
  assert.match(all['Native drift']!, /same time/);
  assert.equal(all['Native samples'], '15 valid, none rejected');
  assert.equal(all.Samples, '45 valid, none rejected');
  assert.equal(all.Natively, 'rustc 1.85.0, Linux');
  assert.equal(rows()['Native seed'], undefined);
});

test('one core has no word from thread to thread', () => {
  const { environment } = contentionRun();
  const run = contentionRun({ environment: { ...environment, hopsBefore: null, hidden: 1, drift: 1 } });
  assert.match(rows(run)['A word from thread to thread']!, /not measured/);
  assert.equal(rows(run)['Page hidden'], '1 time');
  assert.match(rows(run).Drift!, /same time throughout/);
});

test('samples: those that counted, and why the others did not, over all cases', () => {
  const [a, b] = contentionRun().cases;
  const run = contentionRun({
    cases: [
      { ...a!, rejected: { hop: 2, overlap: 0 } },
      { ...b!, rejected: { hop: 1, overlap: 1200 } },
    ],
  });
  assert.match(sampleWords(run.cases), /^30 valid, 1,203 rejected \(3 because .*; 1,200 because .*\)$/);
  assert.equal(sampleWords(contentionRun().cases), '60 valid, none rejected');
});

test('a caption says whose numbers these are', () => {
  const own = { whose: 'own', finished: true } as const;
  const machine = { whose: 'recorded', machine: 'two virtual cores' } as const;
  const options = { behind: ['a laptop'], timeZone: 'UTC' };
  assert.equal(
    captionWords(contentionRun(), machine, options),
    'Recorded on two virtual cores, November 21, 2026, in Chromium 156. Faint, behind: a laptop.',
  );
  assert.match(
    captionWords(contentionRun(), own, options),
    /^Measured in this browser, Chromium 156, November 21, 2026/,
  );
  assert.match(captionWords(contentionRun(), { ...own, finished: false }, options), /^Not finished/);
  const { plan } = contentionRun();
  const quick = contentionRun({ plan: { ...plan, mode: 'quick' } });
  assert.match(captionWords(quick, machine, { behind: [] }), /quick look/);
});
