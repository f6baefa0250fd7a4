/** where.rs on our own heap. A function that returns a value leaves it in its frame, which is gone right after. */
import type { DemoContext } from '../../../src/lab/program.ts';
import { Box } from '../../../src/memory/box.ts';
import { Heap } from '../../../src/memory/heap.ts';

const SIZE = 100_000;
/** Frames of two functions, at the end of the buffer. */
const HEAP_END = 800_000;
const FRAME = HEAP_END;
const CALLER = FRAME + SIZE;

// #region where
/** Builds the value where it is told to. */
function build(heap: Heap, at: number): number {
  heap.bytes.fill(7, at, at + SIZE);
  return at;
}

const place = (same: boolean): string => (same ? 'in the box' : 'elsewhere, then copied');

export function main({ print }: DemoContext): void {
  const heap = Heap.create(new SharedArrayBuffer(1_048_576), { to: HEAP_END });
  const report = (how: string, frames: readonly number[]) => {
    using box = Box.new(heap, SIZE);
    const [first = box.address, ...next] = frames;
    let at = build(heap, first);
    for (const frame of [...next, box.address]) {
      if (at !== frame) heap.bytes.copyWithin(frame, at, at + SIZE);
      at = frame;
    }
    print(`${how}, built: ${place(first === box.address)}`);
  };
  report('from a function', [FRAME]);
  report('from a Result', [FRAME, CALLER]);
  report('as a vector', []);
}
// #endregion
