import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHTML } from 'linkedom';
import { around, syntheticSurvey } from '../../lab/survey/survey.fixture.ts';
import { surveyParts } from './view.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const at = { document, timeZone: 'UTC' };
const html = (elements: readonly Element[]) => elements.map((each) => each.outerHTML).join('');
const two = syntheticSurvey({
  coresFound: 2,
  hops: [{ a: 0, b: 1, samples: [...around(60), [4, 400] as const], apart: 2 }],
});

test('one machine: words with its date, a drawing in two widths, a table of every size', () => {
  const { ladder, cores } = surveyParts([{ name: 'The cloud', survey: syntheticSurvey() }], at);
  assert.match(html(cores), /The cloud, November 21, 2026, Chromium 156 on Linux x86_64/);
  const text = html(ladder);
  assert.equal(text.match(/<svg/g)?.length, 2);
  assert.equal(text.match(/<tr/g)?.length, 3);
  assert.doesNotMatch(text, /style=|NaN/);
});

test('two machines: one drawing, in which each has points of its own, and one table', () => {
  const mine = syntheticSurvey({ ladder: [{ bytes: 8192, samples: around(3) }] });
  const { ladder, hops } = surveyParts(
    [
      { name: 'Your machine', survey: mine },
      { name: 'The cloud', survey: syntheticSurvey() },
    ],
    at,
  );
  const text = html(ladder);
  assert.equal(text.match(/<figure/g)?.length, 1);
  assert.ok(text.includes('var(--series-1)') && text.includes('var(--series-2)'));
  assert.match(text, /aria-label="Your machine: .* The cloud: /);
  // Sizes of both, with a dash where one of them has none.
  assert.equal(text.match(/<tr/g)?.length, 4);
  assert.match(text, /<th scope="row">8 KiB<\/th><td[^>]*>3\.00? ns [^<]*<\/td><td[^>]*>–</);
  assert.equal(html(hops).match(/<figure/g)?.length, 2);
});

test('two threads alone are shown sample by sample; of three and more each pair has a square', () => {
  const alone = html(surveyParts([{ name: 'The cloud', survey: two }], at).hops);
  assert.match(alone, /launch 5/);
  assert.equal(alone.match(/<circle/g)?.length, 2 * 16);
  const square = html(surveyParts([{ name: 'The cloud', survey: syntheticSurvey() }], at).hops);
  assert.doesNotMatch(square, /launch/);
  assert.equal(square.match(/<rect/g)?.length, 2 * 6);
});

test('what is not there has no drawing and no table', () => {
  const bare = syntheticSurvey({ coresFound: 1, ladder: [], strides: [], hops: [] });
  const parts = surveyParts([{ name: 'The cloud', survey: bare }], at);
  for (const part of ['ladder', 'line', 'hops'] as const) {
    assert.equal(parts[part].length, 1);
    assert.match(html(parts[part]), /survey-words/);
  }
});

test('a name is text', () => {
  const name = '<img src=x onerror=alert(1)>';
  const parts = surveyParts(
    [
      { name, survey: two },
      { name: 'b', survey: two },
    ],
    at,
  );
  for (const each of Object.values(parts).flat()) assert.equal(each.querySelector('img'), null);
});
