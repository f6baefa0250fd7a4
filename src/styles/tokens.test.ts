/** The colors of the book, computed: contrast in both themes, and difference to the eyes of all readers. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

type Triple = readonly [number, number, number];
type Theme = 'light' | 'dark';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const pairs = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
);
const color = (name: string, theme: Theme): Triple => {
  const hex = pairs.get(name)?.[theme];
  assert.ok(hex, `no pair of colors --${name}`);
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
};

/** WCAG 2.2, of linear RGB. */
function contrast(a: Triple, b: Triple): number {
  const luminance = ([r, g, b]: Triple) => 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  const [x, y] = [luminance(a), luminance(b)];
  return Math.max(x, y) / Math.min(x, y);
}

const times = (matrix: readonly Triple[], [x, y, z]: Triple): Triple => {
  const row = (i: number) => matrix[i]![0] * x + matrix[i]![1] * y + matrix[i]![2] * z;
  return [row(0), row(1), row(2)];
};

/** OKLab (Ottosson 2020) of linear RGB. */
function lab(rgb: Triple): Triple {
  const [l, m, s] = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    rgb,
  ).map((value) => Math.cbrt(Math.max(0, value))) as unknown as Triple;
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    [l, m, s],
  );
}

/** Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB. */
const EYES: Readonly<Record<string, readonly Triple[]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const THEMES: readonly Theme[] = ['light', 'dark'];
const names = (prefix: string) => [...pairs.keys()].filter((name) => name.startsWith(prefix));

function expectContrast(foregrounds: readonly string[], backgrounds: readonly string[], least: number): void {
  assert.ok(foregrounds.length > 0);
  for (const theme of THEMES)
    for (const front of foregrounds)
      for (const back of backgrounds) {
        const value = contrast(color(front, theme), color(back, theme));
        assert.ok(value >= least, `--${front} on --${back}, ${theme}: ${value.toFixed(2)} to 1`);
      }
}

test('text can be read on either paper', () => {
  const inks = ['ink', 'ink-2', 'accent', ...names('code-'), ...names('verdict-')];
  expectContrast(inks, ['paper', 'paper-2'], 4.5);
  expectContrast(['on-accent'], ['accent'], 4.5);
  expectContrast(['ink'], ['mark'], 4.5);
});

test('series and the edges of controls stand out from the paper', () => {
  assert.equal(names('series-').length, 8);
  expectContrast([...names('series-'), 'rule-2'], ['paper'], 3);
});

test('any two series differ to all eyes', () => {
  for (const theme of THEMES)
    for (const [eye, matrix] of Object.entries(EYES)) {
      const seen = names('series-').map((name) => lab(times(matrix, color(name, theme))));
      for (let i = 0; i < seen.length; i++)
        for (let j = 0; j < i; j++) {
          const apart = Math.hypot(...seen[i]!.map((value, k) => value - seen[j]![k]!));
          // 0.02 is a just noticeable difference.
          assert.ok(
            apart > 0.08,
            `series ${j + 1} and ${i + 1}, ${theme}, ${eye}: ${apart.toFixed(3)} apart`,
          );
        }
    }
});
