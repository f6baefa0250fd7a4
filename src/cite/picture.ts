/**
 * A chart as a picture that stands alone: an SVG with its title, where it was measured, and its source inside, its colors and its
 * face resolved. Nothing in it is fetched, and nothing runs. Pure.
 */
import { wrap } from '../charts/text-layout.ts';
import { type Palette, resolve } from './palette.ts';

export interface PictureOptions {
  /** As `drawFigure` made it; it names its runs and variants itself. */
  readonly chart: SVGSVGElement;
  /** The finding. */
  readonly title: string;
  /** The question. */
  readonly subtitle: string;
  /** For those who do not see it. */
  readonly description: string;
  readonly environment: string;
  readonly source: string;
  readonly palette: Palette;
  /** The book's face for figures, a `data:` address; without one the system's is taken. */
  readonly font?: string | undefined;
}

export interface Picture {
  readonly svg: string;
  /** Pixels at 1x. */
  readonly width: number;
  readonly height: number;
}

const PADDING = 24;
const FAMILY = 'Instrument Sans Variable';
const SYSTEM = 'system-ui, sans-serif';
/** Sizes and line heights, pixels. */
const TITLE = { size: 19, line: 25, weight: 600 } as const;
const SUBTITLE = { size: 14, line: 19, weight: 400 } as const;
const SMALL = { size: 11, line: 15, weight: 400 } as const;

export function picture(options: PictureOptions): Picture {
  const { chart, palette, font } = options;
  const color = (name: string) => resolve(`var(${name})`, palette, '');
  const [ink, muted, paper, rule] = ['--ink', '--ink-2', '--paper', '--rule'].map(color) as [
    string,
    string,
    string,
    string,
  ];
  const [drawnWidth, drawnHeight] = sizeOf(chart);
  const width = drawnWidth + 2 * PADDING;
  const body: string[] = [];
  let y = PADDING;
  const text = (words: string, style: typeof TITLE | typeof SUBTITLE | typeof SMALL, fill: string) => {
    for (const line of lines(words, drawnWidth, style.size)) {
      y += style.line;
      const at = `x="${PADDING}" y="${y - (style.line - style.size) / 2 - style.size * 0.2}"`;
      body.push(
        `<text ${at} font-size="${style.size}" font-weight="${style.weight}" fill="${fill}">${xml(line)}</text>`,
      );
    }
  };
  text(options.title, TITLE, ink);
  y += 4;
  text(options.subtitle, SUBTITLE, muted);
  y += 16;
  const palettes = (name: string) => (name === '--font-ui' ? `${FAMILY}, ${SYSTEM}` : palette(name));
  const inner = [...chart.childNodes].map((node) => serialize(node, palettes, ink)).join('');
  // What the drawing's own root says of everything in it.
  const inherited = ['fill', 'font-size', 'text-anchor'].map((name) => {
    const value = chart.getAttribute(name);
    return value ? ` ${name}="${xml(resolve(value, palettes, ink))}"` : '';
  });
  body.push(
    `<svg class="chart" x="${PADDING}" y="${y}" width="${drawnWidth}" height="${drawnHeight}" ` +
      `viewBox="0 0 ${drawnWidth} ${drawnHeight}" overflow="visible"${inherited.join('')}>${inner}</svg>`,
  );
  y += drawnHeight + 12;
  body.push(`<path d="M${PADDING},${y}H${width - PADDING}" stroke="${rule}"/>`);
  y += 6;
  text(options.environment, SMALL, muted);
  text(options.source, SMALL, muted);
  const height = Math.ceil(y + PADDING - 6);
  // One face, for titles and for everything in the chart.
  const face = font
    ? `<style>@font-face{font-family:"${FAMILY}";font-weight:400 700;src:url(${font}) format("woff2")}</style>`
    : '';
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
    `font-family="'${FAMILY}', ${SYSTEM}" role="img" aria-labelledby="title desc">` +
    `<title id="title">${xml(options.title)}</title>` +
    `<desc id="desc">${xml(`${options.description} ${options.environment}. ${options.source}`)}</desc>` +
    `${face}<rect width="${width}" height="${height}" fill="${paper}"/>${body.join('')}</svg>`;
  return { svg, width, height };
}

function sizeOf(chart: SVGSVGElement): readonly [number, number] {
  const [width, height] = ['width', 'height'].map((name) => Number(chart.getAttribute(name)));
  if (!width || !height) throw new Error('a chart without a size');
  return [width, height];
}

/** Widths are estimated for the charts' size of text. */
const lines = (words: string, width: number, size: number) => wrap(words, (width * 12) / size);

/** As XML: a browser's `outerHTML` is HTML, which has entities that XML lacks. */
function serialize(node: Node, palette: Palette, ink: string): string {
  if (node.nodeType === 3) return xml(node.textContent ?? '');
  if (node.nodeType !== 1) return '';
  const element = node as Element;
  const name = element.localName;
  // Nothing that runs, fetches or leads away has a place in a chart.
  if (!DRAWN.has(name)) return '';
  const attributes = [...element.attributes]
    .filter(({ name }) => !/^(?:xmlns|on|class$|style$|(?:xlink:)?href$)/i.test(name))
    .map(({ name, value }) => ` ${name}="${xml(resolve(value, palette, ink))}"`)
    .join('');
  const inner = [...element.childNodes].map((child) => serialize(child, palette, ink)).join('');
  return inner ? `<${name}${attributes}>${inner}</${name}>` : `<${name}${attributes}/>`;
}

const DRAWN = new Set(['g', 'path', 'line', 'rect', 'circle', 'text', 'tspan', 'title']);

/** Control characters exist in no XML. */
const xml = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
