/** rc/ref-cell: what it costs to look before each write. One thread. */
import { type CaseRef, experiment } from '../../src/lab/experiment.ts';

const of = (variant: string, row: number): CaseRef => ({ variant, at: { row } });

export const refCell = experiment({
  id: 'rc/ref-cell',
  title: 'A look at the flag before each write',
  question:
    'What does a RefCell cost when numbers are changed one here and one there, and when they stand in a row?',
  measure: 'nanoseconds per number that 1 is added to, one thread',
  parameters: [
    {
      id: 'row',
      label: 'Neighbors in a row',
      unit: 'count',
      values: [1, 8, 1_000],
      default: 1,
      scale: 'log',
    },
  ],
  axis: 'row',
  variants: [
    {
      id: 'mut',
      label: '&mut',
      description: 'Adds to the numbers of a slice that nobody else can have.',
      color: 8,
    },
    {
      id: 'cell',
      label: 'a Cell each',
      description: 'Takes the number out of its Cell and puts the next one in.',
      color: 6,
    },
    {
      id: 'ref-cell',
      label: 'a RefCell each',
      description: 'Borrows each number mutably, which panics if it is borrowed, adds, and gives it back.',
      color: 3,
    },
    {
      id: 'try',
      label: 'a RefCell each, try_borrow_mut',
      description: 'Borrows each number mutably if nobody has it, adds, and gives it back.',
      color: 5,
    },
    {
      id: 'outer',
      label: 'one RefCell around all',
      description: 'Borrows the whole slice once for each row, and adds to the numbers.',
      color: 1,
    },
  ],
  claims: [
    {
      id: 'refcell-runtime-check',
      sentence:
        'The check costs nothing in ordinary code, and a lot where it keeps a loop from being vectorized.',
      criterion:
        'At one random number after the other, a RefCell each takes less than 1.15 times as long as &mut; in rows of 1,000, over 3 times.',
      test: {
        all: [
          { ratio: [of('ref-cell', 1), of('mut', 1)], below: 1.15 },
          { ratio: [of('ref-cell', 1_000), of('mut', 1_000)], above: 3 },
        ],
      },
      because:
        'The flag is a load and a comparison that always turns out the same way. Where the next place has to be worked out first, a core does both in the meantime. Where numbers stand in a row, a compiler adds to several at once, unless between each two there is a flag that might say no. An engine that never vectorizes cannot lose it: for TypeScript the second half is about three more accesses to memory alone.',
    },
  ],
  effects: [
    {
      id: 'in-a-row',
      label: 'a RefCell each against &mut, rows of 1,000',
      ratio: [of('ref-cell', 1_000), of('mut', 1_000)],
    },
    {
      id: 'scattered',
      label: 'a RefCell each against &mut, one random number after the other',
      ratio: [of('ref-cell', 1), of('mut', 1)],
    },
    {
      id: 'short-rows',
      label: 'a RefCell each against &mut, rows of 8',
      ratio: [of('ref-cell', 8), of('mut', 8)],
    },
    {
      id: 'cell',
      label: 'a Cell each against &mut, rows of 1,000',
      ratio: [of('cell', 1_000), of('mut', 1_000)],
    },
    {
      id: 'trying',
      label: 'try_borrow_mut against borrow_mut, rows of 1,000',
      ratio: [of('try', 1_000), of('ref-cell', 1_000)],
    },
    {
      id: 'outer',
      label: 'one RefCell around all against &mut, rows of 1,000',
      ratio: [of('outer', 1_000), of('mut', 1_000)],
    },
  ],
});
