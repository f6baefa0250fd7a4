/** Puts a run of the reader's into a cell. */

import type { CodeInCapsule } from '../../cite/header.ts';
import type { ParameterValues } from '../../lab/experiment.ts';
import type { Run } from '../../lab/run.ts';
import { nowShown, shownIn } from '../cite/shown.ts';
import { draw } from './draw.ts';
import { FITS, type Fit } from './fits.ts';
import { recordedAt } from './recorded-at.ts';
import type { Slots } from './slots.ts';

interface State {
  readonly finished: boolean;
  readonly imported?: boolean;
  /** Of the reader's versions that the run has, where it is still known. */
  readonly code?: readonly CodeInCapsule[];
}

/** `wanted` is asked when a run has been drawn. What it gives resolves to false when it no longer was. */
export function presenter(cell: HTMLElement, slots: Slots, wanted: () => boolean) {
  return async (run: Run, { finished, imported = false, code = [] }: State): Promise<boolean> => {
    const fits = finished ? FITS : [fitOf(cell)];
    const { figure, findings } = await draw({
      ...commonOf(cell),
      what: 'own',
      run,
      finished,
      imported,
      beside: shownIn(cell, 'linked')?.run,
      fits,
    });
    if (!wanted() || !figure || !findings) return false;
    await slots.own({ figure, findings }, { finished, imported });
    if (finished) nowShown(cell, 'own', { run, code });
    return true;
  };
}

/** The run of a link that was opened, with the recorded ones behind it: as it fits the screen. Rejects with a sentence. */
export const linkedFigure = (cell: HTMLElement, fragment: string) =>
  draw({ ...commonOf(cell), what: 'linked', fragment, fits: [fitOf(cell)], findings: false });

/** What comes with it: as it fits other screens and paper, and what is found in it. */
export const linkedRest = (cell: HTMLElement, fragment: string, fits: readonly Fit[]) =>
  draw({ ...commonOf(cell), what: 'linked', fragment, fits, findings: true });

/** The recorded figure with these parameters; undefined when the recorded run cannot be had. */
export async function chosenFigure(
  cell: HTMLElement,
  parameters: ParameterValues,
  fits: readonly Fit[] = FITS,
): Promise<HTMLElement | undefined> {
  const { figure } = await draw({ ...commonOf(cell), what: 'chosen', parameters, fits });
  return figure;
}

/** Has what draws loaded and warm, by a drawing that nobody sees: it would take a core while something is measured. */
export const prepareToDraw = (cell: HTMLElement): Promise<unknown> => chosenFigure(cell, {}, [fitOf(cell)]);

export const commonOf = (cell: HTMLElement) => ({
  experiment: cell.dataset.experiment ?? '',
  recorded: recordedAt(cell),
});

/** As the style sheet decides it. */
function fitOf(cell: HTMLElement): Fit {
  const rems = cell.clientWidth / Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return rems >= 46 ? 'wide' : rems >= 33 ? 'medium' : 'narrow';
}
