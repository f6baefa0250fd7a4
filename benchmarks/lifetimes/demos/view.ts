/** view.rs on our own heap. */
import type { DemoContext } from '../../../src/lab/program.ts';
import { Box } from '../../../src/memory/box.ts';
import { FAT_POINTER } from '../../../src/memory/fat-pointer.ts';
import { Heap } from '../../../src/memory/heap.ts';
import { Slice } from '../../../src/memory/slice.ts';
import { HEADER } from '../../../src/memory/strings.ts';

// #region view
const firstSentence = (text: Slice): Slice => {
  const period = text.find(46);
  return period === undefined ? text : text.slice(0, period + 1);
};

export function main({ print }: DemoContext): void {
  const heap = Heap.create(new SharedArrayBuffer(16_384));
  const text = new TextEncoder().encode('Call me Ishmael. Some years ago, never mind how long precisely.');
  using story = Box.new(heap, text.length);
  heap.bytes.set(text, story.address);
  const first = firstSentence(Slice.of(heap, story, 0, text.length));
  const name = first.slice(8, 15); // a view of a view is a view of the text
  print(`the view: ${name.text()}`);
  print(`bytes from the text's first to the view's: ${name.address - story.address}`);
  print(`size of a view, in addresses: ${FAT_POINTER / 4}`);
  print(`size of a string, in addresses: ${HEADER / 4}`);
}
// #endregion
