/** Walks a heap, block by block: for a drawing of its memory, and to check that it is sound. Not for hot paths. */
import { hex, OwnershipError } from './errors.ts';
import type { Heap } from './heap.ts';
import {
  BIN_COUNT,
  BINS,
  BITMAP,
  BLOCK_HEADER,
  binOf,
  END,
  FIRST_BLOCK,
  FLAGS,
  freeMark,
  LEFT_USED,
  LIVE,
  LIVE_BYTES,
  USED,
  usedMark,
} from './heap-layout.ts';

export interface HeapBlock {
  /** Of the payload, as `allocate` returns it. */
  readonly address: number;
  /** Usable; the header's 8 are not counted. */
  readonly bytes: number;
  readonly state: 'used' | 'free';
}

/** All blocks by address, without gaps but for headers. Holds the heap's lock meanwhile. */
export const heapMap = (heap: Heap): HeapBlock[] => heap.hold(() => [...walk(heap)]);

/** Throws 'corrupt-heap' with the first thing that is wrong: a mark, a flag, a list, a counter, free neighbours. */
export function verifyHeap(heap: Heap): void {
  heap.hold(() => {
    const blocks = [...walk(heap)];
    const { words } = heap;
    const top = heap.base >> 2;
    const used = blocks.filter(({ state }) => state === 'used');
    expect(words[top + LIVE] === used.length, 'the count of live blocks is wrong');
    const bytes = used.reduce((sum, each) => sum + each.bytes, 0);
    expect(words[top + LIVE_BYTES] === bytes, 'the count of live bytes is wrong');
    const free = blocks.filter(({ state }) => state === 'free').map(({ address }) => address - BLOCK_HEADER);
    const linked = [...listed(heap, free.length)];
    expect(linked.length === free.length, `${free.length} free blocks, but ${linked.length} in the bins`);
    const known = new Set(free);
    for (const block of linked) expect(known.has(block), `the bins hold ${hex(block)}, which is not free`);
  });
}

function* walk({ words, base }: Heap): Generator<HeapBlock> {
  const end = words[(base >> 2) + END]! - BLOCK_HEADER;
  let leftUsed = true;
  let block = base + FIRST_BLOCK;
  while (block < end) {
    const header = words[block >> 2]!;
    const size = header & ~FLAGS;
    const used = (header & USED) !== 0;
    const where = `the block at ${hex(block + BLOCK_HEADER)}`;
    expect(size >= BLOCK_HEADER && block + size <= end, `${where} has size ${size}`);
    expect(
      words[(block >> 2) + 1] === (used ? usedMark(block) : freeMark(block)),
      `${where} has a wrong mark`,
    );
    expect(((header & LEFT_USED) !== 0) === leftUsed, `${where} is wrong about its left neighbour`);
    expect(used || leftUsed, `${where} is free, as its left neighbour is`);
    expect(used || words[(block + size - 4) >> 2] === size, `${where} has a wrong boundary tag`);
    yield { address: block + BLOCK_HEADER, bytes: size - BLOCK_HEADER, state: used ? 'used' : 'free' };
    leftUsed = used;
    block += size;
  }
  expect(block === end, 'the blocks do not end where the heap does');
}

function* listed({ words, base }: Heap, most: number): Generator<number> {
  const top = base >> 2;
  let seen = 0;
  for (let bin = 0; bin < BIN_COUNT; bin++) {
    const head = words[top + BINS + bin]!;
    const bit = (words[top + BITMAP + (bin >> 5)]! >>> (bin & 31)) & 1;
    expect(bit === (head ? 1 : 0), `bin ${bin} and the bitmap disagree`);
    for (let block = head, previous = 0; block; previous = block, block = words[(block >> 2) + 2]!) {
      expect(++seen <= most, `the list of bin ${bin} has a loop`);
      expect(binOf(words[block >> 2]! & ~FLAGS) === bin, `${hex(block)} is in the wrong bin, ${bin}`);
      expect(words[(block >> 2) + 3] === previous, `${hex(block)} has a wrong link back`);
      yield block;
    }
  }
}

function expect(condition: boolean, otherwise: string): void {
  if (!condition) throw new OwnershipError('corrupt-heap', `corrupt heap: ${otherwise}`);
}
