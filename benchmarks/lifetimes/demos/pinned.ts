/** pinned.rs on our own heap: an address in the block that it points into. */
import type { DemoContext } from '../../../src/lab/program.ts';
import { Box } from '../../../src/memory/box.ts';
import { bytesOf, FAT_POINTER, find, pointAt, startOf } from '../../../src/memory/fat-pointer.ts';
import { Heap } from '../../../src/memory/heap.ts';

// #region pinned
const SPACE = 32;

/** A block with a pointer to the first word, and the bytes that it points to. */
function newGreeting(heap: Heap, text: string): Box {
  const encoded = new TextEncoder().encode(text);
  const box = Box.new(heap, FAT_POINTER + encoded.length);
  const start = box.address + FAT_POINTER;
  heap.bytes.set(encoded, start);
  pointAt(heap.words, box.address, start, find(heap.bytes, SPACE, start, start + encoded.length) - start); // it stands where it will stay
  return box;
}

/** Follows the address in the block. Had the block been copied elsewhere, this would still lead here. */
function wordOf({ words, bytes }: Heap, greeting: Box): string {
  const start = startOf(words, greeting.address);
  return new TextDecoder().decode(bytes.slice(start, start + bytesOf(words, greeting.address)));
}

export function main({ print }: DemoContext): void {
  const heap = Heap.create(new SharedArrayBuffer(16_384));
  const greeting = newGreeting(heap, 'hello world');
  const before = greeting.address;
  print(`the word: ${wordOf(heap, greeting)}`);
  const shelf = [greeting.move()]; // the handle moves, and the block stays
  print(`the word, the box moved: ${wordOf(heap, shelf[0]!)}`);
  print(`same place: ${before === shelf[0]!.address}`);
  shelf[0]!.drop();
}
// #endregion
