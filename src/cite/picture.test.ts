import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { DOMParser, parseHTML } from 'linkedom';
import { drawFigure } from '../charts/figure.ts';
import { contention, contentionTime, syntheticRun } from '../lab/synthetic.fixture.ts';
import { paletteOf, resolve } from './palette.ts';
import { picture } from './picture.ts';

const { document } = parseHTML('<html><body></body></html>') as unknown as { document: Document };
const css = readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8');
const declared = (name: string) => new RegExp(`${name}:\\s*([^;]+);`).exec(css)?.[1] ?? '';
const run = syntheticRun(contention, { time: contentionTime, languages: ['typescript', 'rust'] });

const made = (theme: 'light' | 'dark', name = 'this “browser” <script>alert(1)</script>\u0000') =>
  picture({
    chart: drawFigure({
      experiment: contention,
      runs: [
        { run, role: 'own', name },
        { run, role: 'recorded', name: '2 cores' },
      ],
      document,
      width: 860,
    }),
    title:
      'Sharing costs: 12 times as long, and a title that is long enough to need a second line of its own',
    subtitle: 'What does it cost & why?',
    description: 'In words.',
    environment: '2 cores',
    source: 'The Cost of Ownership, https://book.example/?a=1&b=2',
    palette: paletteOf(declared, theme),
    font: 'data:font/woff2;base64,AAAA',
  });

test('colors are those of the style sheet, light or dark, through other properties too', () => {
  const [light, dark] = [paletteOf(declared, 'light'), paletteOf(declared, 'dark')];
  assert.equal(light('--paper'), '#fbfbf9');
  assert.equal(dark('--paper'), '#15171a');
  assert.equal(light('--series-9'), light('--ink'));
  assert.equal(resolve('var(--ink, red) currentColor', dark, '#123'), '#e7e5df #123');
  assert.throws(() => resolve('var(--nothing)', light, ''), /the page has no --nothing/);
});

test('a picture stands alone: everything resolved, nothing fetched, nothing that runs', () => {
  for (const theme of ['light', 'dark'] as const) {
    const { svg, width, height } = made(theme);
    assert.doesNotMatch(svg, /var\(|currentColor|<script|href=|\sstyle=|\son\w+=|&nbsp;|NaN|undefined/);
    assert.doesNotMatch(svg.replace('http://www.w3.org/2000/svg', '').replace(/>[^<]*</g, '><'), /https?:/);
    assert.match(svg, theme === 'light' ? /fill="#fbfbf9"/ : /fill="#15171a"/);
    assert.ok(!svg.includes('\u0000'));
    assert.match(svg, /font-face.*data:font\/woff2/);
    assert.ok(width > 860 && height > 300);
    const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
    const texts = [...root.querySelectorAll('text')].map(({ textContent }) => textContent).join(' ');
    for (const words of [
      'Sharing costs',
      'needs? ',
      '2 cores',
      'shared Arc',
      'https://book.example/?a=1&b=2',
    ])
      assert.ok(texts.includes(words.replace('needs? ', 'why?')), words);
  }
});
