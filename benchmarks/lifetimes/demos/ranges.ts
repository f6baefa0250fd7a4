/** ranges.rs on our own heap: a text grows by moving to a larger block. */
import type { DemoContext } from '../../../src/lab/program.ts';
import { Box } from '../../../src/memory/box.ts';
import { Heap } from '../../../src/memory/heap.ts';
import { Slice } from '../../../src/memory/slice.ts';

// #region ranges
interface Story {
  text: Box;
  length: number;
  readonly name: readonly [from: number, to: number];
}

const nameOf = (heap: Heap, { text, name }: Story): string => Slice.of(heap, text, ...name).text();

/** Puts `more` in at a place: into a new block, since the old one is full. */
function insert(heap: Heap, story: Story, at: number, more: string): void {
  const encoded = new TextEncoder().encode(more);
  const { text, length } = story;
  const grown = Box.new(heap, length + encoded.length);
  heap.bytes.copyWithin(grown.address, text.address, text.address + at);
  heap.bytes.set(encoded, grown.address + at);
  heap.bytes.copyWithin(grown.address + at + encoded.length, text.address + at, text.address + length);
  text.drop();
  story.text = grown;
  story.length = length + encoded.length;
}

export function main({ print }: DemoContext): void {
  const heap = Heap.create(new SharedArrayBuffer(16_384));
  const story: Story = { text: Box.new(heap, 0), length: 0, name: [8, 15] };
  insert(heap, story, 0, 'Call me Ishmael.');
  print(`at first: ${nameOf(heap, story)}`);
  story.text = story.text.move();
  print(`moved: ${nameOf(heap, story)}`);
  insert(heap, story, story.length, ' Some years ago, never mind how long precisely, having little money.'); // the bytes move as well
  print(`and its text grown: ${nameOf(heap, story)}`);
  insert(heap, story, 0, 'Now ');
  print(`something put in before it: ${nameOf(heap, story)}`);
}
// #endregion
