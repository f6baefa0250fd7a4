/** arc/bystander: does an atomic hurt those who do not want its line? */
import { type CaseRef, experiment } from '../../src/lab/experiment.ts';
import { threadsOf, together } from './parameters.ts';

const L1 = 16_384;
const L2 = 262_144;
const L3 = 4_194_304;
const BEYOND = 33_554_432;
const beside = (variant: string, set: number): CaseRef => ({ variant, at: { 'working-set': set } });

export const bystander = experiment({
  id: 'arc/bystander',
  title: 'A thread that minds its own business',
  question: 'Does a thread that hammers an atomic slow down another thread’s work on other memory?',
  measure: 'nanoseconds per read of the observed thread',
  parameters: [
    {
      id: 'working-set',
      label: 'Memory that the observed thread reads',
      unit: 'bytes',
      values: [L1, L2, L3, BEYOND],
      default: L1,
      scale: 'log',
    },
    { ...together, label: 'Threads: one is observed, the others are its neighbors' },
  ],
  axis: 'working-set',
  variants: [
    {
      id: 'atomic',
      label: 'beside atomic adds',
      description: 'Reads its own memory while each neighbor adds to a word of its own, atomically.',
      threads: threadsOf,
      observe: 0,
      color: 1,
    },
    {
      id: 'plain',
      label: 'beside plain adds',
      description: 'Reads its own memory while each neighbor adds to a word of its own, without atomics.',
      threads: threadsOf,
      observe: 0,
      color: 3,
    },
    {
      id: 'spins',
      label: 'beside arithmetic',
      description: 'Reads its own memory while each neighbor computes in registers and touches no memory.',
      threads: threadsOf,
      observe: 0,
      color: 7,
    },
    {
      id: 'alone',
      label: 'alone',
      description: 'Reads its own memory; there are no neighbors.',
      observe: 0,
      color: 8,
    },
  ],
  claims: [
    {
      id: 'arc-locks-bus',
      sentence: 'An atomic instruction locks the memory bus, so every other core has to wait.',
      criterion:
        'For one working set at least, a read beside atomic adds takes over 1.1 times as long as a read beside plain adds.',
      test: {
        any: [L1, L2, BEYOND].map((set) => ({
          ratio: [beside('atomic', set), beside('plain', set)] as const,
          above: 1.1,
        })),
      },
      because:
        'An atomic instruction holds its one cache line for a moment, not the way to memory: whoever does not want that line notices nothing. Only an atomic that straddles two lines locks the bus; neither Rust nor JavaScript lets one be made.',
    },
  ],
  effects: [
    {
      id: 'in-cache',
      label: 'a read beside atomic adds against plain adds, 16 kB',
      ratio: [beside('atomic', L1), beside('plain', L1)],
    },
    {
      id: 'in-memory',
      label: 'a read beside atomic adds against plain adds, 32 MB',
      ratio: [beside('atomic', BEYOND), beside('plain', BEYOND)],
    },
    {
      id: 'any-neighbor',
      label: 'a read beside atomic adds against a read alone, 32 MB',
      ratio: [beside('atomic', BEYOND), beside('alone', BEYOND)],
    },
  ],
});
