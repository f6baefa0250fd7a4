/** What a clone costs: the experiments. */
import type { Experiment } from '../../src/lab/experiment.ts';
import { copyTypes } from './copy-types.ts';
import { loop } from './loop.ts';
import { size } from './size.ts';
import { threads } from './threads.ts';
import { work } from './work.ts';

export const experiments: readonly Experiment[] = [loop, size, copyTypes, work, threads];
