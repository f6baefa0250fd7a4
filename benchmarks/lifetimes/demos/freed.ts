/** A view whose block is freed and handed out again: with an address, and with a handle. */
import type { DemoContext } from '../../../src/lab/program.ts';
import { Box } from '../../../src/memory/box.ts';
import { Heap } from '../../../src/memory/heap.ts';
import { Slice } from '../../../src/memory/slice.ts';

// #region freed
function boxOf(heap: Heap, text: string): Box {
  const encoded = new TextEncoder().encode(text);
  const box = Box.new(heap, encoded.length);
  heap.bytes.set(encoded, box.address);
  return box;
}

export function main({ print }: DemoContext): void {
  const heap = Heap.create(new SharedArrayBuffer(16_384));
  const story = boxOf(heap, 'Call me Ishmael.');
  const view = Slice.of(heap, story, 8, 15);
  const { address, length } = view; // two numbers, and nobody looks after them
  const read = () => new TextDecoder().decode(heap.bytes.slice(address, address + length));
  print(`while the text is there: ${read()}`);
  story.drop();
  using secret = boxOf(heap, 'and the password'); // gets the block that was freed
  print(`by address, afterwards: ${read()}`);
  try {
    print(`by handle, afterwards: ${view.text()}`);
  } catch (error) {
    print(`by handle, afterwards: ${error instanceof Error ? error.message.replace(/0x\w+/, '…') : ''}`);
  }
  print(`and the new owner still has ${secret.bytes} bytes`);
}
// #endregion
