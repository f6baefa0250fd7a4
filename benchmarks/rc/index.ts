/** Shared, on one thread: the experiments. */
import type { Experiment } from '../../src/lab/experiment.ts';
import { clone } from './clone.ts';
import { refCell } from './ref-cell.ts';

export const experiments: readonly Experiment[] = [clone, refCell];
