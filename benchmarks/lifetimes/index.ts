/** Borrowing without copying: the experiments. */
import type { Experiment } from '../../src/lab/experiment.ts';
import { excerpt } from './excerpt.ts';
import { parser } from './parser.ts';
import { pass } from './pass.ts';

export const experiments: readonly Experiment[] = [excerpt, pass, parser];
