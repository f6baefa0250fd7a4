/** What several experiments of this chapter have in common. */
import type { Parameter, ParameterValues } from '../../src/lab/experiment.ts';

export const threadsOf = (parameters: ParameterValues): number => parameters.threads!;

export const threadsParameter = {
  id: 'threads',
  label: 'Threads',
  unit: 'threads',
  default: 2,
  scale: 'log',
} as const satisfies Partial<Parameter>;

/** For experiments that mean nothing with one thread. */
export const together: Parameter = { ...threadsParameter, values: [2, 3, 4, 6, 8, 12, 16] };
