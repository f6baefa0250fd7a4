/** Cleaning up on time: the experiments. */
import type { Experiment } from '../../src/lab/experiment.ts';
import { bulk } from './bulk.ts';
import { scope } from './scope.ts';

export const experiments: readonly Experiment[] = [bulk, scope];
