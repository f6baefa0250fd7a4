/** Puts a run of the reader's into a cell. */
import type { Experiment } from '../../lab/experiment.ts';
import type { Run } from '../../lab/run.ts';
import { nowShown, shownIn } from '../cite/shown.ts';
import type { Taken } from '../edit/active.ts';
import { comparing, remarks } from '../edit/compared.ts';
import { loadMaterial, loadRecorded, type RecordedRun } from './material.ts';
import { inSlices } from './slices.ts';
import type { Slots } from './slots.ts';
import {
  drawSteps,
  type Fit,
  figureSteps,
  figureView,
  findingsSteps,
  findingsView,
  type Scene,
} from './view.ts';

/** Loads what drawing needs; then it draws at once. `imported`: the run came from a file. */
export async function presenter(cell: HTMLElement, slots: Slots) {
  const stage = await stageOf(cell);
  return (run: Run, imported: boolean): void => {
    const scene = stage.scene(run, true, imported);
    slots.own({ figure: figureView(scene), findings: findingsView(scene) }, { finished: true, imported });
    nowShown(cell, 'own', { scene, code: [] });
  };
}

/**
 * The same for a run that goes on: everything is loaded before, has drawn once before, and draws in slices, so that nobody who
 * scrolls meanwhile is held up. Only the drawing that fits the screen is made; the others come after the end.
 */
export async function slicedPresenter(
  cell: HTMLElement,
  slots: Slots,
  signal: AbortSignal,
  own?: Pick<Taken, 'experiment' | 'code'>,
) {
  const stage = await stageOf(cell, own?.experiment);
  const wanted = () => !signal.aborted;
  const [recorded] = stage.behind;
  if (recorded) {
    const scene = stage.scene(recorded.run, false);
    await inSlices(figureSteps(scene, [fitOf(cell)]), { wanted });
    await inSlices(findingsSteps(scene), { wanted });
  }
  return async (run: Run, finished: boolean): Promise<void> => {
    const scene = stage.scene(run, finished);
    const figure = await inSlices(figureSteps(scene, [fitOf(cell)]), { wanted });
    const findings = figure && (await inSlices(findingsSteps(scene), { wanted }));
    if (!findings) return;
    slots.own({ figure, findings }, { finished });
    if (finished) nowShown(cell, 'own', { scene, code: own?.code ?? [] });
    if (finished) void inSlices(drawSteps(scene, figure));
  };
}

interface Stage {
  readonly behind: readonly RecordedRun[];
  readonly scene: (run: Run, finished: boolean, imported?: boolean) => Scene;
}

/** `edited`: the experiment with the reader's own versions of kernels. */
async function stageOf(cell: HTMLElement, edited?: Experiment): Promise<Stage> {
  const [material, recorded] = await Promise.all([
    loadMaterial(cell.dataset.experiment ?? ''),
    loadRecorded(cell),
  ]);
  // A run that came in a link stands behind the reader's own, with the recorded ones.
  const linked = shownIn(cell, 'linked');
  const behind = linked ? [{ run: linked.scene.run, name: 'the run in the link' }, ...recorded] : recorded;
  return {
    behind,
    scene: (run, finished, imported = false) => ({
      ...material,
      ...(edited && { experiment: comparing(edited, run), remarks: remarks(edited, run) }),
      document: cell.ownerDocument,
      run,
      behind,
      owner: { whose: 'own', finished, imported },
    }),
  };
}

/** As the style sheet decides it. */
function fitOf(cell: HTMLElement): Fit {
  const rems = cell.clientWidth / Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return rems >= 46 ? 'wide' : rems >= 33 ? 'medium' : 'narrow';
}
