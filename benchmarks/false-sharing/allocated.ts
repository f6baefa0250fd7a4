/** An Rc of each thread's own, from one heap for all: all but the timed loop. */
import { type Kernel, kernel } from '../../src/lab/experiment.ts';
import { outOfLine } from '../../src/lab/out-of-line.ts';
import { Heap } from '../../src/memory/heap.ts';

const BYTES = 65_536;
const LINE = 128;
/** Strong count, weak count, value: an `Rc<u32>`, in bytes. */
const RC = 12;
/** Blocks that the first thread allocates before it frees every other one, and that a later thread looks through. */
const CROWD = 64;

/** The first thread writes here where its Rc is; the others read it. Behind the heap. */
const BESIDE = (BYTES - LINE) / 4;

interface Own {
  readonly words: Int32Array<SharedArrayBuffer>;
  /** Index of the strong count. */
  readonly strong: number;
  readonly thread: number;
  readonly seed: number;
}

/** `placed`: the block that shares a line with the first thread's, if the heap gives one. Otherwise on a line of its own. */
export function rcs(spec: {
  readonly placed: boolean;
  readonly clone: (words: Int32Array, strong: number, iterations: number) => number;
}): Kernel<Own> {
  return kernel<Own>({
    bytes: () => BYTES,
    setup: ({ memory, thread, seed }) => {
      const words = new Int32Array(memory);
      const heap = thread === 0 ? Heap.create(memory, { to: BYTES - LINE }) : Heap.attach(memory);
      const address = spec.placed ? place(heap, words, thread) : heap.allocate(LINE, LINE);
      const strong = address / 4;
      words[strong] = 1;
      words[strong + 1] = 1;
      return { words, strong, thread, seed };
    },
    run: ({ words, strong, thread, seed }, iterations) => {
      const counted = outOfLine(spec.clone, words, strong, iterations);
      return (Math.imul(counted ^ seed, 0x9e3779b1) + thread) >>> 0;
    },
    audit: ({ words, strong }) =>
      words[strong] === 1 ? undefined : `the strong count is ${words[strong]} and should be 1`,
  });
}

function place(heap: Heap, words: Int32Array, thread: number): number {
  const blocks = Array.from({ length: CROWD }, () => heap.allocate(RC));
  if (thread === 0) {
    const mine = blocks[CROWD / 2 + 1]!;
    for (let i = 0; i < CROWD; i += 2) heap.free(blocks[i]!);
    Atomics.store(words, BESIDE, mine);
    return mine;
  }
  const first = Atomics.load(words, BESIDE);
  // On the first thread's line if the heap put one there, else as near as it did.
  const distance = (address: number) => (address >> 6 === first >> 6 ? 0 : BYTES) + Math.abs(address - first);
  return blocks.reduce((best, each) => (distance(each) < distance(best) ? each : best));
}
