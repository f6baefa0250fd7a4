/** A thread of Node for scripts/threadless.ts. A module without threads gets a memory that is its own. */
import { parentPort } from 'node:worker_threads';
import { loadRust } from '../src/lab/load-rust.ts';
import type { CaseOrder, KernelSource, RustSource, ToThread } from '../src/lab/messages.ts';
import { serveThread } from '../src/lab/serve-thread.ts';

/** A shared memory is sent to a thread, one that is not cannot be: it is made here, as large as the shared one. */
function ownMemory({ module, pages }: RustSource, shared: WebAssembly.Memory): WebAssembly.Memory {
  const threads = WebAssembly.Module.exports(module).some(({ name }) => name === '__wasm_init_tls');
  if (threads) return shared;
  const initial = shared.buffer.byteLength / 65_536;
  return new WebAssembly.Memory({ initial, maximum: pages.maximum });
}

function load(order: CaseOrder, { rust }: KernelSource, thread: number) {
  if (order.language !== 'rust' || !rust) throw new Error('only Rust is measured here');
  return loadRust({ ...order, memory: ownMemory(rust, order.memory) }, rust, thread);
}

parentPort!.once('message', (message: ToThread) => {
  void serveThread(message, (answer) => parentPort!.postMessage(answer), { load });
});
