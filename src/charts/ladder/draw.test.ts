import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHTML } from 'linkedom';
import { drawLadder } from './draw.ts';
import { ladderLayout } from './layout.ts';
import type { LadderRow, Times } from './rows.ts';
import { GROUPS } from './rungs.ts';
import { finding, ladderSentence, spanText } from './words.ts';

const { document } = parseHTML('<html><body></body></html>') as unknown as { document: Document };
const WIDTHS = [350, 620, 860];

/** Each a tenth below and above. */
const around = (value: number) => ({ value, low: value * 0.9, high: value * 1.1 });
const times = (typescript: number, rust: number, native?: number): Times => ({
  typescript: around(typescript),
  rust: around(rust),
  ...(native !== undefined && { native: around(native) }),
});
const row = (id: string, group: LadderRow['group'], all: Times): LadderRow => ({
  id,
  group,
  words: `an operation called ${id} & more`,
  color: 3,
  href: `/chapters/${id}/#cell`,
  times: all,
});

const ROWS = [
  row('wake', 'hand', times(60_000, 58_000, 56_000)),
  row('arc', 'count', times(19, 16, 11)),
  row('rc', 'count', times(3.8, 3.1, 0.6)),
  row('page', 'large', times(2e7, 1.7e7, 9.8e7)),
  row('nobody', 'count', {}),
  row('young', 'near', times(0.5, 0.2)),
];
const draw = (width: number, more: Partial<Parameters<typeof drawLadder>[0]> = {}) =>
  drawLadder({ rows: ROWS, document, width, ...more });
const links = (svg: Element) => [...svg.querySelectorAll('a')];
const marks = (svg: Element) => [...svg.querySelectorAll('path[transform]')];

test('each measured row is one link that says its numbers, in the order of what they cost', () => {
  for (const width of WIDTHS) {
    const svg = draw(width, { grouped: false });
    assert.deepEqual(
      links(svg).map((link) => link.getAttribute('href')),
      ['young', 'rc', 'arc', 'wake', 'page'].map((id) => `/chapters/${id}/#cell`),
    );
    const [, , arc] = links(svg);
    assert.equal(arc!.textContent, 'an operation called arc & more');
    assert.equal(
      arc!.getAttribute('aria-label'),
      'an operation called arc & more: TypeScript 19 ns, Rust 16 ns, native Rust 11 ns',
    );
  }
});

test('there is nothing in it that the page would refuse or a screen reader stumble over', () => {
  for (const width of WIDTHS) {
    const svg = draw(width);
    const markup = svg.outerHTML;
    assert.doesNotMatch(markup, /NaN|Infinity|undefined|null/);
    assert.doesNotMatch(markup, /\sstyle=|<style|<script/i);
    assert.equal(svg.getAttribute('role'), 'group');
    for (const child of svg.children)
      assert.equal(child.getAttribute('aria-hidden') === 'true', child.querySelector('a') === null);
  }
});

test('a mark for each language that measured it; the reader’s own are further ones, and solid', () => {
  const recorded = 4 * 3 + 2;
  const inKey = 3;
  const svg = draw(860);
  assert.equal(marks(svg).length, recorded + inKey);
  const mine = draw(860, { own: { arc: { typescript: around(21), rust: around(18) } } });
  assert.equal(marks(mine).length, recorded + inKey + 2);
  const hollow = (root: Element) => root.querySelectorAll('[fill="var(--paper)"] > path').length;
  assert.equal(hollow(svg), 0);
  assert.equal(hollow(mine), recorded);
  assert.match(
    links(mine)
      .find((link) => link.textContent?.includes('arc'))
      ?.getAttribute('aria-label') ?? '',
    /; here TypeScript 21 ns, Rust 18 ns$/,
  );
});

test('rows keep apart, under the headings of their groups, and every time has its place on the axis', () => {
  for (const width of WIDTHS) {
    const layout = ladderLayout(ROWS, { width, grouped: true, own: { arc: times(1e9, 1e-3) } });
    assert.deepEqual(
      layout.headings.map(({ text }) => text),
      [GROUPS.near, GROUPS.count, GROUPS.hand, GROUPS.large],
    );
    layout.rows.forEach(({ nameY }, i) => {
      if (i > 0)
        assert.ok(nameY - layout.rows[i - 1]!.nameY >= 24, 'a finger can hit one link and not the next');
    });
    for (const time of [1e-3, 1, 1e9]) {
      assert.ok(layout.x(time) >= layout.left && layout.x(time) <= width, `${time} ns at ${layout.x(time)}`);
    }
    assert.ok(layout.ticks.length >= 3);
  }
});

test('the finding is in words, and is about what is there', () => {
  assert.equal(
    finding(ROWS),
    'From 0.20 ns to 98 ms. Operations differ by eight orders of magnitude, languages mostly by a factor of 2.5.',
  );
  assert.match(ladderSentence(ROWS), /An operation called young & more .* is the cheapest; .*page/);
  assert.match(finding([]), /No machine/);
});

test('a span names its unit once where it can', () => {
  assert.equal(spanText(times(19, 16, 11)), '11 to 19 ns');
  assert.equal(spanText(times(1200, 0.99)), '0.99 ns to 1.2 µs');
  assert.equal(spanText(times(5, 5)), '5.0 ns');
});
