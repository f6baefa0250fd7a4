/** The keys of the cells, in a dialog. Made when it is first asked for. */
import { element } from './dom.ts';

const KEYS: readonly (readonly [where: string, keys: readonly (readonly [key: string, does: string])[]])[] = [
  [
    'In a cell',
    [
      ['Shift Enter', 'run it and go on to the next'],
      ['Ctrl Enter', 'run it and stay'],
      ['Esc', 'cancel what runs; otherwise select the cell'],
    ],
  ],
  [
    'With a cell selected',
    [
      ['↓ or J', 'the next cell'],
      ['↑ or K', 'the one before'],
      ['Enter', 'to its settings and buttons'],
      ['Esc', 'cancel what runs; otherwise leave the cell'],
      ['?', 'this list'],
    ],
  ],
];

let dialog: HTMLDialogElement | undefined;

export const isShowing = (): boolean => dialog?.open === true;

/** `then` is called when it is closed; otherwise the focus goes back to where it was. */
export function showKeys(then?: () => void): void {
  if (isShowing()) return;
  dialog ??= make();
  dialog.addEventListener('close', () => then?.(), { once: true });
  dialog.showModal();
}

function make(): HTMLDialogElement {
  const parts = KEYS.flatMap(([where, keys]) => [
    element(document, 'h3', {}, where),
    element(
      document,
      'dl',
      {},
      ...keys.map(([key, does]) =>
        element(
          document,
          'div',
          {},
          element(document, 'dt', {}, ...keycaps(key)),
          element(document, 'dd', {}, does),
        ),
      ),
    ),
  ]);
  const close = element(document, 'button', { type: 'button', class: 'cell-cancel' }, 'Close');
  const made = element(
    document,
    'dialog',
    { class: 'keys-dialog', 'aria-labelledby': 'keys-dialog-title' },
    element(document, 'h2', { id: 'keys-dialog-title' }, 'Keys'),
    ...parts,
    element(
      document,
      'p',
      { class: 'keys-note' },
      'Letters and arrows mean this only while a cell itself is selected, never while you type.',
    ),
    close,
  ) as HTMLDialogElement;
  close.addEventListener('click', () => made.close());
  made.addEventListener('click', (event) => {
    // Outside of what stands in it.
    if (event.target === made) made.close();
  });
  document.body.append(made);
  return made;
}

/** "↓ or J" -> ↓ or J, the keys marked as such. */
const keycaps = (text: string) =>
  text
    .split(/( or | )/)
    .map((part) => (part.trim() === 'or' || part === ' ' ? part : element(document, 'kbd', {}, part)));
