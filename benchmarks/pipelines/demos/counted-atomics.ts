/** The atomic operations of a message, counted one by one. */
import type { DemoContext } from '../../../src/lab/program.ts';
import { Ring } from '../../../src/memory/ring.ts';
import { StampedRing } from '../../../src/memory/stamped-ring.ts';

const MESSAGES = 1_000;

// #region counted-atomics
const counts = { loads: 0, stores: 0, 'read-modify-writes': 0 };
const kinds = {
  load: 'loads',
  store: 'stores',
  compareExchange: 'read-modify-writes',
  exchange: 'read-modify-writes',
  add: 'read-modify-writes',
  sub: 'read-modify-writes',
} as const;

/** Runs `work` while each atomic operation of this thread is counted. */
function counting(work: () => void): void {
  const originals = {
    ...Object.fromEntries(Object.keys(kinds).map((name) => [name, Reflect.get(Atomics, name)])),
  };
  for (const [name, kind] of Object.entries(kinds))
    Reflect.set(Atomics, name, (...values: unknown[]): unknown => {
      counts[kind]++;
      return Reflect.apply(originals[name], Atomics, values);
    });
  try {
    work();
  } finally {
    for (const name of Object.keys(kinds)) Reflect.set(Atomics, name, originals[name]);
  }
}

function report(print: DemoContext['print'], name: string, pass: (message: number) => void): void {
  for (const kind of Object.values(kinds)) counts[kind] = 0;
  counting(() => {
    for (let message = 0; message < MESSAGES; message++) pass(message);
  });
  for (const [kind, count] of Object.entries(counts)) print(`${name}, atomic ${kind}: ${count}`);
}

export function main({ print }: DemoContext): void {
  const words = new Int32Array(new SharedArrayBuffer(4096));
  print(`messages: ${MESSAGES}`);
  const [out, into] = [new Ring(words, 0, 8, 'send'), new Ring(words, 0, 8, 'receive')];
  report(print, 'ring', (message) => {
    out.trySend(message);
    into.tryReceive();
  });
  const stamped = StampedRing.create(words, 1024, 8);
  report(print, 'many senders', (message) => {
    stamped.trySend(message);
    stamped.tryReceive();
  });
  const shared = StampedRing.create(words, 2048, 8);
  report(print, 'many senders and receivers', (message) => {
    shared.trySend(message);
    shared.tryReceiveAmongMany();
  });
}
// #endregion
