/** Where a name in the middle of a chart covers least of its lines. Pure. */
import type { Box } from './text-layout.ts';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Pixels up or down from where the box wants to be, the nearest first. */
const OFFSETS = [0, -14, 14, -26, 26, -40, 40];
const STEP = 4;

/** The middle, near the wanted one and between top and bottom, at which a box lies on the least of these lines. */
export function clearest(
  box: Box,
  lines: readonly (readonly Place[])[],
  top: number,
  bottom: number,
): number {
  const places = lines.flatMap(along);
  const covered = (y: number) =>
    places.filter(
      (place) => place.x >= box.x && place.x <= box.x + box.width && Math.abs(place.y - y) <= box.height / 2,
    ).length;
  const candidates = OFFSETS.map((offset) => box.y + offset).filter(
    (y) => y - box.height / 2 >= top && y + box.height / 2 <= bottom,
  );
  return candidates.reduce((best, y) => (covered(y) < covered(best) ? y : best), candidates[0] ?? box.y);
}

/** Places every few pixels along a line, its points included. */
function along(line: readonly Place[]): readonly Place[] {
  return line.flatMap((to, i) => {
    const from = line[i - 1] ?? to;
    const steps = Math.max(1, Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / STEP));
    return Array.from({ length: steps }, (_, k) => {
      const share = (k + 1) / steps;
      return { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
    });
  });
}
