/** What the browser has kept of the reader's runs, as times of the ladder's rungs. */
import { type Times, timesOf } from '../../charts/ladder/rows.ts';
import { RUNGS } from '../../charts/ladder/rungs.ts';
import { browserStore, recall, runKey, type Store } from '../cell/store.ts';

/** By rung; rungs that the reader has not measured are left out. Never rejects for what is stored: what does not fit is left. */
export async function ownTimes(store: Store = browserStore): Promise<Readonly<Record<string, Times>>> {
  const found = await Promise.all(
    [...Map.groupBy(RUNGS, ({ experiment }) => experiment)].map(async ([id, rungs]) => {
      const stored = await recall(store, runKey(id));
      if (stored === undefined) return [];
      // Only with something to check does what checks it come.
      const [{ readRun }, { loadMaterial }] = await Promise.all([
        import('../cell/kept.ts'),
        import('../cell/material.ts'),
      ]);
      const { experiment } = await loadMaterial(id);
      const run = readRun(experiment, stored);
      if (run.state !== 'kept') return [];
      return rungs.map((rung) => [rung.id, timesOf(rung, experiment, run.value)] as const);
    }),
  );
  return Object.fromEntries(found.flat().filter(([, times]) => Object.keys(times).length > 0));
}
