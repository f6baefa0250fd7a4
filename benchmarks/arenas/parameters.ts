/** What the experiments of this chapter have in common. */
import type { CaseRef, Parameter } from '../../src/lab/experiment.ts';

export const nodes = (values: readonly number[], preset: number): Parameter => ({
  id: 'nodes',
  label: 'Nodes of the tree',
  unit: 'count',
  values,
  default: preset,
  scale: 'log',
});

export const at = (variant: string, count: number): CaseRef => ({ variant, at: { nodes: count } });
