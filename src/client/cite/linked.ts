/**
 * A run that came in the page's address, shown in its cell: checked, drawn, labelled as somebody else's. It is not kept,
 * and code in it is text that nobody runs.
 */

import { shortHash } from '../../cite/canonical.ts';
import { unpack } from '../../cite/capsule.ts';
import type { Contents } from '../../cite/header.ts';
import type { Experiment } from '../../lab/experiment.ts';
import { disclosure, element } from '../cell/dom.ts';
import { textOf } from '../cell/failure.ts';
import { misfit } from '../cell/kept.ts';
import { loadMaterial } from '../cell/material.ts';
import { linkedFigure } from '../cell/present.ts';
import { ownId } from '../edit/compared.ts';
import { nowShown } from './shown.ts';
import { styled } from './styled.ts';

let told: HTMLElement | undefined;

/** Never rejects: what cannot be shown is told in words, at the top of the page. */
export async function showLinked(fragment: string): Promise<void> {
  told?.remove();
  await Promise.all([styled(), customElements.whenDefined('experiment-cell')]);
  try {
    const unpacked = await unpack(fragment);
    if (unpacked.state === 'refused') {
      tell(`${unpacked.reason} Ask for the link again, or for the run as a file. Nothing here was changed.`);
      return;
    }
    const { run, code, hash } = unpacked.value;
    const { experiment } = await loadMaterial(run.experiment);
    const wrong = misfit(experiment, run);
    const cell = document.querySelector<HTMLElement>(`experiment-cell[data-experiment="${run.experiment}"]`);
    if (wrong) tell(`The run in this link cannot be shown. ${wrong}`);
    else if (!cell) elsewhere(experiment, fragment);
    else await place(cell, { run, code }, hash);
  } catch (error) {
    tell(`The run in this link cannot be shown. ${textOf(error)}`);
  }
}

async function place(cell: HTMLElement, contents: Contents, hash: string): Promise<void> {
  const { figure, findings } = await linkedFigure(cell, contents.run);
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
    { class: 'cell-linked', tabindex: '-1', 'aria-labelledby': title },
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
    ...listings(contents.code),
    findings,
  );
  cell.querySelector('[data-slot="figure"]')?.before(block);
  cell.dataset.linked = 'alone';
  nowShown(cell, 'linked', contents);
  // The reader's own run comes beside it as soon as there is one.
  for (const type of ['submit', 'measured'])
    cell.addEventListener(type, () => beside.click(), { once: true });
  block.scrollIntoView();
  block.focus({ preventScroll: true });
}

/** Kernels that somebody changed, to be read. To run one, its text must be put into the editor, and Run pressed. */
const listings = (code: Contents['code']): readonly HTMLElement[] =>
  code.map(({ variant, text }) => {
    const listing = disclosure(
      document,
      `The changed kernel of this run, “${ownId(variant)}”`,
      element(
        document,
        'p',
        {},
        'Code that somebody else wrote. It is shown and not run; to run it, read it, copy it into the editor, and press Run.',
      ),
      element(document, 'pre', { tabindex: '0', role: 'group', 'aria-label': 'Changed kernel' }, text),
    );
    listing.classList.add('cell-linked-code');
    return listing;
  });

function elsewhere(experiment: Experiment, fragment: string): void {
  const chapter = `${import.meta.env.BASE_URL.replace(/\/?$/, '/')}chapters/${experiment.chapter}/${fragment}`;
  tell(
    `The run in this link belongs to “${experiment.title}”, in another chapter. `,
    element(document, 'a', { href: chapter }, 'Show it there'),
  );
}

function tell(words: string, link?: HTMLElement): void {
  told = element(document, 'p', { class: 'cell-linked-refused', role: 'alert' }, words, link);
  document.querySelector('main')?.prepend(told);
  told.scrollIntoView({ block: 'center' });
}

function button(label: string, act: () => void): HTMLElement {
  const made = element(document, 'button', { type: 'button', class: 'cell-swap' }, label);
  made.addEventListener('click', act);
  return made;
}
