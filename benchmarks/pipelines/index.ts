/** Moving instead of sharing: the experiments. */
import type { Experiment } from '../../src/lab/experiment.ts';
import { buffers } from './full-buffers.ts';
import { handoff } from './handoff.ts';
import { latency } from './latency.ts';
import { lines } from './lines.ts';
import { stages } from './stages.ts';
import { transfer } from './transfer.ts';

export const experiments: readonly Experiment[] = [handoff, transfer, buffers, lines, stages, latency];
