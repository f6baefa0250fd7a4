/** How the cases of a language were measured. */
import type { Run, RunCase } from './run.ts';

export type Circumstances = Pick<Run, 'kernels' | 'startedAt' | 'duration' | 'environment' | 'plan'>;

/** Native cases have had a run of their own, unless the whole run is native. */
export const circumstances = (run: Run, language: RunCase['language']): Circumstances =>
  (language === 'native' ? run.native : undefined) ?? run;
