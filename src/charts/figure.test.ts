import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHTML } from 'linkedom';
import type { Experiment, ParameterValues } from '../lab/experiment.ts';
import type { Run } from '../lab/run.ts';
import { contention, contentionTime, syntheticRun } from '../lab/synthetic.fixture.ts';
import { sentence } from './describe.ts';
import { drawFigure } from './figure.ts';
import type { FigureRun } from './points.ts';
import { atOnce, atOnceTime, bySize, scenes } from './scenes.fixture.ts';
import { textWidth } from './text-layout.ts';

const { document } = parseHTML('<html><body></body></html>') as unknown as { document: Document };
const WIDTHS = [320, 340, 720, 760];

const draw = (experiment: Experiment, runs: readonly FigureRun[], width = 720) =>
  drawFigure({ experiment, runs, document, width });
const alone = (experiment: Experiment, run: Run, width?: number) =>
  draw(experiment, [{ run, role: 'own', name: 'this browser' }], width);
const all = (root: Element, selector: string) => [...root.querySelectorAll(selector)];
/** Points carry titles, and nothing else does. */
const points = (svg: Element) => all(svg, 'title').map((title) => title.parentNode as Element);
/** Texts as they are read, lines joined. */
const texts = (svg: Element) =>
  all(svg, 'text').map((text) => {
    const lines = all(text, 'tspan').map((line) => line.textContent);
    return ((lines.length ? lines.join(' ') : text.textContent) ?? '').replaceAll('\u00a0', ' ');
  });
const measuredCases = (runs: readonly FigureRun[]) =>
  runs.reduce((sum, { run }) => sum + run.cases.filter(({ samples }) => samples.length).length, 0);

/** What every figure must be, whatever it shows. */
function checkSound(svg: Element, runs: readonly FigureRun[]): void {
  const markup = svg.outerHTML;
  assert.doesNotMatch(markup, /NaN|Infinity|undefined|null/);
  assert.doesNotMatch(markup, /\sstyle=|<style|<script/i);
  assert.equal(svg.getAttribute('role'), 'img');
  assert.ok(svg.getAttribute('aria-label'));
  for (const inner of all(svg, '*'))
    for (const { name } of inner.attributes) assert.ok(!/^(aria-|role$|style$|on)/.test(name), name);
  assert.equal(points(svg).length, measuredCases(runs));
}

/** The sum of the shifts of an element and those around it. */
function offset(element: Element | null): { x: number; y: number } {
  if (!element || element.tagName.toLowerCase() === 'svg') return { x: 0, y: 0 };
  const [, x = '0', y = '0'] =
    /translate\(([-\d.]+),([-\d.]+)\)/.exec(element.getAttribute('transform') ?? '') ?? [];
  const outer = offset(element.parentElement);
  return { x: outer.x + Number(x), y: outer.y + Number(y) };
}

/** Where a text's ink lies, as far as widths can be told here. */
function extent(text: Element) {
  const anchored = (element: Element | null): string =>
    element?.getAttribute('text-anchor') ??
    (element?.parentElement ? anchored(element.parentElement) : 'middle');
  const lines = all(text, 'tspan').map((line) => line.textContent ?? '');
  const width = Math.max(...(lines.length ? lines : [text.textContent ?? '']).map((line) => textWidth(line)));
  const { x, y } = offset(text);
  const start = { start: 0, middle: width / 2, end: width }[anchored(text)]!;
  return { left: x - start, right: x - start + width, y };
}

for (const [name, { experiment, runs }] of Object.entries(scenes)) {
  test(`${name}: one point for each case, nothing but attributes, every variant named`, () => {
    for (const width of WIDTHS) {
      const svg = draw(experiment, runs, width);
      checkSound(svg, runs);
      const found = texts(svg);
      for (const { label } of experiment.variants) assert.ok(found.includes(label), `${label} at ${width}`);
      if (runs.length > 1) for (const run of runs) assert.ok(found.includes(run.name), run.name);
    }
  });

  test(`${name}: no text leaves the figure, wide or narrow`, () => {
    for (const width of WIDTHS) {
      const svg = draw(experiment, runs, width);
      const height = Number(svg.getAttribute('height'));
      assert.equal(Number(svg.getAttribute('width')), width);
      for (const text of all(svg, 'text')) {
        const { left, right, y } = extent(text);
        const where = `“${text.textContent}” at ${width}: ${left} to ${right}, ${y}`;
        assert.ok(left >= -1 && right <= width + 1, where);
        assert.ok(y >= 0 && y <= height, where);
      }
    }
  });
}

test('text is 12 pixels at any width', () => {
  for (const width of WIDTHS)
    for (const text of all(alone(contention, scenes['one run'].runs[0]!.run, width), 'text')) {
      const size =
        text.getAttribute('font-size') ?? (text.parentElement as Element).getAttribute('font-size');
      assert.equal(size, '12');
    }
});

test('the label is the sentence; other runs are named after it', () => {
  const { runs, experiment } = scenes['own and recorded'];
  const label = draw(experiment, runs).getAttribute('aria-label');
  // linkedom returns attributes escaped; a browser does not.
  assert.equal(
    label,
    `${sentence(experiment, runs[0]!.run)} Drawn beside it: 8 cores of a desktop from 2021.`,
  );
});

test('colors are the page’s variables, one for each variant', () => {
  const svg = alone(contention, scenes['one run'].runs[0]!.run);
  const colors = new Set(points(svg).map((point) => point.getAttribute('fill')));
  assert.deepEqual([...colors].sort(), [
    'var(--series-1)',
    'var(--series-2)',
    'var(--series-3)',
    'var(--series-5)',
  ]);
});

test('the own run is solid and in front, recorded ones hollow and behind', () => {
  const { runs, experiment } = scenes['own and recorded'];
  const drawn = points(draw(experiment, runs));
  const own = drawn.map((point) => /this browser/.test(point.textContent ?? ''));
  assert.equal(own.lastIndexOf(false) + 1, own.indexOf(true));
  const isHollow = (point: Element) =>
    (point.parentElement as Element).getAttribute('fill') === 'var(--paper)';
  assert.deepEqual(
    drawn.map(isHollow),
    own.map((each) => !each),
  );
});

test('a recorded run alone is drawn like an own one', () => {
  const { run } = scenes['one run'].runs[0]!;
  const markup = (role: FigureRun['role']) => draw(contention, [{ run, role, name: 'a' }]).outerHTML;
  assert.equal(markup('recorded'), markup('own'));
});

test('languages stand in facets, each named, side by side only where there is room', () => {
  const { experiment, runs } = scenes['two languages'];
  const heads = (width: number) =>
    all(draw(experiment, runs, width), 'text')
      .filter(({ textContent }) => textContent === 'TypeScript' || textContent === 'Rust')
      .map(offset);
  const [a, b] = heads(760);
  assert.ok(a!.y === b!.y && b!.x > a!.x + 200);
  const [c, d] = heads(340);
  assert.ok(c!.x === d!.x && d!.y > c!.y + 100);
});

test('names at the ends of lines keep apart', () => {
  const same = syntheticRun(contention, { time: () => 11, cores: 4 });
  for (const width of WIDTHS) {
    const svg = alone(contention, same, width);
    const names = all(svg, 'text').filter((text) =>
      contention.variants.some(
        ({ label, id }) =>
          id !== 'deep' &&
          texts(text.parentElement!).includes(label) &&
          label.startsWith((text.textContent ?? '').slice(0, 5)),
      ),
    );
    const middles = names.map((text) => extent(text).y).sort((x, y) => x - y);
    assert.equal(middles.length, 3);
    for (let i = 1; i < 3; i++) assert.ok(middles[i]! - middles[i - 1]! >= 14, `${middles}`);
  }
});

test('settings that all cases share are in the title; those that set runs apart, at their names', () => {
  const small = syntheticRun(contention, { time: contentionTime });
  const large = syntheticRun(contention, { time: contentionTime, parameters: { payload: 4000 } });
  const runs = (second: Run): FigureRun[] => [
    { run: small, role: 'own', name: 'this browser' },
    { run: second, role: 'recorded', name: 'a laptop' },
  ];
  const measure = contention.measure;
  assert.ok(texts(draw(contention, runs(small))).includes(`${measure} (payload 64 B)`));
  const apart = texts(draw(contention, runs(large)));
  for (const text of [measure, 'this browser (payload 64 B)', 'a laptop (payload 4 kB)'])
    assert.ok(apart.includes(text), text);
});

// ---- odd runs ----

const pick = (run: Run, keep: (each: Run['cases'][number]) => boolean): Run => ({
  ...run,
  cases: run.cases.filter(keep),
});
const base = syntheticRun(contention, { time: contentionTime, cores: 4 });

test('one case; one sample; a variant that is missing; nothing yet', () => {
  const one = pick(base, ({ variant, parameters }) => variant === 'own' && parameters.threads === 2);
  const thin: Run = {
    ...one,
    cases: one.cases.map((each) => ({ ...each, samples: each.samples.slice(0, 1) })),
  };
  const without = pick(base, ({ variant }) => variant !== 'shared');
  const empty: Run = { ...base, cases: base.cases.map((each) => ({ ...each, samples: [] })) };
  for (const run of [one, thin, without, empty])
    for (const width of WIDTHS) checkSound(alone(contention, run, width), [{ run, role: 'own', name: '' }]);
  assert.deepEqual(texts(alone(contention, empty)), ['No valid sample yet.']);
  assert.ok(!texts(alone(contention, without)).includes('shared Arc'));
});

test('a run in progress keeps its axis: settings without a sample have their place', () => {
  const partial: Run = {
    ...base,
    cases: base.cases.map((each) => (each.parameters.threads === 1 ? each : { ...each, samples: [] })),
  };
  const svg = alone(contention, partial);
  for (const tick of ['1', '2', '4']) assert.ok(texts(svg).includes(tick));
});

test('times from a picosecond to hours, on both scales', () => {
  for (const scale of ['log', 'linear'] as const) {
    const experiment = { ...contention, scale };
    const time = (_variant: string, { threads = 1 }: ParameterValues) => [1e-3, 1, 1e13][Math.log2(threads)]!;
    const run = syntheticRun(experiment, { time, cores: 4 });
    for (const width of WIDTHS) checkSound(alone(experiment, run, width), [{ run, role: 'own', name: '' }]);
  }
});

test('intervals of no width', () => {
  for (const [experiment, time] of [
    [contention, () => 26],
    [atOnce, atOnceTime],
  ] as const) {
    const run = syntheticRun(experiment, { time, noise: 0, cores: 4 });
    checkSound(alone(experiment, run), [{ run, role: 'own', name: '' }]);
  }
});

test('a setting of 0 on a logarithmic axis has a place', () => {
  const parameters = [{ ...bySize.parameters[0]!, values: [0, 16, 64], default: 0 }];
  const experiment = { ...bySize, parameters };
  const run = syntheticRun(experiment, { time: () => 10 });
  checkSound(alone(experiment, run), [{ run, role: 'own', name: '' }]);
});

test('a variant that the experiment no longer has is drawn under its id', () => {
  const old: Run = {
    ...base,
    cases: base.cases.map((each) => ({ ...each, variant: `old-${each.variant}` })),
  };
  const svg = alone(contention, old);
  checkSound(svg, [{ run: old, role: 'own', name: '' }]);
  assert.ok(texts(svg).includes('old-shared'));
});

test('text that looks like markup stays text', () => {
  const evil = '<script>alert(1)</script>';
  const experiment: Experiment = {
    ...contention,
    measure: evil,
    variants: contention.variants.map((variant) => ({ ...variant, label: evil })),
  };
  const svg = draw(experiment, [
    { run: base, role: 'own', name: `"${evil}` },
    { run: base, role: 'recorded', name: evil },
  ]);
  assert.equal(all(svg, 'script').length, 0);
  // Inside a quoted attribute it is harmless, and HTML leaves it as it is.
  assert.ok(!svg.outerHTML.replace(/"[^"]*"/g, '').includes('<script'));
  const { document: read } = parseHTML(`<html><body>${svg.outerHTML}</body></html>`) as unknown as {
    document: Document;
  };
  assert.equal(read.querySelectorAll('script').length, 0);
  assert.ok(texts(read.querySelector('svg')!).includes(evil));
});

test('the same runs make the same figure, to the byte', () => {
  const { experiment, runs } = scenes['three machines'];
  assert.equal(draw(experiment, runs).outerHTML, draw(experiment, structuredClone(runs)).outerHTML);
});

test('of several languages some can be shown', () => {
  const run = syntheticRun(contention, { time: contentionTime, languages: ['typescript', 'rust', 'native'] });
  const runs: FigureRun[] = [{ run, role: 'own', name: 'this browser' }];
  const both = drawFigure({
    experiment: contention,
    runs,
    document,
    width: 720,
    languages: ['rust', 'native'],
  });
  assert.equal(points(both).length, (run.cases.length / 3) * 2);
  assert.ok(!texts(both).includes('TypeScript'));
  const one = drawFigure({ experiment: contention, runs, document, width: 720, languages: ['rust'] });
  assert.equal(points(one).length, run.cases.length / 3);
});
