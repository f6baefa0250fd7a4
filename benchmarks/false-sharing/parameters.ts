/** Parameters and settings that the experiments of this chapter have in common. */
import type { CaseRef, Parameter } from '../../src/lab/experiment.ts';

export const threadCount = {
  id: 'threads',
  label: 'Threads',
  unit: 'threads',
  default: 2,
} as const satisfies Partial<Parameter>;

/** From one thread alone upwards, as an axis. */
export const threadsAxis: Parameter = { ...threadCount, values: [1, 2, 3, 4, 6, 8, 12, 16], scale: 'log' };
export const threadsOf = (parameters: Readonly<Record<string, number>>): number => parameters.threads!;

/** Lines that need fewer points stand at powers of two: sixteen threads should not take much longer than two. */
export const atPowersOfTwo = (parameters: Readonly<Record<string, number>>): boolean =>
  Number.isInteger(Math.log2(threadsOf(parameters)));

export const apart = (variant: string, stride: number): CaseRef => ({ variant, at: { stride } });
export const running = (variant: string, threads: number): CaseRef => ({ variant, at: { threads } });
