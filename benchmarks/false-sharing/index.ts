/** False sharing: the experiments. */
import type { Experiment } from '../../src/lab/experiment.ts';
import { allocator } from './allocator.ts';
import { fields } from './fields.ts';
import { neighbors } from './neighbors.ts';
import { refcount } from './refcount.ts';
import { stride } from './stride.ts';

export const experiments: readonly Experiment[] = [stride, refcount, neighbors, allocator, fields];
