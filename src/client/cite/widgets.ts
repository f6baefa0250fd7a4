/** What the dialog *Cite or share* is made of. */
import type { Theme } from '../../cite/palette.ts';
import { element } from '../cell/dom.ts';

export interface Dialog {
  readonly say: (words: string) => void;
  /** Light or dark, as pictures are saved. */
  theme: Theme;
}

export const part = (title: string, ...children: readonly (Element | undefined | '')[]): HTMLElement =>
  element(
    document,
    'section',
    { class: 'cite-part' },
    element(document, 'h3', {}, title),
    ...children.map((child) => child || undefined),
  );

export const row = (...children: readonly (Element | undefined | '')[]): HTMLElement =>
  element(document, 'div', { class: 'cite-row' }, ...children.map((child) => child || undefined));

export const paragraph = (text: string, name?: string): HTMLElement =>
  element(document, 'p', { class: name }, text);

export function button(label: string, act: () => void): HTMLElement {
  const made = element(document, 'button', { type: 'button', class: 'cite-button' }, label);
  made.addEventListener('click', act);
  return made;
}

export const copyButton = (label: string, text: string, { say }: Dialog): HTMLElement =>
  button(label, () => {
    navigator.clipboard.writeText(text).then(
      () => say('Copied.'),
      () => say(`This browser does not let the page copy. Here it is, to select and copy: ${text}`),
    );
  });

export function select(name: string, options: Readonly<Record<string, string>>, chosen: string) {
  const input = element(
    document,
    'select',
    {},
    ...Object.entries(options).map(([value, label]) =>
      element(document, 'option', { value, ...(value === chosen && { selected: '' }) }, label),
    ),
  ) as HTMLSelectElement;
  return { input, label: element(document, 'label', { class: 'cite-select' }, `${name} `, input) };
}
