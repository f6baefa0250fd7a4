/** Elements from a document that is handed in: the browser's, or linkedom's when the site is built. */
export type Child = Node | string | undefined;

/** No attribute may be `style`: the content security policy forbids it. */
export function element(
  document: Document,
  name: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly Child[]
): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined) made.setAttribute(key, value);
  for (const child of children) {
    if (child === undefined) continue;
    made.appendChild(typeof child === 'string' ? document.createTextNode(child) : child);
  }
  return made;
}

/** A disclosure that is closed until asked for. */
export const disclosure = (document: Document, title: string, ...children: readonly Child[]): HTMLElement =>
  element(
    document,
    'details',
    { class: 'cell-more' },
    element(document, 'summary', {}, title),
    element(document, 'div', { class: 'cell-more-body' }, ...children),
  );

const SVG = 'http://www.w3.org/2000/svg';

/** A drawing of 16 by 16 in the color of the text around it; it means nothing to a screen reader. */
export function icon(document: Document, path: string): Element {
  const svg = document.createElementNS(SVG, 'svg');
  for (const [key, value] of Object.entries({
    class: 'cell-icon',
    viewBox: '0 0 16 16',
    width: '16',
    height: '16',
    'aria-hidden': 'true',
    focusable: 'false',
  }))
    svg.setAttribute(key, value);
  const line = document.createElementNS(SVG, 'path');
  for (const [key, value] of Object.entries({
    d: path,
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': '1.75',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  }))
    line.setAttribute(key, value);
  svg.appendChild(line);
  return svg;
}
