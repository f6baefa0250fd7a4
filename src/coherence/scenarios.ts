/** Sequences of actions on one line between two cores that the book steps through. */
import type { Act, Action } from './mesi.ts';

export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly actions: readonly Action[];
}

const turns = (count: number, ...acts: readonly [Act, Act]): readonly Action[] =>
  Array.from({ length: count }, (_, i) => ({ core: i % 2, act: acts[i % 2]! }));

export const SCENARIOS: readonly Scenario[] = [
  { id: 'both-clone', title: 'Both clone one Arc', actions: turns(6, 'add', 'add') },
  { id: 'both-read', title: 'Both read through it', actions: turns(6, 'read', 'read') },
  { id: 'reader-and-cloner', title: 'One clones, one reads', actions: turns(6, 'add', 'read') },
  {
    id: 'one-alone',
    title: 'One core, alone',
    actions: Array.from({ length: 6 }, (_, i) => ({ core: 0, act: i === 0 ? 'read' : 'add' }) as const),
  },
];
