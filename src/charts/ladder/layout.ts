/** Where the ladder's rows, names and axis stand, in pixels. Pure. */
import { formatTimeTick } from '../format.ts';
import { thin, widest } from '../text-layout.ts';
import { byCost, estimates, type LadderRow, type Times } from './rows.ts';
import { GROUPS, type GroupId } from './rungs.ts';

/** Narrower than this, names stand above their rows instead of left of them. */
const LEAST_BESIDE = 480;
/** One row is one link: far enough from the next to be hit by a finger. */
const PITCH = { beside: 26, above: 42 } as const;
const HEADING = 38;
const KEY = 26;
const TICKS = 22;
const EDGE = 8;

export interface PlacedRow extends LadderRow {
  /** Where its marks are. */
  readonly y: number;
  /** Where its name is. */
  readonly nameY: number;
}

export interface LadderLayout {
  readonly width: number;
  readonly height: number;
  readonly rows: readonly PlacedRow[];
  readonly headings: readonly { readonly text: string; readonly y: number }[];
  /** Names left of the axis, not above it. */
  readonly beside: boolean;
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
  readonly domain: readonly [number, number];
  /** Powers of ten: all of them for lines, and those whose text has room. */
  readonly decades: readonly number[];
  readonly ticks: readonly number[];
  /** Nanoseconds -> pixels from the left edge. */
  readonly x: (time: number) => number;
}

export interface LayoutOptions {
  readonly width: number;
  /** Rows under headings, or one staircase. */
  readonly grouped: boolean;
  /** Further times that the axis must hold. */
  readonly own: Readonly<Record<string, Times>>;
}

export function ladderLayout(
  all: readonly LadderRow[],
  { width, grouped, own }: LayoutOptions,
): LadderLayout {
  const beside = width >= LEAST_BESIDE;
  const sorted = byCost(all);
  const names = widest(sorted.map(({ words }) => words));
  const left = beside ? Math.min(width * 0.46, names + 14) : EDGE;
  const top = KEY + TICKS;
  const sections = grouped
    ? (Object.keys(GROUPS) as GroupId[]).map((group) => ({
        heading: GROUPS[group],
        members: sorted.filter((row) => row.group === group),
      }))
    : [{ heading: undefined, members: sorted }];

  let y = top;
  const rows: PlacedRow[] = [];
  const headings: { text: string; y: number }[] = [];
  for (const { heading, members } of sections) {
    if (members.length === 0) continue;
    if (heading !== undefined) {
      headings.push({ text: heading, y: y + HEADING - 15 });
      y += HEADING;
    }
    for (const row of members) {
      const pitch = beside ? PITCH.beside : PITCH.above;
      rows.push({ ...row, y: y + (beside ? pitch / 2 : 29), nameY: y + (beside ? pitch / 2 : 13) });
      y += pitch;
    }
  }

  const domain = decadesAround([...sorted.map(({ times }) => times), ...Object.values(own)]);
  const decades = powers(domain);
  const right = width - EDGE;
  const x = (time: number) =>
    left + (Math.log(time / domain[0]) / Math.log(domain[1] / domain[0])) * (right - left);
  // Wide axes name every power of ten, narrow ones the units' own.
  const named = beside && width > 700 ? decades : decades.filter((each) => isUnit(each));
  return {
    width,
    height: Math.round(y + 6 + TICKS),
    rows,
    headings,
    beside,
    left,
    top,
    bottom: Math.round(y + 6),
    domain,
    decades,
    ticks: thin(named, x, formatTimeTick),
    x,
  };
}

const isUnit = (power: number) => Math.round(Math.log10(power)) % 3 === 0;

/** From just below the quickest to just above the slowest. */
function decadesAround(times: readonly Times[]): readonly [number, number] {
  const ends = times.flatMap(estimates).flatMap(({ low, high }) => [low, high]);
  if (ends.length === 0) return [0.1, 1e6];
  return [Math.min(...ends) / 1.6, Math.max(...ends) * 1.6];
}

function powers([low, high]: readonly [number, number]): readonly number[] {
  const first = Math.ceil(Math.log10(low));
  const count = Math.floor(Math.log10(high)) - first + 1;
  return Array.from({ length: count }, (_, i) => Number(`1e${first + i}`));
}
