/** The same two threads and locks; both take left first. */
import type { DemoContext, DemoThread } from '../../../src/lab/program.ts';
import { Mutex } from '../../../src/memory/mutex.ts';

// #region ordered
const open = (memory: SharedArrayBuffer) =>
  [0, 64].map((address) => new Mutex(new Int32Array(memory), address)) as [Mutex, Mutex];

/** Whoever needs both takes them in this order, whichever way the money goes. */
function transfer([left, right]: [Mutex, Mutex], amount: number): void {
  using from = left.lock();
  using to = right.lock();
  from.value -= amount;
  to.value += amount;
}

export async function main({ print, threads }: DemoContext): Promise<void> {
  const memory = new SharedArrayBuffer(128);
  const [left, right] = open(memory);
  left.with((balance) => {
    balance.value = 10;
  });
  right.with((balance) => {
    balance.value = 20;
  });
  await threads('work', 2, memory);
  left.with(({ value }) => print(`left: ${value}`));
  right.with(({ value }) => print(`right: ${value}`));
}

export function work({ memory, thread }: DemoThread): void {
  const accounts = open(memory);
  for (let turn = 0; turn < 10_000; turn++) transfer(accounts, thread === 0 ? 2 : -2);
}
// #endregion
