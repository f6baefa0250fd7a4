/**
 * The heap's work on its blocks, as plain functions on words: nothing here allocates on the JavaScript heap,
 * and nothing locks. The caller holds the heap's lock or is its only thread. `base` and blocks are byte addresses.
 */
import {
  ALLOCATIONS,
  BINS,
  BITMAP,
  BITMAP_WORDS,
  BLOCK_HEADER,
  binAbove,
  binOf,
  blockSize,
  END,
  FIRST_BLOCK,
  FLAGS,
  freeMark,
  LEFT_USED,
  LIVE,
  LIVE_BYTES,
  PEAK_BYTES,
  SMALLEST_BLOCK,
  USED,
  usedMark,
} from './heap-layout.ts';

type Words = Int32Array;

/** Makes the free block of all that lies between the header and the end. */
export function layOut(words: Words, base: number, end: number): void {
  const first = base + FIRST_BLOCK;
  const last = end - BLOCK_HEADER;
  words[last >> 2] = USED;
  words[(last >> 2) + 1] = usedMark(last);
  makeFree(words, base, first, last - first, LEFT_USED);
}

/** A payload's address, or 0 when no free block is large enough. `align` is a power of two, 8 at least. */
export function take(words: Words, base: number, bytes: number, align: number): number {
  const size = blockSize(bytes);
  const slack = align > 8 ? align + SMALLEST_BLOCK : 0;
  let block = find(words, base, size + slack);
  if (block === 0) return 0;
  let whole = unlink(words, base, block);
  let left = LEFT_USED;
  if (slack) {
    let payload = (block + BLOCK_HEADER + align - 1) & -align;
    // What is cut off in front must be able to be a free block of its own.
    while (payload !== block + BLOCK_HEADER && payload - block - BLOCK_HEADER < SMALLEST_BLOCK)
      payload += align;
    const front = payload - BLOCK_HEADER - block;
    if (front) {
      makeFree(words, base, block, front, LEFT_USED);
      block += front;
      whole -= front;
      left = 0;
    }
  }
  if (whole - size >= SMALLEST_BLOCK) {
    makeFree(words, base, block + size, whole - size, LEFT_USED);
    whole = size;
  } else {
    const right = (block + whole) >> 2;
    words[right] = words[right]! | LEFT_USED;
  }
  words[block >> 2] = whole | USED | left;
  words[(block >> 2) + 1] = usedMark(block);
  count(words, base, 1, whole - BLOCK_HEADER);
  return block + BLOCK_HEADER;
}

/** Is this the payload's address of a block in use, a freed block's, or nothing of ours? */
export function stateOf(words: Words, base: number, address: number): 'used' | 'free' | 'unknown' {
  const block = address - BLOCK_HEADER;
  const end = words[(base >> 2) + END]! - BLOCK_HEADER;
  if (!Number.isInteger(address) || address & 7 || block < base + FIRST_BLOCK || block >= end)
    return 'unknown';
  const mark = words[(block >> 2) + 1];
  if (mark === usedMark(block) && words[block >> 2]! & USED) return 'used';
  return mark === freeMark(block) ? 'free' : 'unknown';
}

/** Frees a payload whose state is 'used', and joins it with free neighbours. */
export function giveBack(words: Words, base: number, address: number): void {
  let block = address - BLOCK_HEADER;
  const header = words[block >> 2]!;
  let size = header & ~FLAGS;
  count(words, base, -1, BLOCK_HEADER - size);
  // The mark stays when this block becomes part of its left neighbour, so that freeing it again is recognised.
  words[(block >> 2) + 1] = freeMark(block);
  words[block >> 2] = header & ~USED;
  const right = block + size;
  if (!(words[right >> 2]! & USED)) size += unlink(words, base, right);
  if (!(header & LEFT_USED)) {
    const leftSize = words[(block >> 2) - 1]!;
    block -= leftSize;
    size += unlink(words, base, block);
  }
  // Two free blocks never lie side by side, so whatever is to the left now is in use.
  makeFree(words, base, block, size, LEFT_USED);
}

/** The first free block of a bin that surely fits; else the first that happens to fit in the bin below. */
function find(words: Words, base: number, size: number): number {
  const top = base >> 2;
  const from = binAbove(size);
  for (let word = from >> 5, mask = -1 << (from & 31); word < BITMAP_WORDS; word++, mask = -1) {
    const bits = words[top + BITMAP + word]! & mask;
    if (bits) return words[top + BINS + word * 32 + 31 - Math.clz32(bits & -bits)]!;
  }
  let block = words[top + BINS + binOf(size)]!;
  while (block && (words[block >> 2]! & ~FLAGS) < size) block = words[(block >> 2) + 2]!;
  return block;
}

/** Writes a free block, links it into its bin and tells its right neighbour. */
function makeFree(words: Words, base: number, block: number, size: number, flags: number): void {
  const at = block >> 2;
  words[at] = size | flags;
  words[at + 1] = freeMark(block);
  words[(block + size - 4) >> 2] = size;
  const right = (block + size) >> 2;
  words[right] = words[right]! & ~LEFT_USED;

  const bin = binOf(size);
  const head = (base >> 2) + BINS + bin;
  const next = words[head]!;
  words[at + 2] = next;
  words[at + 3] = 0;
  if (next) words[(next >> 2) + 3] = block;
  words[head] = block;
  const bitmap = (base >> 2) + BITMAP + (bin >> 5);
  words[bitmap] = words[bitmap]! | (1 << (bin & 31));
}

/** Takes a free block out of its bin; returns its size. Its right neighbour is left to the caller. */
function unlink(words: Words, base: number, block: number): number {
  const at = block >> 2;
  const size = words[at]! & ~FLAGS;
  const next = words[at + 2]!;
  const previous = words[at + 3]!;
  if (next) words[(next >> 2) + 3] = previous;
  if (previous) {
    words[(previous >> 2) + 2] = next;
    return size;
  }
  const bin = binOf(size);
  words[(base >> 2) + BINS + bin] = next;
  if (!next) {
    const bitmap = (base >> 2) + BITMAP + (bin >> 5);
    words[bitmap] = words[bitmap]! & ~(1 << (bin & 31));
  }
  return size;
}

function count(words: Words, base: number, blocks: number, bytes: number): void {
  const top = base >> 2;
  words[top + LIVE] = words[top + LIVE]! + blocks;
  const live = words[top + LIVE_BYTES]! + bytes;
  words[top + LIVE_BYTES] = live;
  if (live > words[top + PEAK_BYTES]!) words[top + PEAK_BYTES] = live;
  if (blocks > 0) words[top + ALLOCATIONS] = words[top + ALLOCATIONS]! + 1;
}
