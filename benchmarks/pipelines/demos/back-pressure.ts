/** back-pressure.rs: the unbounded queue is that of a MessagePort, the bounded one our own channel. */
import type { DemoContext } from '../../../src/lab/program.ts';
import { Arc } from '../../../src/memory/arc.ts';
import { channel } from '../../../src/memory/channel.ts';
import { Heap } from '../../../src/memory/heap.ts';

// #region back-pressure
const MESSAGES = 1_000;
const BYTES = 10_000;

/** Posts everything before the event loop gets to deliver anything; then counts what comes. */
async function unbounded(print: DemoContext['print']): Promise<void> {
  const { port1: sender, port2: receiver } = new MessageChannel();
  for (let i = 0; i < MESSAGES; i++) {
    const message = new Uint8Array(BYTES);
    sender.postMessage(message, [message.buffer]);
  }
  print(`sent, unbounded: ${MESSAGES}`);
  let waiting = 0;
  let left = MESSAGES;
  await new Promise<void>((resolve) => {
    receiver.onmessage = ({ data }: MessageEvent<Uint8Array>) => {
      waiting += data.length;
      if (--left === 0) resolve();
    };
  });
  receiver.close();
  print(`bytes waiting, unbounded: ${waiting}`);
}

function bounded(print: DemoContext['print']): void {
  const heap = Heap.create(new SharedArrayBuffer(200_000), { from: 4096 });
  const options = {
    buffer: heap.bytes.buffer as SharedArrayBuffer,
    fromRaw: (raw: number) => Arc.fromRaw(heap, raw),
  };
  const [sender, receiver] = channel(options, 0, 8);
  let sent = 0;
  for (let i = 0; i < MESSAGES; i++) {
    const result = sender.trySend(Arc.new(heap, BYTES));
    if (result.state === 'sent') sent++;
    else {
      result.value.drop(); // it came back
      break;
    }
  }
  print(`sent, bounded to 8: ${sent}`);
  print(`bytes waiting, bounded to 8: ${receiver.length * BYTES}`);
}

export async function main({ print }: DemoContext): Promise<void> {
  await unbounded(print);
  bounded(print);
}
// #endregion
