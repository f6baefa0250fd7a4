/** The look of an experiment whose axis has several settings: a line for each variant, named at its end. */
import * as Plot from '@observablehq/plot';
import { formatTimeTick, formatValue } from './format.ts';
import { header } from './header.ts';
import { dots, headings, RULE, type Scene, SMALL_PRINT } from './scene.ts';
import { scaleType, settingPosition } from './setting-axis.ts';
import { endLabels, endPoints, LEADER, lineOf, shiftByVariant, shifted } from './sweep-marks.ts';
import { thin, widest, wrap } from './text-layout.ts';
import { timeAxis } from './time-axis.ts';

/** Pixels. */
const BOTTOM = 46;
const TICK_PADDING = 8;
const LEFT = 14;
const HEADING = 26;
/** Facets stand side by side when each is this wide. */
const LEAST_COLUMN = 300;
/** The share of a facet's width that a line of a name may take. */
const NAME_ROOM = 0.27;

export function sweep(scene: Scene): Plot.PlotOptions {
  const { experiment, points, languages, settings, width } = scene;
  const parameter = experiment.parameters.find(({ id }) => id === experiment.axis)!;
  const axis = timeAxis(points, experiment.scale);
  const facets = languages.length;
  const inColumns = facets > 1 && width / facets >= LEAST_COLUMN;
  const facet = facets === 1 ? {} : { [inColumns ? 'fx' : 'fy']: 'language' };

  const column = width / (inColumns ? facets : 1);
  const ends = endPoints(points).map((point) => ({ ...point, lines: wrap(point.label, column * NAME_ROOM) }));
  const above = header(scene);
  const marginTop = above.height + 12;
  const marginLeft = TICK_PADDING + widest(axis.ticks.map(formatTimeTick));
  const frame = (width - marginLeft) / (inColumns ? facets : 1);
  const right = LEADER + 10 + widest(ends.flatMap(({ lines }) => lines));
  const panel = Math.min(330, Math.max(220, width * 0.45)) * (facets > 1 && !inColumns ? 0.75 : 1);
  const insetTop = facets > 1 ? HEADING : 0;

  const type = scaleType(parameter, settings);
  const position = settingPosition(type, settings, LEFT, frame - right);
  const label = (value: number) => formatValue(parameter, value);
  const step = (frame - right - LEFT) / Math.max(1, settings.length - 1);
  const shift = shiftByVariant(points, Math.min(4, step / 12));

  const xy = { x: 'at', ...facet };
  const line = (front: boolean, strokeWidth: number, strokeOpacity: number) => {
    const data = points.filter((point) => point.front === front);
    const stroke = { stroke: 'color', strokeWidth, strokeOpacity };
    const through = (own: boolean) => {
      const these = data.filter((point) => point.own === own);
      const dash = own ? { strokeDasharray: '5 4' } : {};
      return these.length
        ? Plot.line(these, shifted({ ...xy, ...stroke, ...dash, y: 'value', z: lineOf }, shift))
        : null;
    };
    return [
      through(false),
      through(true),
      Plot.ruleX(data, shifted({ ...xy, ...stroke, y1: 'low', y2: 'high' }, shift)),
    ];
  };

  return {
    width,
    height: Math.round(marginTop + BOTTOM + (panel + insetTop) * (inColumns ? 1 : facets)),
    marginTop,
    marginLeft,
    marginRight: 0,
    marginBottom: BOTTOM,
    x: {
      type,
      domain: type === 'point' ? [...settings] : [settings[0]!, settings.at(-1)!],
      insetLeft: LEFT,
      insetRight: right,
      padding: 0,
    },
    y: { type: axis.type, domain: [...axis.domain], insetTop },
    fx: { domain: [...languages], axis: null, padding: 0 },
    fy: { domain: [...languages], axis: null, padding: 0 },
    marks: [
      Plot.gridY([...axis.ticks], { stroke: RULE, strokeOpacity: 1 }),
      Plot.axisY([...axis.ticks], {
        ...SMALL_PRINT,
        label: null,
        tickSize: 0,
        tickPadding: TICK_PADDING,
        text: formatTimeTick,
      }),
      Plot.axisX([...thin(settings, position, label)], {
        ...SMALL_PRINT,
        label: null,
        tickSize: 4,
        stroke: RULE,
        text: label,
      }),
      Plot.text([`${parameter.label} →`], {
        ...SMALL_PRINT,
        facet: 'super',
        frameAnchor: 'bottom-left',
        lineAnchor: 'top',
        dx: LEFT - 4,
        dy: 28,
      }),
      headings(languages, inColumns ? 'fx' : 'fy', LEFT),
      ...line(false, 1, 0.6),
      ...line(true, 1.75, 1),
      ...dots(scene, shifted({ ...xy, y: 'value' }, shift)),
      endLabels(ends, points, { ...xy, y: 'value' }, shift),
      ...above.marks(marginLeft, marginTop),
    ],
  };
}
