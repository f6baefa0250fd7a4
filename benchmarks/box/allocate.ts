/** box/allocate: what the room for a value costs, by size. */
import { type CaseRef, experiment } from '../../src/lab/experiment.ts';

const SIZES = [16, 72, 200, 1_000, 4_000, 16_000, 65_600, 260_000, 1_000_064];
/** 1,000 boxes of more would not fit into the memory that a page may ask for. */
const AMONG = [16, 200, 1_000, 4_000, 16_000];
/** As large as frames ever are. */
const FRAMES = [16, 200, 4_000, 65_600];

const sized = (variant: string, size: number): CaseRef => ({ variant, at: { size } });

export const allocate = experiment({
  id: 'box/allocate',
  title: 'Room for a value, by size',
  question: 'What does it cost to get room on the heap and to give it back?',
  measure: 'nanoseconds per allocation and release',
  parameters: [
    { id: 'size', label: 'Size of the room', unit: 'bytes', values: SIZES, default: 200, scale: 'log' },
  ],
  axis: 'size',
  variants: [
    {
      id: 'box',
      label: 'a box at a time',
      description: 'Allocates a block, writes one word of it, and frees it.',
      color: 1,
    },
    {
      id: 'among',
      label: 'one box of 1,000',
      description:
        'Allocates a block, writes one word of it, and frees one of 1,000 older blocks, which nobody could foresee.',
      exists: ({ size }) => AMONG.includes(size!),
      color: 3,
    },
    {
      id: 'stack',
      label: 'stack',
      description:
        'Takes the same room in a frame of the stack, writes one word of it, and leaves the frame.',
      exists: ({ size }) => FRAMES.includes(size!),
      color: 8,
    },
  ],
  claims: [
    {
      id: 'box-slower-than-stack',
      sentence: 'Room on the heap costs more than room on the stack.',
      criterion:
        'With 16 bytes and with 4,000, a box takes over 2 times as long as the same room in a frame.',
      test: {
        all: [16, 4_000].map((size) => ({
          ratio: [sized('box', size), sized('stack', size)] as const,
          above: 2,
        })),
      },
      because:
        'A frame is a subtraction from the stack pointer. An allocator has to find a block of the right size, note that it is taken, and put it back where the next request finds it.',
    },
  ],
  effects: [
    {
      id: 'heap',
      label: 'a box against the stack, 16 bytes',
      ratio: [sized('box', 16), sized('stack', 16)],
    },
    {
      id: 'heap-large',
      label: 'a box against the stack, 4,000 bytes',
      ratio: [sized('box', 4_000), sized('stack', 4_000)],
    },
    {
      id: 'among',
      label: 'one of 1,000 boxes against one at a time, 200 bytes',
      ratio: [sized('among', 200), sized('box', 200)],
    },
    {
      id: 'among-large',
      label: 'one of 1,000 boxes against one at a time, 16,000 bytes',
      ratio: [sized('among', 16_000), sized('box', 16_000)],
    },
    {
      id: 'frame',
      label: 'a frame of 65,600 bytes against one of 16',
      ratio: [sized('stack', 65_600), sized('stack', 16)],
    },
    {
      id: 'frame-box',
      label: 'a box against the stack, 65,600 bytes',
      ratio: [sized('box', 65_600), sized('stack', 65_600)],
    },
    {
      id: 'megabyte',
      label: 'a box of 1 MB against one of 16 bytes',
      ratio: [sized('box', 1_000_064), sized('box', 16)],
    },
  ],
});
