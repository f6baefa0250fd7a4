/** arc/vs-clone: sharing against copying, by size. */
import { type CaseRef, experiment } from '../../src/lab/experiment.ts';

const sized = (variant: string, size: number): CaseRef => ({ variant, at: { size } });
/** What fits on the stack without a thought. */
const INLINE = 1_000;
const SIZES = [16, 64, 200, 1_000, 4_000, 16_000, 65_600, 260_000, 1_000_064];

export const vsClone = experiment({
  id: 'arc/vs-clone',
  title: 'Share or copy, by size',
  question: 'From what size on is it cheaper to clone an Arc than to clone the data?',
  measure: 'nanoseconds per clone and drop, one thread',
  parameters: [
    {
      id: 'size',
      label: 'Size of the data',
      unit: 'bytes',
      values: SIZES,
      default: 64,
      scale: 'log',
    },
  ],
  axis: 'size',
  variants: [
    {
      id: 'arc',
      label: 'Arc',
      description: 'Clones and drops an Arc that holds the data.',
      // A line that ought to be flat needs few points.
      exists: ({ size }) => [16, 64, 200, 1_000, 16_000, 1_000_064].includes(size!),
      color: 2,
    },
    {
      id: 'deep-clone',
      label: 'deep clone',
      description: 'Allocates a block, copies every byte of the data into it, and frees it.',
      color: 4,
    },
    {
      id: 'copy',
      label: 'copy in place',
      description:
        'Copies every byte to a place that is there already, as a small array is copied to the stack.',
      exists: ({ size }) => size! <= INLINE,
      color: 6,
    },
  ],
  claims: [
    {
      id: 'arc-clone-o1',
      sentence: 'Cloning an Arc costs the same however large the value is.',
      criterion:
        'Cloning and dropping an Arc of a megabyte takes between 0.9 and 1.1 times as long as one of 64 bytes.',
      test: { ratio: [sized('arc', 1_000_064), sized('arc', 64)], within: [0.9, 1.1] },
      because: 'A clone counts up by one and copies an address. It does not look at the value.',
    },
    {
      id: 'deep-clone-beats-arc-single',
      sentence: 'On one thread, copying the data can be cheaper than cloning an Arc.',
      criterion:
        'For one of 16, 64 and 200 bytes at least, a copy in place or a deep clone takes less time than cloning and dropping an Arc.',
      test: {
        any: [16, 64, 200].flatMap((size) => [
          { ratio: [sized('copy', size), sized('arc', size)] as const, below: 1 },
          { ratio: [sized('deep-clone', size), sized('arc', size)] as const, below: 1 },
        ]),
      },
      because:
        'A few plain loads and stores are cheaper than two atomic read-modify-writes, even when no other core is near. Once an allocator is asked for a block, most of that lead is gone.',
    },
    {
      id: 'clone-small-ok',
      sentence: 'Small plain data is better copied than shared.',
      criterion:
        'For 16 bytes and for 64, a copy in place takes less than half as long as cloning and dropping an Arc.',
      test: {
        all: [16, 64].map((size) => ({
          ratio: [sized('copy', size), sized('arc', size)] as const,
          below: 0.5,
        })),
      },
      because:
        'Data of this size fits into a few registers or one line of the stack. Nobody has to count who has it, and nothing has to be freed.',
    },
  ],
  effects: [
    {
      id: 'megabyte',
      label: 'a deep clone against an Arc, 1 MB',
      ratio: [sized('deep-clone', 1_000_064), sized('arc', 1_000_064)],
    },
    {
      id: 'kilobyte',
      label: 'a deep clone against an Arc, 1 kB',
      ratio: [sized('deep-clone', 1_000), sized('arc', 1_000)],
    },
    {
      id: 'small-clone',
      label: 'a deep clone against an Arc, 64 bytes',
      ratio: [sized('deep-clone', 64), sized('arc', 64)],
    },
    {
      id: 'small-copy',
      label: 'a copy in place against an Arc, 64 bytes',
      ratio: [sized('copy', 64), sized('arc', 64)],
    },
    {
      id: 'flat',
      label: 'an Arc of 1 MB against an Arc of 64 bytes',
      ratio: [sized('arc', 1_000_064), sized('arc', 64)],
    },
  ],
});
