import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { comparable, parseThreadless, type ThreadlessCase, timesOverNative } from './threadless.ts';

const read = (path: string) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));
const record = read('content/threadless.json');

const one = (
  threads: readonly number[],
  threadless: readonly number[],
  native: readonly number[],
): ThreadlessCase => ({
  kernel: 'rc/clone/rc',
  parameters: {},
  threads: [...threads],
  threadless: [...threadless],
  native: [...native],
});

test('the mean is of the medians of the passes, and its range of the passes', () => {
  const cases = [one([4, 6, 100], [2, 2, 2], [2, 2, 2]), one([6, 6, 6], [8, 2, 4], [2, 2, 2])];
  const close = (found: number, wanted: number) => assert.ok(Math.abs(found - wanted) < 1e-12, `${found}`);
  const { mean, least, most } = timesOverNative(cases, 'threads');
  close(mean, 3);
  close(least, Math.sqrt(6));
  close(most, Math.sqrt(150));
  close(timesOverNative(cases, 'threadless').mean, Math.sqrt(2));
});

test('what is atomic is compared with nothing', () => {
  const atomic = { ...one([1, 1], [1, 1], [1, 1]), kernel: 'mutex/counter/atomic' };
  const plain = one([1, 1], [1, 1], [1, 1]);
  assert.deepEqual(comparable([atomic, plain]), [plain]);
});

test('a record that is none is refused', () => {
  const [first] = record.cases;
  for (const cases of [
    [],
    [{ ...first, native: [1] }],
    [{ ...first, threads: [1, 0, 2] }],
    [{ ...first, native: undefined }],
  ])
    assert.throws(() => parseThreadless({ ...record, cases }));
});

test('the record has every kernel of one thread that the book has in Rust, and no other', () => {
  const { kernels } = read('benchmarks/kernels.json') as { kernels: readonly string[] };
  const { cases, kernels: hash } = parseThreadless(record);
  const measured = new Set(cases.map(({ kernel }) => kernel));
  assert.deepEqual(
    [...measured].filter((kernel) => !kernels.includes(kernel)),
    [],
    'run npm run threadless: a kernel has gone',
  );
  assert.ok(measured.size > 140, `${measured.size} kernels were measured`);
  assert.match(hash, /^[0-9a-f]{16}$/);
});

test('what the Method page says is so: the larger half of what the page adds is the price of threads', () => {
  const cases = comparable(parseThreadless(record).cases);
  const [without, withThreads] = [timesOverNative(cases, 'threadless'), timesOverNative(cases, 'threads')];
  assert.ok(without.mean < withThreads.mean / without.mean, 'mend the words in PageNative.astro');
});
