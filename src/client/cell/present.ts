/** Puts a run of the reader's into a cell. */
import type { Experiment } from '../../lab/experiment.ts';
import type { Run } from '../../lab/run.ts';
import { comparing, remarks } from '../edit/compared.ts';
import { loadMaterial, loadRecorded } from './material.ts';
import type { Slots } from './slots.ts';
import { figureView, findingsView } from './view.ts';

/**
 * Loads what drawing needs, so that nothing has to be loaded while something is measured. `edited`: the experiment with the
 * reader's own versions of kernels.
 */
export async function presenter(cell: HTMLElement, slots: Slots, edited?: Experiment) {
  const [material, behind] = await Promise.all([
    loadMaterial(cell.dataset.experiment ?? ''),
    loadRecorded(cell),
  ]);
  return (run: Run, finished: boolean): void => {
    const scene = {
      ...material,
      ...(edited && { experiment: comparing(edited, run), remarks: remarks(edited, run) }),
      document: cell.ownerDocument,
      run,
      behind,
      owner: { whose: 'own', finished } as const,
    };
    slots.own({ figure: figureView(scene), findings: findingsView(scene) }, { finished });
  };
}
