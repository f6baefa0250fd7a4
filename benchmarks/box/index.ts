/** One owner, on the heap: the experiments. */
import type { Experiment } from '../../src/lab/experiment.ts';
import { allocate } from './allocate.ts';
import { list } from './list.ts';
import { move } from './move.ts';
import { sort } from './sort.ts';

export const experiments: readonly Experiment[] = [move, allocate, list, sort];
