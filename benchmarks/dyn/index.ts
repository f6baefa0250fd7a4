/** One call, many types: the experiments. */
import type { Experiment } from '../../src/lab/experiment.ts';
import { boxedLoggers } from './boxed-loggers.ts';
import { dispatch } from './dispatch.ts';
import { layout } from './layout.ts';

export const experiments: readonly Experiment[] = [dispatch, layout, boxedLoggers];
