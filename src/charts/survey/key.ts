/** Whose points are whose, where a drawing shows several machines: told by color and by shape, named above the frame. */
import * as Plot from '@observablehq/plot';
import { PAPER, SMALL_PRINT } from '../scene.ts';
import { wrap } from '../text-layout.ts';

const SHAPES = ['circle', 'square', 'triangle', 'diamond'] as const;
const LINE = 18;

/** The look of a machine by its place; the first is solid. */
export const lookOf = (place: number) => ({
  color: `var(--series-${1 + (place % 8)})`,
  symbol: SHAPES[place % SHAPES.length]!,
  solid: place === 0,
});

/** Pixels that the key takes; one machine needs none. */
export const keyHeight = (names: readonly string[]): number =>
  names.length > 1 ? names.length * LINE + 4 : 0;

/** A line for each machine, from the upper left corner of the drawing on. */
export function keyMarks(
  names: readonly string[],
  { left, top, width }: { readonly left: number; readonly top: number; readonly width: number },
): Plot.Markish[] {
  if (names.length < 2) return [];
  return names.flatMap((name, place) => {
    const { color, symbol, solid } = lookOf(place);
    const y = place * LINE + LINE / 2 - top;
    const [first = '', ...more] = wrap(name, width - 30);
    const at = { frameAnchor: 'top-left', dy: y } as const;
    return [
      Plot.dot([place], {
        ...at,
        dx: 6 - left,
        symbol,
        r: 4,
        fill: solid ? color : PAPER,
        stroke: color,
        strokeWidth: 1.5,
      }),
      Plot.text([more.length ? `${first} …` : first], {
        ...at,
        ...SMALL_PRINT,
        dx: 18 - left,
        lineAnchor: 'middle',
      }),
    ];
  });
}
