/** dead-stage.rs with our own channel. `using` drops the stage's ends when it throws. */
import type { DemoContext, DemoThread } from '../../../src/lab/program.ts';
import { Arc } from '../../../src/memory/arc.ts';
import { channel, channelBytes, Receiver, Sender } from '../../../src/memory/channel.ts';
import { Heap } from '../../../src/memory/heap.ts';

const CAPACITY = 8;
const SECOND = channelBytes(CAPACITY, 'one');
/** After the channels: the stage's ends, as numbers. */
const ENDS = (2 * SECOND) >> 2;
const HEAP = 2 * SECOND + 128;

const optionsOf = (buffer: SharedArrayBuffer, heap: Heap) => ({
  buffer,
  fromRaw: (raw: number) => Arc.fromRaw(heap, raw),
});

/** A short text of ASCII letters: one byte for its length, then the letters. */
function text(heap: Heap, letters: string): Arc {
  const arc = Arc.new(heap, 16);
  heap.bytes[arc.address] = letters.length;
  for (let i = 0; i < letters.length; i++) heap.bytes[arc.address + 1 + i] = letters.charCodeAt(i);
  return arc;
}

function read(heap: Heap, { address }: Arc): string {
  return String.fromCharCode(...heap.bytes.slice(address + 1, address + 1 + heap.bytes[address]!));
}

// #region dead-stage
/** In a worker. */
export function stage({ memory }: DemoThread): void {
  const heap = Heap.attach(memory, HEAP);
  const options = optionsOf(memory, heap);
  using into = Receiver.fromRaw(options, heap.words[ENDS]!);
  using out = Sender.fromRaw(options, heap.words[ENDS + 1]!);
  for (const message of into) {
    using owned = message;
    const letters = read(heap, owned);
    if (letters === 'bad') throw new Error('the stage cannot work on this');
    out.send(text(heap, letters.toUpperCase()));
  }
}

export async function main({ print, threads }: DemoContext): Promise<void> {
  const memory = new SharedArrayBuffer(65_536);
  const heap = Heap.create(memory, { from: HEAP });
  const options = optionsOf(memory, heap);
  const [source, into] = channel(options, 0, CAPACITY, 'one');
  const [out, sink] = channel(options, SECOND, CAPACITY, 'one');
  heap.words[ENDS] = into.intoRaw();
  heap.words[ENDS + 1] = out.intoRaw();
  source.send(text(heap, 'good'));
  source.send(text(heap, 'bad'));
  const threw = await threads('stage', 1, memory).then(
    () => false,
    () => true,
  );
  print(`the stage has thrown: ${threw}`);

  const sent = source.send(text(heap, 'next'));
  if (sent.state === 'sent') print('sending: accepted');
  else print(`sending: refused, and “${read(heap, sent.value)}” comes back`);
  const show = (message: Arc | undefined) => (message ? read(heap, message) : 'undefined');
  print(`receiving: ${show(sink.receive())}`);
  print(`receiving again: ${show(sink.receive())}`);
}
// #endregion
