/** same-buffer.rs with our own channel: what goes through it is the address. */
import type { DemoContext, DemoThread } from '../../../src/lab/program.ts';
import { Arc } from '../../../src/memory/arc.ts';
import { channel, channelBytes, Receiver } from '../../../src/memory/channel.ts';
import { Heap } from '../../../src/memory/heap.ts';

const CAPACITY = 8;
/** After the channel: the receiver's own number, and what it tells. */
const TOLD = channelBytes(CAPACITY, 'one') >> 2;
const HEAP = channelBytes(CAPACITY, 'one') + 128;

const optionsOf = (buffer: SharedArrayBuffer, heap: Heap) => ({
  buffer,
  fromRaw: (raw: number) => Arc.fromRaw(heap, raw),
});

// #region same-buffer
/** In a worker. */
export function receive({ memory }: DemoThread): void {
  const heap = Heap.attach(memory, HEAP);
  const words = new Int32Array(memory);
  using receiver = Receiver.fromRaw(optionsOf(memory, heap), words[TOLD]!);
  using message = receiver.receive()!;
  words[TOLD + 1] = message.address;
  words[TOLD + 2] = heap.sizeOf(message.address - 8) - 8;
}

export async function main({ print, threads }: DemoContext): Promise<void> {
  const memory = new SharedArrayBuffer(2_000_000);
  const heap = Heap.create(memory, { from: HEAP });
  const words = new Int32Array(memory);
  const [sender, receiver] = channel(optionsOf(memory, heap), 0, CAPACITY, 'one');
  words[TOLD] = receiver.intoRaw();
  const received = threads('receive', 1, memory);
  const message = Arc.new(heap, 1_000_000);
  const before = message.address;
  print('bytes of the handle: 4');
  sender.send(message);
  await received;
  print(`bytes received: ${words[TOLD + 2]}`);
  print(`same address: ${before === words[TOLD + 1]}`);
}
// #endregion
