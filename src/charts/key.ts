/** What a color and a shape mean: a line for each above the frame, from the upper left corner of the drawing on. */
import * as Plot from '@observablehq/plot';
import { PAPER, SMALL_PRINT } from './scene.ts';
import { wrap } from './text-layout.ts';

interface Look {
  readonly color: string;
  readonly symbol: Plot.SymbolType;
  readonly solid: boolean;
}

export interface KeyEntry extends Look {
  readonly name: string;
}

const SHAPES = ['circle', 'square', 'triangle', 'diamond'] as const;
const LINE = 18;

/** The look of a machine by its place; the first is solid. */
export const lookOf = (place: number): Look => ({
  color: `var(--series-${1 + (place % 8)})`,
  symbol: SHAPES[place % SHAPES.length]!,
  solid: place === 0,
});

/** Pixels; one entry needs no key. */
export const keyHeight = (entries: readonly unknown[]): number =>
  entries.length > 1 ? entries.length * LINE + 4 : 0;

/** `left` and `top` are the margins of the frame. */
export function keyMarks(
  entries: readonly KeyEntry[],
  { left, top, width }: { readonly left: number; readonly top: number; readonly width: number },
): Plot.Markish[] {
  if (entries.length < 2) return [];
  return entries.flatMap(({ name, color, symbol, solid }, place) => {
    const [first = '', ...more] = wrap(name, width - 30);
    const at = { frameAnchor: 'top-left', dy: place * LINE + LINE / 2 - top } as const;
    const look = { symbol, r: 4, fill: solid ? color : PAPER, stroke: color, strokeWidth: 1.5 };
    return [
      Plot.dot([place], { ...at, ...look, dx: 6 - left }),
      Plot.text([more.length ? `${first} …` : first], {
        ...at,
        ...SMALL_PRINT,
        dx: 18 - left,
        lineAnchor: 'middle',
      }),
    ];
  });
}
