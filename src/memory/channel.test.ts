import assert from 'node:assert/strict';
import test from 'node:test';
import { Arc } from './arc.ts';
import { announce, ringBell, sleep } from './bell.ts';
import { type ChannelOptions, channel, channelBytes, Receiver, Sender } from './channel.ts';
import { OwnershipError } from './errors.ts';
import { Heap } from './heap.ts';
import { inThreads, servesErrand } from './in-threads.fixture.ts';

const CAPACITY = 4;
const HEAP = 8192;
/** Word: an end's number, for a thread. */
const TOLD = HEAP / 4 - 8;

interface Job {
  readonly buffer: SharedArrayBuffer;
  readonly messages: number;
}

const optionsOf = (buffer: SharedArrayBuffer, heap: Heap): ChannelOptions<Arc> => ({
  buffer,
  fromRaw: (raw) => Arc.fromRaw(heap, raw),
});

function setUp(senders: 'one' | 'many' = 'many') {
  const buffer = new SharedArrayBuffer(200_000);
  const heap = Heap.create(buffer, { from: HEAP });
  const options = optionsOf(buffer, heap);
  return { buffer, heap, options, ends: channel(options, 0, CAPACITY, senders) };
}

const message = (heap: Heap, value: number): Arc => {
  const arc = Arc.new(heap, 8);
  heap.words[arc.address >> 2] = value;
  return arc;
};
const numberIn = (heap: Heap, arc: Arc): number => heap.words[arc.address >> 2]!;
const faults = (fault: string) => (error: unknown) =>
  error instanceof OwnershipError && error.fault === fault;

const errands = {
  /** Thread 0 receives everything; the others send. Returns the sum. */
  pass({ buffer, messages }: Job, thread: number): number {
    const heap = Heap.attach(buffer, HEAP);
    const options = optionsOf(buffer, heap);
    let sum = 0;
    if (thread === 0) {
      using receiver = Receiver.fromRaw(options, 0);
      for (const each of receiver) {
        using owned = each;
        sum += numberIn(heap, owned);
      }
      return sum;
    }
    using sender = Sender.fromRaw(options, 0);
    for (let i = 1; i <= messages; i++) {
      assert.equal(sender.send(message(heap, i)).state, 'sent');
      sum += i;
    }
    return sum;
  },

  /** Sleeps until the bell rings. */
  sleepAtBell({ buffer }: Job): string {
    const words = new Int32Array(buffer);
    announce(words, TOLD);
    Atomics.store(words, TOLD + 1, 1);
    Atomics.notify(words, TOLD + 1);
    sleep(words, TOLD);
    return 'woken';
  },

  /** Waits for a message that does not come; then for the end. */
  receiveAll({ buffer }: Job): number {
    const heap = Heap.attach(buffer, HEAP);
    using receiver = Receiver.fromRaw(optionsOf(buffer, heap), 0);
    let count = 0;
    for (const each of receiver) {
      each.drop();
      count++;
    }
    return count;
  },
};

if (!servesErrand(errands)) {
  for (const senders of ['one', 'many'] as const) {
    test(`${senders}: a sent handle is dead, its value arrives under the same address`, () => {
      const { heap, ends } = setUp(senders);
      const [sender, receiver] = ends;
      const arc = message(heap, 7);
      const { address } = arc;
      assert.deepEqual(sender.send(arc), { state: 'sent' });
      assert.throws(() => arc.address, faults('use-after-move'));
      assert.throws(() => arc.drop(), faults('use-after-move'));
      assert.throws(() => sender.trySend(arc), faults('use-after-move'));
      using received = receiver.receive()!;
      assert.equal(received.address, address);
      assert.equal(received.strongCount, 1);
      assert.equal(receiver.tryReceive(), undefined);
    });

    test(`${senders}: a full channel hands the message back`, () => {
      const { heap, ends } = setUp(senders);
      const [sender, receiver] = ends;
      for (let i = 0; i < CAPACITY; i++) assert.equal(sender.trySend(message(heap, i)).state, 'sent');
      const refused = sender.trySend(message(heap, 99));
      assert.ok(refused.state === 'full');
      assert.equal(numberIn(heap, refused.value), 99);
      refused.value.drop();
      for (let i = 0; i < CAPACITY; i++) {
        using received = receiver.receive()!;
        assert.equal(numberIn(heap, received), i);
      }
    });

    test(`${senders}: when the receiver is gone, the message comes back; what was inside is dropped`, () => {
      const { heap, ends } = setUp(senders);
      const [sender, receiver] = ends;
      sender.send(message(heap, 1));
      sender.send(message(heap, 2));
      receiver.drop();
      assert.equal(heap.statistics.live, 0);
      const refused = sender.send(message(heap, 3));
      assert.ok(refused.state === 'disconnected');
      assert.equal(numberIn(heap, refused.value), 3);
      refused.value.drop();
      assert.throws(() => receiver.receive(), faults('use-after-drop'));
    });

    test(`${senders}: what was sent before the sender was dropped is still received`, () => {
      const { heap, ends } = setUp(senders);
      const [sender, receiver] = ends;
      sender.send(message(heap, 1));
      sender.drop();
      assert.throws(() => sender.send(message(heap, 2)), faults('use-after-drop'));
      assert.equal(receiver.disconnected, true);
      receiver.receive()!.drop();
      assert.equal(receiver.receive(), undefined);
    });
  }

  test('only a channel with many senders has more of them, and the last one ends it', () => {
    const { ends } = setUp('many');
    const second = ends[0].clone();
    ends[0].drop();
    assert.equal(ends[1].disconnected, false);
    second.drop();
    assert.equal(ends[1].receive(), undefined);
    assert.throws(() => setUp('one').ends[0].clone(), /a channel with one sender/);
  });

  test('an end that was given away is dead here', () => {
    const { options, ends } = setUp();
    const raw = ends[1].intoRaw();
    assert.throws(() => ends[1].tryReceive(), faults('use-after-move'));
    assert.equal(Receiver.fromRaw(options, raw).tryReceive(), undefined);
    assert.throws(() => Receiver.fromRaw(options, 4096), faults('bad-pointer'));
    assert.throws(() => channel(options, 64, CAPACITY), /invalid base: 64/);
  });

  for (const [senders, threads] of [
    ['one', 2],
    ['many', 3],
  ] as const)
    test(`${threads} real threads: each message is received once, and all waits end`, async () => {
      const { buffer, heap, ends } = setUp(senders);
      assert.ok(channelBytes(CAPACITY, senders) < TOLD * 4);
      const extra = threads > 2 ? ends[0].clone() : undefined;
      for (const end of [...ends, extra]) end?.intoRaw();
      const job: Job = { buffer, messages: 3000 };
      const [received, ...sent] = await inThreads<number>(import.meta.url, 'pass', threads, job);
      assert.equal(
        received,
        sent.reduce((a, b) => a + b, 0),
      );
      assert.equal(heap.statistics.live, 0, 'every message was freed');
    });

  test('a bell wakes who has announced a sleep', async () => {
    const { buffer } = setUp();
    const words = new Int32Array(buffer);
    const done = inThreads<string>(import.meta.url, 'sleepAtBell', 1, { buffer, messages: 0 });
    while (Atomics.load(words, TOLD + 1) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    ringBell(words, TOLD);
    assert.deepEqual(await done, ['woken']);
    assert.equal(words[TOLD], 0);
  });

  test('a receiver that waits for nothing is told when the last sender is dropped', async () => {
    const { buffer, heap, ends } = setUp('one');
    ends[1].intoRaw();
    const done = inThreads<number>(import.meta.url, 'receiveAll', 1, { buffer, messages: 0 });
    ends[0].send(message(heap, 1));
    await new Promise((resolve) => setTimeout(resolve, 100));
    ends[0].drop();
    assert.deepEqual(await done, [1]);
  });
}
