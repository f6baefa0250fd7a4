/** Kernels in a link that somebody changed: to be read, and at a press put into the cell's editor. Nothing here runs them. */
import type { CodeInCapsule, Contents } from '../../cite/header.ts';
import { disclosure, element } from '../cell/dom.ts';
import type { EditableCell } from '../cell/types.ts';
import { ownId } from '../edit/compared.ts';
import { versionsOf } from '../edit/versions.ts';

export const listings = (cell: EditableCell, code: Contents['code']): readonly HTMLElement[] =>
  code.map((each) => {
    const edits = cell.querySelector<HTMLElement>(`button[data-edit="${CSS.escape(each.variant)}"]`);
    const listing = disclosure(
      document,
      `The changed kernel of this run, “${ownId(each.variant)}”`,
      element(
        document,
        'p',
        {},
        `Code that somebody else wrote. It is shown and not run. To run it, read it, ${edits ? 'put it into the editor' : 'copy it into the editor in its chapter'}, and press Run.`,
      ),
      edits ? putButton(cell, each, edits) : undefined,
      element(document, 'pre', { tabindex: '0', role: 'group', 'aria-label': 'Changed kernel' }, each.text),
    );
    listing.classList.add('cell-linked-code');
    return listing;
  });

/** Asks by a second press before it takes the place of what the reader wrote. */
function putButton(cell: EditableCell, { variant, text }: CodeInCapsule, edits: HTMLElement): HTMLElement {
  const button = element(
    document,
    'button',
    { type: 'button', class: 'cell-swap' },
    'Put it into the editor',
  );
  const status = element(document, 'span', { role: 'status' });
  let asked = false;
  const put = async () => {
    const own = (await versionsOf(cell.experiment))[variant];
    if (own && own.text !== text && !asked) {
      asked = true;
      status.textContent =
        'You have a version of this kernel yourself. Press again to put this text in its place; Undo in the editor brings yours back.';
      return;
    }
    asked = false;
    status.textContent = '';
    uncover(edits);
    const there = await cell.edit(variant, text);
    status.textContent = there
      ? 'It is in the editor. Nothing has run.'
      : 'The editor could not be opened. Check the connection, then press again.';
  };
  button.addEventListener('click', () => void put());
  return element(document, 'p', { class: 'cell-linked-put' }, button, status);
}

/** Chooses the tabs that something is behind: each panel stands after its label, and that after its radio button. */
function uncover(something: HTMLElement): void {
  for (
    let panel = something.closest('.tab-panel');
    panel;
    panel = panel.parentElement?.closest('.tab-panel') ?? null
  ) {
    const choice = panel.previousElementSibling?.previousElementSibling;
    if (choice instanceof HTMLInputElement) choice.checked = true;
  }
}
