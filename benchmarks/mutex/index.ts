/** Shared and changing: the experiments. */
import type { Experiment } from '../../src/lab/experiment.ts';
import { counter } from './counter.ts';
import { readMostly } from './read-mostly.ts';
import { section } from './section.ts';

export const experiments: readonly Experiment[] = [counter, section, readMostly];
