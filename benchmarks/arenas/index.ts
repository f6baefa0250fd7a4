/** Allocate together, free together: the experiments. */
import type { Experiment } from '../../src/lab/experiment.ts';
import { build } from './build.ts';
import { drop } from './drop.ts';
import { memory } from './memory.ts';
import { traverse } from './traverse.ts';

export const experiments: readonly Experiment[] = [build, traverse, drop, memory];
