/** What the experiments of this chapter have in common. */
import type { CaseRef, Parameter, ParameterValues } from '../../src/lab/experiment.ts';

export const threadsOf = (parameters: ParameterValues): number => parameters.threads!;

const threadCount = {
  id: 'threads',
  label: 'Threads',
  unit: 'threads',
  values: [1, 2, 3, 4, 6, 8, 12, 16],
  default: 2,
  scale: 'log',
} as const satisfies Parameter;

/** From one thread alone upwards, as an axis. */
export const threadsAxis: Parameter = threadCount;

/** For experiments that mean nothing with one thread. */
export const together: Parameter = { ...threadCount, values: threadCount.values.slice(1) };

/** Lines that need fewer points stand at some values only. */
export const at =
  (id: string, ...values: readonly number[]) =>
  (parameters: ParameterValues): boolean =>
    values.includes(parameters[id]!);

export const pick =
  (id: string) =>
  (variant: string, value: number): CaseRef => ({ variant, at: { [id]: value } });
