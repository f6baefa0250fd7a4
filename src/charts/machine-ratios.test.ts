import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHTML } from 'linkedom';
import { byRatio, drawMachineRatios, type RatioRow, ratiosWords } from './machine-ratios.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const names = { a: 'the cloud', b: 'my laptop' };
const row = (title: string, ...means: number[]): RatioRow => ({
  title,
  speeds: means.map((mean, i) => ({
    language: (['typescript', 'rust', 'native'] as const)[i]!,
    cases: 4,
    mean,
    least: mean / 1.5,
    most: mean * 1.5,
  })),
});
const rows = [row('Small copies', 0.5, 0.8), row('Counting', 1.1, 3, 2), row('Queues', 1)];

test('what differs most comes first, whichever machine it is that takes longer', () => {
  const sorted = [row('a', 1.2), row('b', 0.25), row('c', 3)].sort(byRatio).map(({ title }) => title);
  assert.deepEqual(sorted, ['b', 'c', 'a']);
});

test('the ends of all ratios in words, as the label of the drawing', () => {
  const words = ratiosWords(rows, names);
  assert.equal(
    words,
    'Times of my laptop over times of the cloud, for 3 experiments: from 0.50 times as long in “Small copies” (TypeScript) to 3.0 times as long in “Counting” (Rust). In 3 of these 6 ratios my laptop takes longer.',
  );
  const svg = drawMachineRatios({ rows, names, document, width: 620 });
  assert.equal(svg.getAttribute('role'), 'img');
  // linkedom returns attributes escaped; a browser does not.
  assert.match(svg.getAttribute('aria-label') ?? '', /^Times of my laptop over times of the cloud/);
});

test('each language has a point in each row, in order; names are there in every width', () => {
  for (const width of [350, 620, 860]) {
    const svg = drawMachineRatios({ rows, names, document, width });
    const points = [1, 2, 3].map((i) => {
      const fill = `[fill="var(--series-${i})"]`;
      return svg.querySelectorAll(`circle${fill}, path${fill}`).length;
    });
    assert.deepEqual(points, [3, 2, 1]);
    const text = svg.textContent ?? '';
    for (const { title } of rows) assert.ok(text.includes(title), `${title} at ${width}`);
    for (const name of ['TypeScript', 'Rust', 'native Rust']) assert.ok(text.includes(name));
    assert.ok(text.includes('1×'), 'where neither is quicker');
    const { outerHTML } = svg;
    assert.doesNotMatch(outerHTML, /NaN|style=|<style/);
  }
});

test('where all is the same the axis does not make a difference of it', () => {
  const same = [row('Same', 1)].map((each) => ({
    ...each,
    speeds: each.speeds.map((speed) => ({ ...speed, least: 1, most: 1 })),
  }));
  const svg = drawMachineRatios({ rows: same, names, document, width: 620 });
  assert.doesNotMatch(svg.outerHTML, /NaN|Infinity/);
  assert.ok((svg.textContent ?? '').includes('1×'));
});
