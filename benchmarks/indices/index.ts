/** Indices instead of references: the experiments. */
import type { Experiment } from '../../src/lab/experiment.ts';
import { churn } from './churn.ts';
import { lookup } from './lookup.ts';
import { neighbors } from './neighbors.ts';
import { scan } from './scan.ts';
import { traverse } from './traverse.ts';

export const experiments: readonly Experiment[] = [traverse, neighbors, lookup, churn, scan];
