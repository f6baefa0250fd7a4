/** sharing.rs with our own Arc, lock and channel. */
import type { DemoContext, DemoThread } from '../../../src/lab/program.ts';
import { Arc } from '../../../src/memory/arc.ts';
import { channel, channelBytes, Receiver } from '../../../src/memory/channel.ts';
import { Heap } from '../../../src/memory/heap.ts';
import { acquire, release } from '../../../src/memory/lock.ts';

const CAPACITY = 8;
/** After the channel: the receiver's own number. */
const TOLD = channelBytes(CAPACITY, 'one') >> 2;
const HEAP = channelBytes(CAPACITY, 'one') + 128;

const optionsOf = (buffer: SharedArrayBuffer, heap: Heap) => ({
  buffer,
  fromRaw: (raw: number) => Arc.fromRaw(heap, raw),
});

// #region sharing
/** A list: its lock, its length, its elements. */
function push(words: Int32Array, list: Arc, element: number): void {
  const at = list.address >> 2;
  acquire(words, at, true);
  words[at + 2 + words[at + 1]!] = element;
  words[at + 1]!++;
  release(words, at);
}

/** In a worker. */
export function receive({ memory }: DemoThread): void {
  const heap = Heap.attach(memory, HEAP);
  using receiver = Receiver.fromRaw(optionsOf(memory, heap), heap.words[TOLD]!);
  using list = receiver.receive()!;
  push(heap.words, list, 2);
}

export async function main({ print, threads }: DemoContext): Promise<void> {
  const memory = new SharedArrayBuffer(65_536);
  const heap = Heap.create(memory, { from: HEAP });
  const [sender, receiver] = channel(optionsOf(memory, heap), 0, CAPACITY, 'one');
  heap.words[TOLD] = receiver.intoRaw();
  using list = Arc.new(heap, 40);
  heap.words.fill(0, list.address >> 2, (list.address >> 2) + 10);
  push(heap.words, list, 1);
  sender.send(list.clone());
  await threads('receive', 1, memory);
  print(`elements that the sender sees: ${heap.words[(list.address >> 2) + 1]}`);
}
// #endregion
