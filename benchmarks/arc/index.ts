/** Arc and the price of an atomic: the experiments. */
import type { Experiment } from '../../src/lab/experiment.ts';
import { bystander } from './bystander.ts';
import { contention } from './contention.ts';
import { vsClone } from './vs-clone.ts';
import { workBetween } from './work-between.ts';

export const experiments: readonly Experiment[] = [contention, vsClone, workBetween, bystander];
