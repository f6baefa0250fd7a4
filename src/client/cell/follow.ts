/** The recorded figure as the reader chose. */
import type { ParameterValues } from '../../lab/experiment.ts';
import { following } from './following.ts';
import { loadMaterial, loadRecorded } from './material.ts';
import { figureView } from './view.ts';

/** undefined when the recorded run cannot be had: then the figure stays as it is. */
export async function chosenFigure(
  id: string,
  cell: HTMLElement,
  parameters: ParameterValues,
): Promise<HTMLElement | undefined> {
  const [material, recorded] = await Promise.all([loadMaterial(id), loadRecorded(cell)]);
  const [first, ...behind] = recorded;
  if (!first) return undefined;
  const { range, words } = following(material.experiment, first.run, parameters);
  return figureView({
    ...material,
    document: cell.ownerDocument,
    run: first.run,
    owner: { whose: 'recorded', machine: first.name },
    behind,
    timeZone: 'UTC',
    range,
    note: words,
  });
}
