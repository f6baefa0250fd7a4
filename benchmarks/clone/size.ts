/** clone/size: one vector of bytes, from a few bytes to more than any cache is meant for. */
import { type CaseRef, experiment } from '../../src/lab/experiment.ts';

const bytes = (variant: string, size: number): CaseRef => ({ variant, at: { size } });
/** Larger ones take milliseconds. */
const SLOW = 300_000;
const checked = ({ size }: { size?: number }) => (size! > SLOW ? 2 : 1000);

const KILOBYTE = 1_000;
const MEGABYTE = 1_000_064;
const ALIASED = 65_536;
const APART = 65_600;
/** In glibc, from 32 MiB on every block is mapped anew. */
const MAPPED = 64_300_000;

export const size = experiment({
  id: 'clone/size',
  title: 'A clone, by size',
  question: 'How does the cost of a clone grow with the size of the data, and of one that nobody looks at?',
  measure: 'nanoseconds per clone and drop, or per borrow',
  parameters: [
    {
      id: 'size',
      label: 'Size of the data',
      unit: 'bytes',
      values: [16, KILOBYTE, ALIASED, APART, MEGABYTE, 4_000_064, 16_000_064, MAPPED],
      default: KILOBYTE,
      scale: 'log',
    },
  ],
  axis: 'size',
  variants: [
    {
      id: 'clone',
      label: 'clone',
      description: 'Clones a vector of bytes and drops the clone, which somebody may have looked at.',
      checked,
      color: 4,
    },
    {
      id: 'unobserved',
      label: 'clone, only its length is used',
      description: 'Clones the vector, asks the clone for its length, and drops it.',
      exists: ({ size }) => [KILOBYTE, APART, MEGABYTE].includes(size!),
      checked,
      color: 6,
    },
    {
      id: 'borrow',
      label: 'borrow',
      description: 'Asks the vector itself for its length.',
      exists: ({ size }) => [KILOBYTE, APART, MEGABYTE].includes(size!),
      color: 8,
    },
  ],
  claims: [
    {
      id: 'clone-size-law',
      sentence: 'A clone costs more the more bytes there are; a borrow costs the same.',
      criterion:
        'Cloning a megabyte takes over 100 times as long as cloning a kilobyte, and borrowing one between 0.9 and 1.1 times as long.',
      test: {
        all: [
          { ratio: [bytes('clone', MEGABYTE), bytes('clone', KILOBYTE)], above: 100 },
          { ratio: [bytes('borrow', MEGABYTE), bytes('borrow', KILOBYTE)], within: [0.9, 1.1] },
        ],
      },
      because:
        'A clone has a floor, the visits to the allocator, and above it the copying. A borrow is an address and a length, whatever they lead to.',
    },
    {
      id: 'clone-elided',
      sentence: 'A clone that nobody looks at still costs an allocation.',
      criterion:
        'Asking a clone of 65.6 kB for its length takes over 3 times as long as asking the vector itself.',
      test: { ratio: [bytes('unobserved', APART), bytes('borrow', APART)], above: 3 },
      because:
        'Rust’s compiler may leave out an allocation that nothing depends on, and does: clone, copy and free all go. A benchmark that does not use its result measures nothing. JavaScript engines leave nothing out that was written to shared memory.',
    },
    {
      id: 'clone-4k-alias',
      sentence: 'How long a copy takes depends only on its size.',
      criterion:
        'Cloning 65,536 bytes takes between 0.8 and 1.25 times as long as cloning 65,600, where clone and original lie side by side.',
      test: { ratio: [bytes('clone', ALIASED), bytes('clone', APART)], within: [0.8, 1.25] },
      because:
        'A block of a power of two, put right behind its original, lies a few bytes past a multiple of 4,096 from it. Processors compare only the low 12 bits of two addresses at first, so a load may wait for a store that it has nothing to do with. Whether that shows depends on the processor and on how the copying loop is written.',
    },
  ],
  effects: [
    {
      id: 'law',
      label: 'a clone of 1 MB against one of 1 kB',
      ratio: [bytes('clone', MEGABYTE), bytes('clone', KILOBYTE)],
    },
    {
      id: 'borrow',
      label: 'a borrow of 1 MB against one of 1 kB',
      ratio: [bytes('borrow', MEGABYTE), bytes('borrow', KILOBYTE)],
    },
    {
      id: 'floor',
      label: 'a clone of 1 kB against one of 16 bytes',
      ratio: [bytes('clone', KILOBYTE), bytes('clone', 16)],
    },
    {
      id: 'unobserved',
      label: 'a clone whose length is used against the vector itself, 65.6 kB',
      ratio: [bytes('unobserved', APART), bytes('borrow', APART)],
    },
    {
      id: 'observed',
      label: 'a clone against a borrow, 65.6 kB',
      ratio: [bytes('clone', APART), bytes('borrow', APART)],
    },
    {
      id: 'alias',
      label: 'a clone of 65,536 bytes against one of 65,600',
      ratio: [bytes('clone', ALIASED), bytes('clone', APART)],
    },
    {
      id: 'mapped',
      label: 'a clone of 64 MB against one of 16 MB',
      ratio: [bytes('clone', MAPPED), bytes('clone', 16_000_064)],
    },
    {
      id: 'megabytes',
      label: 'a clone of 16 MB against one of 4 MB',
      ratio: [bytes('clone', 16_000_064), bytes('clone', 4_000_064)],
    },
  ],
});
