/** Lines above the frame: whose points are whose, then what the axis counts. */
import * as Plot from '@observablehq/plot';
import { formatSetting } from './format.ts';
import { isSolid, MUTED, PAPER, type Scene, SMALL_PRINT, symbolOf } from './scene.ts';
import { FONT_SIZE, LINE_HEIGHT, textWidth, wrap } from './text-layout.ts';

export interface Header {
  /** Pixels, from the top of the drawing. */
  readonly height: number;
  /** Marks for a frame whose left upper corner is here. */
  readonly marks: (left: number, top: number) => Plot.Markish[];
}

interface Entry {
  readonly run: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

const KEY_LINE = 18;
/** From a point's middle to its name, and from a name to the next point. */
const BESIDE = 9;
const BETWEEN = 20;

/** There is a key only where there are several runs; variants are named at their lines instead. */
export function header(scene: Scene): Header {
  const { experiment, runs, width } = scene;
  const { shared, own } = fixedSettings(scene);
  const names = runs.map(({ name }, i) => name + own[i]);
  const key = runs.length > 1 ? keyEntries(names, width) : [];
  const titleTop = key.length ? key.at(-1)!.y + KEY_LINE / 2 + 4 : 2;
  const titleLines = wrap(experiment.measure + shared, width - 4);
  return {
    height: titleTop + titleLines.length * LINE_HEIGHT,
    marks: (left, top) => {
      const at = (x: number, y: number) =>
        ({ frameAnchor: 'top-left', facet: 'super', dx: x - left, dy: y - top }) as const;
      const text = (words: string, x: number, y: number, lineAnchor: 'top' | 'middle') =>
        Plot.text([words], { ...at(x, y), ...SMALL_PRINT, lineAnchor, lineHeight: LINE_HEIGHT / FONT_SIZE });
      return [
        ...key.map(({ run, x, y }) =>
          Plot.dot([run], {
            ...at(x, y),
            symbol: symbolOf(runs, run),
            r: isSolid(runs, run) ? 3.75 : 3,
            fill: isSolid(runs, run) ? MUTED : PAPER,
            stroke: MUTED,
            strokeWidth: 1.25,
          }),
        ),
        ...key.map((entry) => text(entry.text, entry.x + BESIDE, entry.y, 'middle')),
        text(titleLines.join('\n'), 0, titleTop, 'top'),
      ];
    },
  };
}

/** The settings that tell nothing apart within each run: those that all runs share, and what is each run's own. */
function fixedSettings({ experiment, runs }: Scene): { shared: string; own: readonly string[] } {
  const fixed = runs.map(({ run }) =>
    experiment.parameters.flatMap((parameter) => {
      const values = new Set(run.cases.map(({ parameters }) => parameters[parameter.id]));
      const [value] = values;
      const tells = parameter.values.length > 1 && values.size === 1 && value !== undefined;
      // Kept together, so that no line begins with a unit.
      return tells ? [formatSetting(parameter, value).replaceAll(' ', '\u00a0')] : [];
    }),
  );
  const isShared = (setting: string) => fixed.every((each) => each.includes(setting));
  const text = (settings: readonly string[]) => (settings.length ? ` (${settings.join(', ')})` : '');
  return {
    shared: text(fixed[0]!.filter(isShared)),
    own: fixed.map((each) => text(each.filter((setting) => !isShared(setting)))),
  };
}

/** Places names of runs one beside the other, on a new line where there is no room. */
function keyEntries(names: readonly string[], width: number): readonly Entry[] {
  const entries: Entry[] = [];
  let x = 5;
  let y = KEY_LINE / 2;
  names.forEach((name, run) => {
    const [first = '', ...more] = wrap(name, width - 30);
    const text = more.length ? `${first} …` : first;
    const end = x + BESIDE + textWidth(text);
    if (entries.length && end > width) {
      x = 5;
      y += KEY_LINE;
    }
    entries.push({ run, text, x, y });
    x += BESIDE + textWidth(text) + BETWEEN;
  });
  return entries;
}
