/** Where text goes when there is no page to ask: widths are estimated, a little too wide. Pure. */

/** Pixels. */
export const FONT_SIZE = 12;
export const LINE_HEIGHT = 14;

/** Estimated width in pixels, for a humanist sans. */
export function textWidth(text: string, size = FONT_SIZE): number {
  let ems = 0;
  for (const char of text) {
    if (/[iljtfr.,:;'|()! ]/.test(char)) ems += 0.32;
    else if (/[mwMW@%—]/.test(char)) ems += 0.86;
    else if (/[A-Z]/.test(char)) ems += 0.68;
    else if (char.charCodeAt(0) > 0x2e80) ems += 1;
    else ems += 0.57;
  }
  return ems * size;
}

/** Of several lines, the width of the longest. */
export const widest = (lines: readonly string[]): number =>
  Math.max(0, ...lines.map((line) => textWidth(line)));

/** Breaks text at its spaces (no-break ones stay) into lines of at most `width` pixels; a longer word has a line of its own. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/ +/)) {
    const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
    if (lines.length && textWidth(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** As much of a text as fits, with an ellipsis where something is left out. */
export function shorten(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  const characters = [...text];
  while (characters.length > 0 && textWidth(`${characters.join('')}…`) > width) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** Of ticks in ascending order, those whose texts have room; the first and the last are kept before others. */
export function thin(
  ticks: readonly number[],
  position: (tick: number) => number,
  text: (tick: number) => string,
): readonly number[] {
  const gap = 8;
  const start = (tick: number) => position(tick) - textWidth(text(tick)) / 2;
  const end = (tick: number) => position(tick) + textWidth(text(tick)) / 2;
  const [first, ...rest] = ticks;
  const last = rest.pop();
  if (first === undefined || last === undefined) return ticks;
  const kept = [first];
  for (const tick of rest)
    if (start(tick) >= end(kept.at(-1)!) + gap && end(tick) + gap <= start(last)) kept.push(tick);
  if (start(last) >= end(kept.at(-1)!) + gap) kept.push(last);
  return kept;
}

export interface Box {
  /** Left edge. */
  readonly x: number;
  /** Wanted middle. */
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The middles that keep boxes from lying on each other, between top and bottom and as near as can be to where they want
 * to be. Boxes that share no column do not push each other. Too many for the room overlap evenly.
 */
export function spread(boxes: readonly Box[], top: number, bottom: number): readonly number[] {
  const middles = boxes.map(({ y }) => y);
  for (const group of columns(boxes)) {
    const order = group.toSorted((a, b) => boxes[a]!.y - boxes[b]!.y);
    stack(
      order.map((i) => boxes[i]!),
      top,
      bottom,
    ).forEach((middle, k) => {
      middles[order[k]!] = middle;
    });
  }
  return middles;
}

/** Indexes of boxes that share a column, directly or through others. */
function columns(boxes: readonly Box[]): readonly number[][] {
  const order = boxes.map((_, i) => i).sort((a, b) => boxes[a]!.x - boxes[b]!.x);
  const groups: number[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const i of order) {
    if (boxes[i]!.x < end) groups.at(-1)!.push(i);
    else groups.push([i]);
    end = Math.max(end, boxes[i]!.x + boxes[i]!.width);
  }
  return groups;
}

/** Pools neighbors that touch into blocks around the mean of what they want (isotonic regression). */
function stack(boxes: readonly Box[], top: number, bottom: number): readonly number[] {
  const total = boxes.reduce((sum, { height }) => sum + height, 0);
  const squeeze = Math.min(1, (bottom - top) / total);
  const heights = boxes.map(({ height }) => height * squeeze);
  // Each block wants one shift for all its boxes, which stand close together from `offset` on.
  const offsets: number[] = [];
  heights.reduce((sum, height) => {
    offsets.push(sum + height / 2);
    return sum + height;
  }, 0);
  const blocks: { sum: number; count: number }[] = [];
  boxes.forEach(({ y }, i) => {
    blocks.push({ sum: y - offsets[i]!, count: 1 });
    while (blocks.length > 1 && mean(blocks.at(-2)!) > mean(blocks.at(-1)!)) {
      const { sum, count } = blocks.pop()!;
      blocks.at(-1)!.sum += sum;
      blocks.at(-1)!.count += count;
    }
  });
  // All shifts within these bounds keep the first box below the top and the last above the bottom.
  const most = Math.max(top, bottom - total * squeeze);
  return blocks
    .flatMap((block) => Array.from({ length: block.count }, () => Math.min(most, Math.max(top, mean(block)))))
    .map((shift, i) => shift + offsets[i]!);
}

const mean = ({ sum, count }: { readonly sum: number; readonly count: number }) => sum / count;
