/** What the experiments of this chapter have in common. */
import type { CaseRef, Parameter } from '../../src/lab/experiment.ts';

export const count = (id: string, label: string, values: readonly number[], preset: number): Parameter => ({
  id,
  label,
  unit: 'count',
  values,
  default: preset,
  scale: 'log',
});

export const of =
  (parameter: string) =>
  (variant: string, value: number): CaseRef => ({ variant, at: { [parameter]: value } });
