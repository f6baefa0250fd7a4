/**
 * A run that came in the page's address, shown in its cell: checked, drawn, labelled as somebody else's. It is not kept,
 * and code in it is text that nobody runs. A worker opens and draws it. The drawing that fits the screen is shown first; those
 * for other screens and paper, and what is found in the run, come into places that were kept for them.
 */

import { shortHash } from '../../cite/canonical.ts';
import type { Contents } from '../../cite/header.ts';
import { element } from '../cell/dom.ts';
import { openLink } from '../cell/draw.ts';
import type { Opened } from '../cell/draw-messages.ts';
import { textOf } from '../cell/failure.ts';
import { FITS, type Fit } from '../cell/fits.ts';
import { commonOf, linkedFigure, linkedRest } from '../cell/present.ts';
import type { EditableCell } from '../cell/types.ts';
import { nowShown } from './shown.ts';
import { styled } from './styled.ts';

type Link = Extract<Opened, { state: 'ok' }>;

let told: HTMLElement | undefined;
let turns = 0;

/** Never rejects: what cannot be shown is told in words, at the top of the page. */
export async function showLinked(fragment: string): Promise<void> {
  const turn = ++turns;
  told?.remove();
  const style = styled();
  const cells = [...document.querySelectorAll<EditableCell>('experiment-cell')];
  try {
    const [opened] = await Promise.all([
      openLink({ what: 'open', fragment, cells: cells.map(commonOf) }),
      customElements.whenDefined('experiment-cell'),
    ]);
    // Another link was opened meanwhile.
    if (turn !== turns) return;
    const cell =
      opened.state === 'ok' && cells.find(({ dataset }) => dataset.experiment === opened.experiment.id);
    if (opened.state === 'refused')
      tell(`${opened.reason} Ask for the link again, or for the run as a file. Nothing here was changed.`);
    else if (!cell) elsewhere(opened, fragment);
    else {
      const [{ figure }, listings] = await Promise.all([
        linkedFigure(cell, fragment),
        listingsOf(cell, opened.contents.code),
        style,
      ]);
      if (turn !== turns) return;
      if (!figure) throw new Error('Nothing was drawn of it');
      const block = place(cell, opened, figure, listings);
      performance.measure('capsule', 'capsule-begin');
      await complete(cell, fragment, block, figure);
      performance.measure('capsule-whole', 'capsule-begin');
    }
  } catch (error) {
    if (turn === turns) tell(`The run in this link cannot be shown. ${textOf(error)}`);
  }
}

/** Puts it in front of what the cell shows, and takes the reader there. */
function place(
  cell: HTMLElement,
  { contents, hash }: Link,
  figure: HTMLElement,
  listings: readonly HTMLElement[],
): HTMLElement {
  cell.querySelector('.cell-linked')?.remove();
  const beside = button('Show this cell’s own figure, too', () => {
    cell.dataset.linked = 'beside';
    beside.hidden = true;
  });
  const close = button('Close the run from the link', () => {
    block.remove();
    delete cell.dataset.linked;
    nowShown(cell, 'linked', undefined);
    history.replaceState(history.state, '', location.pathname + location.search);
    cell.querySelector<HTMLElement>('[data-part="cite"]')?.focus();
  });
  const title = `${cell.id}-linked`;
  const block = element(
    document,
    'section',
    { class: 'cell-linked', tabindex: '-1', 'aria-labelledby': title, 'aria-busy': 'true' },
    element(
      document,
      'div',
      { class: 'cell-linked-head' },
      element(
        document,
        'p',
        { id: title },
        element(document, 'strong', {}, 'A run from a link, measured on another machine'),
      ),
      element(
        document,
        'p',
        { class: 'cell-linked-hash', title: hash },
        `Its data have the hash that the link names: sha256:${shortHash(hash)}. Nothing of it is kept here.`,
      ),
      element(document, 'p', { class: 'cell-linked-actions' }, beside, close),
    ),
    figure,
    ...listings,
  );
  cell.querySelector('[data-slot="figure"]')?.before(block);
  cell.dataset.linked = 'alone';
  nowShown(cell, 'linked', contents);
  // The reader's own run comes beside it as soon as there is one.
  for (const type of ['submit', 'measured'])
    cell.addEventListener(type, () => beside.click(), { once: true });
  block.scrollIntoView();
  block.focus({ preventScroll: true });
  return block;
}

/** Fills what was left open, below what is read already. Where the reader closed it meanwhile, nobody sees it. */
async function complete(
  cell: HTMLElement,
  fragment: string,
  block: HTMLElement,
  figure: HTMLElement,
): Promise<void> {
  const chartIn = (all: HTMLElement | undefined, fit: Fit) => all?.querySelector(`.cell-chart-${fit}`);
  const missing = FITS.filter((fit) => !chartIn(figure, fit)?.hasChildNodes());
  try {
    const rest = await linkedRest(cell, fragment, missing);
    for (const fit of missing)
      chartIn(figure, fit)?.replaceChildren(...(chartIn(rest.figure, fit)?.childNodes ?? []));
    if (rest.findings) block.append(rest.findings);
  } catch (error) {
    const words = `What was found in this run could not be worked out. ${textOf(error)}.`;
    block.append(element(document, 'p', { role: 'alert' }, words));
  }
  block.removeAttribute('aria-busy');
}

/** Kernels that somebody changed, to be read. */
const listingsOf = async (cell: EditableCell, code: Contents['code']): Promise<readonly HTMLElement[]> =>
  code.length ? (await import('./listings.ts')).listings(cell, code) : [];

function elsewhere({ experiment }: Link, fragment: string): void {
  const chapter = `${import.meta.env.BASE_URL.replace(/\/?$/, '/')}chapters/${experiment.chapter}/${fragment}`;
  tell(
    `The run in this link belongs to “${experiment.title}”, in another chapter. `,
    element(document, 'a', { href: chapter }, 'Show it there'),
  );
}

function tell(words: string, link?: HTMLElement): void {
  told?.remove();
  told = element(document, 'p', { class: 'cell-linked-refused', role: 'alert' }, words, link);
  document.querySelector('main')?.prepend(told);
  told.scrollIntoView({ block: 'center' });
}

function button(label: string, act: () => void): HTMLElement {
  const made = element(document, 'button', { type: 'button', class: 'cell-swap' }, label);
  made.addEventListener('click', act);
  return made;
}
