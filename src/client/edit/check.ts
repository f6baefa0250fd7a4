/** Runs versions once, and measures nothing: loaded when somebody asks. */
import { tryEdits } from '../../lab/lab.ts';
import type { Refusal } from '../../lab/refusal.ts';
import { loadMaterial } from '../cell/material.ts';
import { isRefusal, takeThese } from './active.ts';
import type { Versions } from './versions.ts';

/** What is wrong with them, in words; undefined when they ran. Takes two seconds at most. */
export async function tryOnce(
  id: string,
  versions: Versions,
  signal: AbortSignal = new AbortController().signal,
): Promise<Refusal | undefined> {
  const { experiment } = await loadMaterial(id);
  const taken = await takeThese(experiment, versions);
  if (isRefusal(taken)) return taken;
  const request = {
    experiment: taken.experiment,
    parameters: {},
    mode: 'quick',
    seed: 1,
    edits: taken.kernels,
  } as const;
  const refusal = await tryEdits(request, signal);
  return refusal && taken.translate(refusal);
}
