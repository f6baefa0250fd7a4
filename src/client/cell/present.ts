/** Puts a run of the reader's into a cell. */
import type { Run } from '../../lab/run.ts';
import { loadMaterial, loadRecorded } from './material.ts';
import type { Slots } from './slots.ts';
import { figureView, findingsView } from './view.ts';

/** Loads what drawing needs, so that nothing has to be loaded while something is measured. */
export async function presenter(cell: HTMLElement, slots: Slots) {
  const [material, behind] = await Promise.all([
    loadMaterial(cell.dataset.experiment ?? ''),
    loadRecorded(cell),
  ]);
  return (run: Run, finished: boolean, imported = false): void => {
    const scene = {
      ...material,
      document: cell.ownerDocument,
      run,
      behind,
      owner: { whose: 'own', finished, imported } as const,
    };
    slots.own({ figure: figureView(scene), findings: findingsView(scene) }, { finished, imported });
  };
}
