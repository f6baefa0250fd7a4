/** What a color and a shape mean, above the frame, from the upper left corner of the drawing on. */
import * as Plot from '@observablehq/plot';
import type { Language } from '../lab/experiment.ts';
import { PAPER, SMALL_PRINT } from './scene.ts';
import { shorten, textWidth } from './text-layout.ts';

interface Look {
  readonly color: string;
  readonly symbol: Plot.SymbolType;
  readonly solid: boolean;
}

export interface KeyEntry extends Look {
  readonly name: string;
}

export interface Key {
  /** Pixels; one entry needs no key. */
  readonly height: number;
  /** For a frame whose margins are these. */
  readonly marks: (left: number, top: number) => Plot.Markish[];
}

/** A language is told by its shape wherever color tells something else. */
export const LANGUAGE_SHAPES: Readonly<Record<Language, Plot.SymbolType>> = {
  typescript: 'circle',
  rust: 'square',
  native: 'diamond',
};

const SHAPES = ['circle', 'square', 'triangle', 'diamond'] as const;
/** Pixels. */
const LINE = 18;
const BESIDE = 18;
const BETWEEN = 22;

/** The look of a machine by its place; the first is solid. */
export const lookOf = (place: number): Look => ({
  color: `var(--series-${1 + (place % 8)})`,
  symbol: SHAPES[place % SHAPES.length]!,
  solid: place === 0,
});

/** Entries stand beside each other, on a new line where there is no room. */
export function keyOf(entries: readonly KeyEntry[], width: number): Key {
  if (entries.length < 2) return { height: 0, marks: () => [] };
  let [x, line] = [0, 0];
  const placed = entries.map((entry) => {
    const text = shorten(entry.name, width - BESIDE - 8);
    const length = BESIDE + textWidth(text);
    if (x > 0 && x + length > width) [x, line] = [0, line + 1];
    const at = { ...entry, text, x, y: line * LINE + LINE / 2 };
    x += length + BETWEEN;
    return at;
  });
  return {
    height: (line + 1) * LINE + 4,
    marks: (left, top) =>
      placed.flatMap(({ text, x: from, y, color, symbol, solid }, place) => {
        const at = { frameAnchor: 'top-left', dy: y - top } as const;
        const look = { symbol, r: 4, fill: solid ? color : PAPER, stroke: color, strokeWidth: 1.5 };
        return [
          Plot.dot([place], { ...at, ...look, dx: from + 6 - left }),
          Plot.text([text], { ...at, ...SMALL_PRINT, dx: from + BESIDE - left, lineAnchor: 'middle' }),
        ];
      }),
  };
}
