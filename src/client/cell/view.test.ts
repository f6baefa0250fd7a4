import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHTML } from 'linkedom';
import type { Run } from '../../lab/run.ts';
import { contention, contentionRun } from './contention.fixture.ts';
import { figureView, findingsView, type Scene } from './view.ts';

const scene = (run: Run, change: Partial<Scene> = {}): Scene => ({
  document: parseHTML('<!doctype html><html><body></body></html>').document,
  experiment: contention,
  run,
  owner: { whose: 'own', finished: true },
  behind: [],
  comparisons: 1,
  timeZone: 'UTC',
  ...change,
});
const textOf = (root: Element, selector: string) => root.querySelector(selector)?.textContent ?? '';

const stateOf = (verdict: Element) => verdict.querySelector('.verdict-word')?.getAttribute('data-verdict');

test('a figure has a finding, a drawing for each width, and says whose it is', () => {
  const figure = figureView(scene(contentionRun(), { owner: { whose: 'recorded', machine: 'two cores' } }));
  assert.match(textOf(figure, '.cell-headline'), /12 times/);
  assert.match(textOf(figure, 'figcaption'), /^Recorded on two cores, November 21, 2026/);
  const drawings = figure.querySelectorAll('svg[role="img"]');
  assert.equal(drawings.length, 3);
  for (const svg of drawings) assert.doesNotMatch(svg.outerHTML, /NaN|Infinity|undefined/);
});

test('nothing that is rendered needs an inline style', () => {
  const run = contentionRun();
  for (const html of [figureView(scene(run)).outerHTML, findingsView(scene(run)).outerHTML])
    assert.doesNotMatch(html, /\sstyle=|<style|<script/i);
});

test('an unfinished run claims no finding', () => {
  const partial = { owner: { whose: 'own', finished: false } } as const;
  const figure = figureView(scene(contentionRun(), partial));
  assert.equal(textOf(figure, '.cell-headline'), 'So far');
  assert.match(textOf(figure, 'figcaption'), /^Not finished/);
});

test('a recorded run stands behind and is named', () => {
  const figure = figureView(scene(contentionRun(), { behind: [{ run: contentionRun(), name: 'a laptop' }] }));
  assert.match(textOf(figure, 'figcaption'), /behind: a laptop/);
});

test('findings: effect, verdict in word and sign, words, every case in the table, the environment', () => {
  const findings = findingsView(scene(contentionRun()));
  assert.match(textOf(findings, '.effects'), /one per thread, 2 threads\D*12 times/);
  const verdict = findings.querySelector('[data-claim="arc-fight"]')!;
  assert.equal(stateOf(verdict), 'holds');
  assert.equal(textOf(verdict, '.verdict-word'), 'holds');
  assert.ok(verdict.querySelector('.verdict-word svg[aria-hidden="true"]'));
  assert.match(textOf(verdict, '.verdict-criterion'), /over 3 times/);
  assert.equal(findings.querySelectorAll('[data-part="table"] tbody tr').length, 4);
  assert.match(textOf(findings, '[data-part="sentence"]'), /95%/);
  assert.match(textOf(findings, '.facts'), /Seed7/);
});

const inRust = (counters: (variant: string, threads: number) => Record<string, number>) =>
  contentionRun({
    cases: contentionRun().cases.map((each) => ({
      ...each,
      language: 'rust',
      counters: counters(each.variant, each.threads),
    })),
  });
const rowsOf = (root: Element, part: string) =>
  [...root.querySelectorAll(`[data-part="${part}"] tbody tr`)].map((row) =>
    [...row.children].map(({ textContent }) => textContent),
  );

test('what Rust allocates stands beside the times: one row where all settings are alike', () => {
  const run = inRust((variant, threads) =>
    variant === 'own'
      ? { allocations: 0, bytes: 0, frees: 0 }
      : { allocations: threads, bytes: 4000 * threads, frees: 0.5 },
  );
  const findings = findingsView(scene(run));
  assert.deepEqual(rowsOf(findings, 'counted'), [
    ['a shared Arc', '1 thread', '1', '4,000', '0.5'],
    ['a shared Arc', '2 threads', '2', '8,000', '0.5'],
    ['one per thread', 'all', '0', '0', '0'],
  ]);
  assert.match(textOf(findings, '.cell-counted'), /Counted, not timed.*equal on every machine/);
});

test('a run that does not say what Rust allocates is told from the book; its own numbers come first', () => {
  const counters = (variant: string) =>
    variant === 'shared' ? { allocations: 17, bytes: 294, frees: 17 } : {};
  const book = [['a shared Arc', 'all', '17', '294', '17']];
  assert.deepEqual(rowsOf(findingsView(scene(contentionRun(), { counters })), 'counted'), book);
  assert.deepEqual(
    rowsOf(
      findingsView(
        scene(
          inRust(() => ({})),
          { counters },
        ),
      ),
      'counted',
    ),
    book,
  );
  const own = inRust(() => ({ allocations: 1, bytes: 2, frees: 3 }));
  assert.deepEqual(rowsOf(findingsView(scene(own, { counters })), 'counted')[0], [
    'a shared Arc',
    'all',
    '1',
    '2',
    '3',
  ]);
  assert.deepEqual(rowsOf(findingsView(scene(contentionRun())), 'counted'), []);
});

test('with two languages a claim stands once, with its word and its ratios in each', () => {
  const run = contentionRun();
  const rust = run.cases.map((each) => ({ ...each, language: 'rust' as const }));
  const findings = findingsView(scene({ ...run, cases: [...run.cases, ...rust] }));
  assert.equal(findings.querySelectorAll('[data-claim="arc-fight"]').length, 1);
  const words = [...findings.querySelectorAll('[data-claim="arc-fight"] .verdict-word')].map((each) =>
    each.textContent?.trim(),
  );
  assert.deepEqual(words, ['holds TypeScript', 'holds Rust']);
  assert.match(textOf(findings, '.effects .ratio'), /2 threads\D*TypeScript 12 times.*Rust 12 times/);
});

test('a quick look shows its ratio, and why there is no verdict', () => {
  const { plan } = contentionRun();
  const findings = findingsView(scene(contentionRun({ plan: { ...plan, mode: 'quick' } })));
  const verdict = findings.querySelector('[data-claim="arc-fight"]')!;
  assert.equal(stateOf(verdict), 'none');
  assert.match(textOf(verdict, '.verdict-sentence'), /quick look/i);
  assert.match(textOf(verdict, '.ratios'), /12 times/);
});

test('a run without a valid sample is shown as that', () => {
  const cases = contentionRun().cases.map((each) => ({ ...each, samples: [], rejected: { overlap: 9 } }));
  const run = contentionRun({ cases });
  assert.doesNotMatch(figureView(scene(run)).outerHTML, /NaN|Infinity|undefined/);
  const findings = findingsView(scene(run));
  assert.match(textOf(findings, '.facts'), /0 valid, 36 rejected/);
  assert.equal(stateOf(findings.querySelector('[data-claim]')!), 'none');
});
