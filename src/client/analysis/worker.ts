/**
 * Judges runs of a machine, one experiment after the other. In a worker, because resampling takes tens of milliseconds for a
 * claim, and the page must answer meanwhile.
 */
import { textOf } from '../cell/failure.ts';
import { readRun } from '../cell/kept.ts';
import { loadMaterial } from '../cell/material.ts';
import { judgeRun } from './judge-run.ts';
import type { Ask, Told } from './messages.ts';
import { runsAt } from './sources.ts';

const tell = (told: Told): void => postMessage(told);

async function judgeAll({ source }: Ask): Promise<void> {
  const runs = runsAt(source);
  for (const experiment of await runs.experiments()) {
    const { run, imported } = await runs.find(experiment);
    if (run === undefined) continue;
    const material = await loadMaterial(experiment);
    const fits = readRun(material.experiment, run);
    if (fits.state === 'kept') tell({ kind: 'judged', run: judgeRun(material, fits.value, imported) });
    else if (fits.state === 'refused') tell({ kind: 'left', left: { experiment, why: fits.words } });
  }
  tell({ kind: 'end' });
}

addEventListener('message', ({ data }: MessageEvent<Ask>) => {
  judgeAll(data).catch((error: unknown) => tell({ kind: 'failed', message: textOf(error) }));
});
