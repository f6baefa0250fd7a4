/** rc/clone: what a clone costs, by what is cloned. One thread. */
import { type CaseRef, experiment } from '../../src/lab/experiment.ts';

const ENTRIES = [10, 100, 1_000];
const of = (variant: string, entries: number): CaseRef => ({ variant, at: { entries } });

export const clone = experiment({
  id: 'rc/clone',
  title: 'Ten clones of one map',
  question: 'What do ten more handles to a map cost: an Rc, an Arc, a borrow, or a copy of everything?',
  measure: 'nanoseconds per clone and drop, ten clones at a time, one thread',
  parameters: [
    {
      id: 'entries',
      label: 'Entries of the map',
      unit: 'count',
      values: ENTRIES,
      default: 100,
      scale: 'log',
    },
  ],
  axis: 'entries',
  variants: [
    {
      id: 'deep',
      label: 'deep clone, keys are texts',
      description: 'Clones the map: a table of its own, and a block of the heap for each key.',
      color: 4,
    },
    {
      id: 'plain',
      label: 'deep clone, keys are numbers',
      description: 'Clones a map from numbers to numbers: one block, copied as it is.',
      color: 1,
    },
    {
      id: 'arc',
      label: 'Arc',
      description: 'Clones an Arc of the map: one atomic addition, and one subtraction when it is dropped.',
      color: 2,
    },
    {
      id: 'rc',
      label: 'Rc',
      description: 'Clones an Rc of the map: one plain addition, and one subtraction when it is dropped.',
      color: 3,
    },
    {
      id: 'borrow',
      label: 'borrow',
      description: 'Copies a reference to the map. Nothing is counted, nothing is dropped.',
      color: 8,
    },
  ],
  claims: [
    {
      id: 'rc-clone-ten-wasteful',
      sentence: 'Ten clones of an Rc are next to nothing beside ten clones of the map in it.',
      criterion:
        'With 10, with 100 and with 1,000 entries, ten clones of a map with text keys take over 50 times as long as ten clones of an Rc of it.',
      test: {
        all: ENTRIES.map((entries) => ({ ratio: [of('deep', entries), of('rc', entries)], above: 50 })),
      },
      because:
        'Each clone of the map asks the heap for a table and for a block for each key, and gives them all back. A clone of the Rc adds one to a number, however large the map.',
    },
    {
      id: 'arc-slower-cause',
      sentence: 'An Arc is slower than an Rc because cores have to agree about its count.',
      criterion:
        'Were it so, an Arc would cost no more while one core has the count for itself: on one thread, ten clones of an Arc take less than 1.2 times as long as ten of an Rc.',
      test: { ratio: [of('arc', 100), of('rc', 100)], below: 1.2 },
      because:
        'There is one thread here, and no other core has ever heard of the count. What takes longer is the atomic instruction itself, which lets nothing overtake it; in TypeScript so does the engine’s way of calling it. Agreement between cores costs more still, but it is another cost: see the chapter on Arc.',
    },
    {
      id: 'rc-faster-than-arc',
      sentence: 'An Rc costs less than an Arc, because its count is not atomic.',
      criterion: 'On one thread, ten clones of an Rc take less than half as long as ten of an Arc.',
      test: { ratio: [of('rc', 100), of('arc', 100)], below: 0.5 },
      because:
        'A plain addition can still be on its way while the next one begins. What the Rc gives up for that is the right to be in two threads: the refusal in this chapter shows it.',
    },
  ],
  effects: [
    {
      id: 'hundred-entries',
      label: 'a deep clone against an Rc, 100 text keys',
      ratio: [of('deep', 100), of('rc', 100)],
    },
    {
      id: 'thousand-entries',
      label: 'a deep clone against an Rc, 1,000 text keys',
      ratio: [of('deep', 1_000), of('rc', 1_000)],
    },
    {
      id: 'texts',
      label: 'text keys against numbers, deep clones of 100 entries',
      ratio: [of('deep', 100), of('plain', 100)],
    },
    {
      id: 'numbers',
      label: 'a deep clone against an Rc, 10 numbers',
      ratio: [of('plain', 10), of('rc', 10)],
    },
    { id: 'atomic', label: 'an Arc against an Rc', ratio: [of('arc', 100), of('rc', 100)] },
    { id: 'counting', label: 'an Rc against a borrow', ratio: [of('rc', 100), of('borrow', 100)] },
  ],
});
