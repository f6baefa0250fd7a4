/**
 * How a heap lies in shared memory. Addresses are bytes from the start of the buffer, so they mean the same
 * in every thread; a word's index is its address / 4. All words are i32.
 *
 * ```
 * base +   0  MAGIC, END, SHARED                 written once, by the thread that creates the heap
 *      + 128  LOCK                               written by every thread that allocates or frees, atomically
 *      + 256  LIVE … BINS: counters, bins        written by the holder of the lock (or the heap's only thread)
 *      + 1016 blocks, one after the other        headers and links: by the holder of the lock
 *                                                payload: by whoever owns the block
 * end  -   8  a header that is always in use: the end of every walk
 * ```
 *
 * A block is a header of two words, then its payload: 8-byte aligned, 16 bytes at least.
 * Word 0: size of the whole block in bytes (a multiple of 8) with the flags below. Word 1: its mark, which is the
 * block's address mixed with one of two keys, so that a wrong address or a freed one is recognised.
 * A free block holds in its payload the links of its bin's list, and in its last word its size (Knuth's boundary
 * tag), so that its right neighbour finds it; that word is payload while the block is in use.
 */
export const MAGIC_VALUE = 0x4845_4150;

// Word offsets from the base.
export const MAGIC = 0;
export const END = 1;
export const SHARED = 2;
export const LOCK = 128 / 4;
export const LIVE = 256 / 4;
export const LIVE_BYTES = LIVE + 1;
export const PEAK_BYTES = LIVE + 2;
/** How often something was allocated, modulo 2^32. */
export const ALLOCATIONS = LIVE + 3;
/** One bit for each bin: is its list non-empty? */
export const BITMAP = LIVE + 4;
export const BITMAP_WORDS = 5;
export const BINS = BITMAP + BITMAP_WORDS;
export const BIN_COUNT = BITMAP_WORDS * 32;

/** Bytes from the base to the first block's header; with a base on 128 bytes its payload is on 128 bytes too. */
export const FIRST_BLOCK = 1016;
export const BLOCK_HEADER = 8;
/** Header, two links, size: what a free block needs, rounded to 8. */
export const SMALLEST_BLOCK = 24;

export const USED = 1;
/** The block to the left is in use (or there is none). */
export const LEFT_USED = 2;
export const FLAGS = 7;

const USED_KEY = 0x5eed_a11c;
const FREE_KEY = 0x0dea_df4e;
export const usedMark = (block: number): number => block ^ USED_KEY;
export const freeMark = (block: number): number => block ^ FREE_KEY;

/** Bytes of the block that holds a payload of `bytes`. */
export const blockSize = (bytes: number): number => Math.max(SMALLEST_BLOCK, (bytes + BLOCK_HEADER + 7) & ~7);

/**
 * The size class of a block: one bin for each multiple of 8 under 512 bytes, then four for each power of two,
 * as in TLSF (Masmano and others, 2004).
 */
export function binOf(size: number): number {
  const units = size >>> 3;
  if (units < 64) return units;
  const power = 31 - Math.clz32(units);
  return 64 + (power - 6) * 4 + ((units >>> (power - 2)) & 3);
}

/** The first bin of which every block has at least `size` bytes. */
export function binAbove(size: number): number {
  const units = size >>> 3;
  if (units < 64) return units;
  const power = 31 - Math.clz32(units);
  return binOf((units + (1 << (power - 2)) - 1) << 3);
}
