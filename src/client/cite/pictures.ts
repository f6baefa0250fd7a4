/** A subject's chart as a file that stands alone: SVG, and PNG made from it. */
import { drawFigure } from '../../charts/figure.ts';
import { paletteOf, type Theme } from '../../cite/palette.ts';
import { type Picture, picture } from '../../cite/picture.ts';
import face from '../../fonts/instrument-sans.woff2?url';
import { figureParts } from '../cell/view.ts';
import type { Citation, Subject } from './subject.ts';

/** Of the drawing, pixels: that of the widest cell. */
const WIDTH = 860;

let font: Promise<string | undefined> | undefined;

/** Without its face a picture is still right; it then takes the system's. */
const fontData = (): Promise<string | undefined> =>
  (font ??= fetch(face)
    .then((response) => (response.ok ? response.arrayBuffer() : Promise.reject(new Error('no face'))))
    .then((buffer) => {
      let text = '';
      for (const byte of new Uint8Array(buffer)) text += String.fromCharCode(byte);
      return `data:font/woff2;base64,${btoa(text)}`;
    })
    .catch(() => undefined));

export async function pictureOf({ scene }: Subject, citation: Citation, theme: Theme): Promise<Picture> {
  const { experiment, document } = scene;
  const { browser, coresFound } = citation.run.environment;
  // “This browser” means nothing elsewhere.
  const { runs, range } = figureParts(scene, `${browser}, ${coresFound} cores`);
  const style = getComputedStyle(document.documentElement);
  return picture({
    chart: drawFigure({ experiment, runs, document, width: WIDTH, range }),
    title: citation.headline,
    subtitle: experiment.question,
    description: citation.description,
    environment: citation.environment,
    source: citation.source,
    palette: paletteOf((name) => style.getPropertyValue(name), theme),
    font: await fontData(),
  });
}

export const svgBlob = ({ svg }: Picture): Blob => new Blob([svg], { type: 'image/svg+xml' });

/** `scale` times as many pixels as the SVG has. Throws a sentence when the browser cannot. */
export async function pngBlob(from: Picture, scale: number): Promise<Blob> {
  const url = URL.createObjectURL(svgBlob(from));
  try {
    const image = new Image(from.width, from.height);
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = from.width * scale;
    canvas.height = from.height * scale;
    const context = canvas.getContext('2d');
    if (!context) throw new Error('this browser gives no canvas');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error('this browser makes no picture of that size'))),
        'image/png',
      ),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}
