/** eight-threads.rs on our own heap: handles cross as numbers, and each is an owner again on the other side. */
import type { DemoContext, DemoThread } from '../../../src/lab/program.ts';
import { Arc } from '../../../src/memory/arc.ts';
import { Heap } from '../../../src/memory/heap.ts';

const THREADS = 8;
const HEAP = 1024;
/** Words: clones and drops, each on the spawning thread and elsewhere, then a handle for each thread. */
const CLONES = 0;
const DROPS = 2;
const HANDLES = 4;

// #region eight-threads
/** What each thread does: it takes its handle over, reads a byte, drops the handle. */
export function read({ memory, thread }: DemoThread): void {
  const words = new Int32Array(memory, 0, HEAP / 4);
  const heap = Heap.attach(memory, HEAP);
  const data = Arc.fromRaw(heap, words[HANDLES + thread]!);
  if (heap.bytes[data.address] !== 7) throw new Error('this is not the data');
  data.drop();
  Atomics.add(words, DROPS + 1, 1);
}

async function share(data: Arc, memory: SharedArrayBuffer, threads: DemoContext['threads']) {
  const words = new Int32Array(memory, 0, HEAP / 4);
  for (let thread = 0; thread < THREADS; thread++) {
    words[HANDLES + thread] = data.clone().intoRaw();
    words[CLONES]!++;
  }
  await threads('read', THREADS, memory);
  data.drop();
  words[DROPS]!++;
}
// #endregion

export async function main({ print, threads }: DemoContext): Promise<void> {
  const memory = new SharedArrayBuffer(2_000_000);
  const heap = Heap.create(memory, { from: HEAP });
  const data = Arc.new(heap, 1_000_000);
  heap.bytes.fill(7, data.address, data.address + 1_000_000);
  await share(data, memory, threads);
  const words = new Int32Array(memory);
  print(`clones on the spawning thread: ${words[CLONES]}`);
  print(`clones elsewhere: ${words[CLONES + 1]}`);
  print(`drops on the spawning thread: ${words[DROPS]}`);
  print(`drops elsewhere: ${words[DROPS + 1]}`);
}
