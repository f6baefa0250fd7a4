/** The summary of a run, computed once for all that is made of it. */
import { summarise } from '../lab/summary.ts';
import { once } from './once.ts';

export const summariesOf = once(summarise);
