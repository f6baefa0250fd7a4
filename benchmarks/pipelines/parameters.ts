/** What several experiments of this chapter have in common. */
import type { Parameter } from '../../src/lab/experiment.ts';

/** One sends, one receives. */
export const two = (): number => 2;

export const size = (label: string, values: readonly number[], usual: number): Parameter => ({
  id: 'size',
  label,
  unit: 'bytes',
  values,
  default: usual,
  scale: 'log',
});

/** Lines that ought to be flat, or that cost much, need few points. */
export const at =
  (id: string, ...values: readonly number[]) =>
  (parameters: Readonly<Record<string, number>>): boolean =>
    values.includes(parameters[id]!);
