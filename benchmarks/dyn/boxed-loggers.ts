/** Does a box around a logger mean a block on the heap? */
import { type CaseRef, experiment } from '../../src/lab/experiment.ts';

const of = (variant: string, size: number): CaseRef => ({ variant, at: { size } });

export const boxedLoggers = experiment({
  id: 'dyn/boxed-loggers',
  title: 'What a boxed logger allocates',
  question: 'Does putting a logger into a box always put it on the heap?',
  measure: 'nanoseconds to make, call and drop two loggers',
  parameters: [
    {
      id: 'size',
      label: 'Size of each logger',
      unit: 'bytes',
      values: [0, 4, 40],
      default: 0,
      scale: 'point',
    },
  ],
  axis: 'size',
  variants: [
    {
      id: 'box',
      label: 'two Box<dyn Logger>',
      description: 'Boxes two loggers of different types, has each log a line, and drops both.',
      color: 1,
    },
    {
      id: 'borrow',
      label: 'two &dyn Logger',
      description:
        'Makes the same two loggers in place, has each log a line through a borrow, and forgets them.',
      color: 8,
    },
  ],
  claims: [
    {
      id: 'dyn-box-allocates',
      sentence: 'In a list of boxed loggers, each box is an allocation on the heap.',
      criterion: 'Boxing two loggers without fields allocates two blocks.',
      test: { counter: 'allocations', of: of('box', 0), is: 2 },
      because:
        'A struct without fields has no bytes, and a box of no bytes asks for none: its address is never looked at, and its vtable says all that is to know. With a single field, each box is a block.',
    },
  ],
  effects: [
    { id: 'block', label: 'boxed loggers of 4 bytes against 0', ratio: [of('box', 4), of('box', 0)] },
    {
      id: 'empty',
      label: 'boxed against borrowed, loggers of 0 bytes',
      ratio: [of('box', 0), of('borrow', 0)],
    },
    {
      id: 'small',
      label: 'boxed against borrowed, loggers of 4 bytes',
      ratio: [of('box', 4), of('borrow', 4)],
    },
  ],
});
