/** Ties a cell's inputs to the page's address, to what is kept, and to the recorded figure. Loaded when somebody chooses. */
import { coresReported } from '../../lab/environment.ts';
import { correctParameters, fromId } from '../../lab/parameters.ts';
import { type AddressCell, readAddress, unknownWords, writeAddress } from './address.ts';
import type { Controls } from './controls.ts';
import { textOf } from './failure.ts';
import { loadMaterial } from './material.ts';
import type { Slots } from './slots.ts';

export interface Panel {
  /** `arc/contention` */
  readonly id: string;
  readonly cell: HTMLElement;
  readonly controls: Controls;
  readonly slots: Slots;
  readonly busy: () => boolean;
}

const addressOf = ({ id, controls }: Panel): AddressCell => ({
  name: id.split('/')[1] ?? '',
  parameters: controls.names,
});

/** Sets the inputs as the address says; what cannot be as it says is told. True when it says something. */
export async function fromAddress(panel: Panel): Promise<boolean> {
  const { id, controls, busy } = panel;
  const cell = addressOf(panel);
  const { raw, unknown } = readAddress(location.search, cell);
  controls.note(...unknownWords(unknown, cell));
  if (Object.keys(raw).length === 0) return false;
  try {
    const { experiment } = await loadMaterial(id);
    const { values, corrections } = correctParameters(experiment, raw, coresReported(navigator));
    if (!busy()) controls.choose(values);
    controls.note(...corrections);
  } catch (error) {
    controls.note(`The address could not be read: ${textOf(error)}.`);
  }
  follow(panel);
  return true;
}

/** After a choice: the address says it, it is kept for the next visit, and the recorded figure follows. */
export async function chosen(panel: Panel, changed?: string): Promise<void> {
  const { id, controls } = panel;
  orderEnds(controls, changed);
  const { parameters, defaults, mode } = controls;
  const alone = (name: string) =>
    document.querySelectorAll(`experiment-cell select[data-parameter="${name}"]`).length < 2;
  const search = writeAddress(location.search, addressOf(panel), parameters, { defaults, alone });
  history.replaceState(history.state, '', `${location.pathname}${search}${location.hash}`);
  follow(panel);
  try {
    const { keepChoice } = await import('./restore.ts');
    const words = await keepChoice(id, { parameters, mode });
    if (words) controls.note(words);
  } catch {
    // Without the code that keeps it, the choice still holds in this page.
  }
}

/** Everything as the book has it. */
export function reset(panel: Panel): void {
  panel.controls.choose(panel.controls.defaults);
  panel.controls.forgetNotes();
  void chosen(panel);
}

/** The end of a sweep that was not touched goes along where the other would pass it. */
function orderEnds(controls: Controls, changed = ''): void {
  const { parameters } = controls;
  for (const axis of controls.names) {
    const from = fromId(axis);
    const [low, high] = [parameters[from], parameters[axis]];
    if (low === undefined || high === undefined || low <= high) continue;
    const both = changed === from ? low : high;
    controls.choose({ [axis]: both, [from]: both });
  }
}

/** The latest choice wins, whichever drawing is ready first. */
const turns = new WeakMap<Slots, number>();

/** Draws the recorded figure as chosen, or says why it cannot follow. */
export function follow({ cell, controls, slots }: Panel): void {
  const turn = (turns.get(slots) ?? 0) + 1;
  turns.set(slots, turn);
  if (!slots.hasRecorded) return;
  if (controls.isDefault) {
    slots.redraw();
    return;
  }
  import('./present.ts')
    .then(({ chosenFigure }) => chosenFigure(cell, controls.parameters))
    .then((figure) => {
      if (turns.get(slots) === turn) slots.redraw(figure);
    })
    // The figure stays as it was; what was chosen stands beside it.
    .catch(() => {});
}
