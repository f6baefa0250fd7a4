/** Ties a cell's inputs to the page's address and, later, to what was kept. */
import { type AddressCell, readAddress, unknownWords, writeAddress } from './address.ts';
import type { Controls } from './controls.ts';
import { textOf } from './failure.ts';

const later = () => import('./restore.ts');

const addressOf = (id: string, controls: Controls): AddressCell => ({
  name: id.split('/')[1] ?? '',
  parameters: controls.names,
});

/** Sets the inputs as the address says; what cannot be as it says is told. True when it says something. */
export function fromAddress(id: string, controls: Controls, busy: () => boolean): boolean {
  const cell = addressOf(id, controls);
  const { raw, unknown } = readAddress(location.search, cell);
  controls.note(...unknownWords(unknown, cell));
  if (Object.keys(raw).length === 0) return false;
  // Correcting needs the experiment itself; only an address that says something wrong loads it.
  if (!controls.choose(raw))
    later()
      .then(({ correct }) => correct(id, raw))
      .then(({ values, corrections }) => {
        if (!busy()) controls.choose(values);
        controls.note(...corrections);
      })
      .catch((error: unknown) => controls.note(`The address could not be read: ${textOf(error)}.`));
  return true;
}

/** After a choice: the address says it, and it is kept for the next visit. */
export function chosen(id: string, controls: Controls): void {
  const { parameters, defaults, mode } = controls;
  const alone = (name: string) =>
    document.querySelectorAll(`experiment-cell select[data-parameter="${name}"]`).length < 2;
  const search = writeAddress(location.search, addressOf(id, controls), parameters, { defaults, alone });
  history.replaceState(history.state, '', `${location.pathname}${search}${location.hash}`);
  later()
    .then(({ keepChoice }) => keepChoice(id, { parameters, mode }))
    .then((words) => words && controls.note(words))
    // Without the code that keeps it, the choice still holds in this page.
    .catch(() => {});
}
