/** What TypeScript does where Rust refuses: it finds out when the program runs. */
import type { DemoContext } from '../../../src/lab/program.ts';
import { Arc } from '../../../src/memory/arc.ts';
import { channel } from '../../../src/memory/channel.ts';
import { OwnershipError } from '../../../src/memory/errors.ts';
import { Heap } from '../../../src/memory/heap.ts';

export function main({ print }: DemoContext): void {
  // #region use-after-send-typescript
  // JavaScript's own move: the array is detached. Nobody says so.
  const array = new Uint8Array(1_000_000).fill(7);
  const { port1, port2 } = new MessageChannel();
  port1.postMessage(array, [array.buffer]);
  print(`length after the transfer: ${array.length}`);
  print(`first byte after the transfer: ${array[0]}`);
  port1.close();
  port2.close();

  // Ours: the handle is dead, and says so.
  const heap = Heap.create(new SharedArrayBuffer(65_536), { from: 4096 });
  const buffer = heap.bytes.buffer as SharedArrayBuffer;
  const [sender] = channel({ buffer, fromRaw: (raw) => Arc.fromRaw(heap, raw) }, 0, 8);
  const data = Arc.new(heap, 1000);
  sender.send(data);
  try {
    print(`address after the send: ${data.address}`);
  } catch (error) {
    if (!(error instanceof OwnershipError)) throw error;
    print(`the handle after the send: ${error.fault}`);
  }
  // #endregion
}
