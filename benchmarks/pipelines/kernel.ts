/** Pipelines, in TypeScript: the timed loops. Rings and heap are those of src/memory. */
import type { Kernel, Kernels } from '../../src/lab/experiment.ts';
import { ringBell } from '../../src/memory/bell.ts';
import { copyBytes } from '../../src/memory/copy.ts';
import { acquire, release } from '../../src/memory/lock.ts';
import { EMPTY, Ring, ringBytes } from '../../src/memory/ring.ts';
import { BUFFERS, type End, handoff, oneThread } from './buffers.ts';
import { type Chain, chains, LINE_WORDS } from './chains.ts';
import { type Cloner, clones } from './clones.ts';
import { type Queue, receive, send } from './queues.ts';
import { lockOf, type Slots, sharedSlots, slotOf } from './shared-slots.ts';
import { type Stage, stages, step, workers } from './stages-layout.ts';
import { leaveLoudly, receiveAsleep, type Talker, talk } from './talk.ts';

// ---- handoff, buffers: from one thread to another ----

/** Fills a message: its number, then as many words as are touched. Returns the last. */
function fill(
  { words, touched, value }: Pick<End, 'words' | 'touched' | 'value'>,
  place: number,
  count: number,
): number {
  const at = place >> 2;
  words[at] = count;
  for (let i = 1; i <= touched; i++) words[at + i] = (value + i) | 0;
  return words[at + touched]!;
}

/** Reads a message: the sum of the words that are touched. */
function total({ words, touched }: Pick<End, 'words' | 'touched'>, place: number): number {
  const at = place >> 2;
  let sum = 0;
  for (let i = 1; i <= touched; i++) sum = (sum + words[at + i]!) | 0;
  return sum;
}

// #region handoff/crossbeam
// #region handoff/mpsc
// #region handoff/ring
// #region buffers/crossbeam
// #region buffers/mpsc
// #region buffers/ring
/** Takes an empty buffer, fills it, and moves it to the other thread: what is sent is its address. */
function sendBuffers(end: End, iterations: number): number {
  const { company, into, out, spare } = end;
  let sum = 0;
  company.enter();
  for (let i = 0; i < iterations; i++) {
    const buffer = receive(into, company);
    // Nobody there: the work is done on a buffer of this thread's own.
    if (buffer === EMPTY) sum = (Math.imul(sum, 31) + fill(end, spare, 0)) | 0;
    else {
      sum = (Math.imul(sum, 31) + fill(end, buffer, end.count++)) | 0;
      out.trySend(buffer); // there is room: the queue takes all the buffers that there are
    }
  }
  company.leave();
  return sum >>> 0;
}

/** Receives a buffer, reads it, and moves it back to be filled again. */
function receiveBuffers(end: End, iterations: number): number {
  const { words, company, into, out, spare } = end;
  let sum = 0;
  company.enter();
  for (let i = 0; i < iterations; i++) {
    const buffer = receive(into, company);
    if (buffer === EMPTY) sum = (Math.imul(sum, 31) + total(end, spare)) | 0;
    else {
      if (words[buffer >> 2] !== end.count++) end.disorder++;
      sum = (Math.imul(sum, 31) + total(end, buffer)) | 0;
      out.trySend(buffer);
    }
  }
  company.leave();
  return sum >>> 0;
}
// #endregion
// #endregion
// #endregion
// #endregion
// #endregion
// #endregion

// #region handoff/clone
/** Keeps the original: asks the heap for a block, copies every byte, and sends the copy's address. */
function sendClones(cloner: Cloner, iterations: number): number {
  const { words, heap, company, queue, original, size } = cloner;
  let sum = 0;
  company.enter();
  for (let i = 0; i < iterations; i++) {
    const copy = heap.allocate(size);
    copyBytes(words, heap.bytes, original, copy, size);
    words[copy >> 2] = cloner.count;
    sum = (Math.imul(sum, 31) + words[(copy >> 2) + 1]!) | 0;
    if (send(queue, copy, company)) cloner.count++;
    else heap.free(copy);
  }
  company.leave();
  return sum >>> 0;
}

/** Receives a copy, reads a word of it, and frees it. */
function receiveClones(cloner: Cloner, iterations: number): number {
  const { words, heap, company, queue, original } = cloner;
  let sum = 0;
  company.enter();
  for (let i = 0; i < iterations; i++) {
    const copy = receive(queue, company);
    if (copy === EMPTY) sum = (Math.imul(sum, 31) + words[(original >> 2) + 1]!) | 0;
    else {
      if (words[copy >> 2] !== cloner.count++) cloner.disorder++;
      sum = (Math.imul(sum, 31) + words[(copy >> 2) + 1]!) | 0;
      heap.free(copy);
    }
  }
  company.leave();
  return sum >>> 0;
}
// #endregion

// #region handoff/mutex
// #region buffers/mutex
/** Eight buffers that both threads own, each under a lock, and two counts that say how far each thread is. */
function putUnderLock(slots: Slots, iterations: number): number {
  const { words, company, mine, theirs, spare } = slots;
  let sum = 0;
  company.enter();
  for (let i = 0; i < iterations; i++) {
    let polls = 0;
    // All eight are full: wait until the other thread has read one.
    while (((slots.turn - Atomics.load(words, theirs)) | 0) === BUFFERS && company.worthWaiting(polls))
      polls++;
    if (((slots.turn - Atomics.load(words, theirs)) | 0) === BUFFERS) {
      sum = (Math.imul(sum, 31) + fill(slots, spare, 0)) | 0;
      continue;
    }
    acquire(words, lockOf(slots.turn), true);
    sum = (Math.imul(sum, 31) + fill(slots, slotOf(slots, slots.turn), slots.turn)) | 0;
    release(words, lockOf(slots.turn));
    slots.turn = (slots.turn + 1) | 0;
    Atomics.store(words, mine, slots.turn);
  }
  company.leave();
  return sum >>> 0;
}

function getUnderLock(slots: Slots, iterations: number): number {
  const { words, company, mine, theirs, spare } = slots;
  let sum = 0;
  company.enter();
  for (let i = 0; i < iterations; i++) {
    let polls = 0;
    while (slots.turn === Atomics.load(words, theirs) && company.worthWaiting(polls)) polls++;
    if (slots.turn === Atomics.load(words, theirs)) {
      sum = (Math.imul(sum, 31) + total(slots, spare)) | 0;
      continue;
    }
    acquire(words, lockOf(slots.turn), true);
    const slot = slotOf(slots, slots.turn);
    if (words[slot >> 2] !== slots.turn) slots.disorder++;
    sum = (Math.imul(sum, 31) + total(slots, slot)) | 0;
    release(words, lockOf(slots.turn));
    slots.turn = (slots.turn + 1) | 0;
    Atomics.store(words, mine, slots.turn);
  }
  company.leave();
  return sum >>> 0;
}
// #endregion
// #endregion

// #region handoff/alone
// #region buffers/alone
/** One thread at both ends of the same queues: fills a buffer, sends it to itself, reads it, sends it back. */
function sendToItself(sender: End, receiver: End, iterations: number): number {
  const { words } = sender;
  let sum = 0;
  for (let i = 0; i < iterations; i++) {
    const empty = sender.into.tryReceive();
    fill(sender, empty, sender.count++);
    sender.out.trySend(empty);
    const full = receiver.into.tryReceive();
    if (words[full >> 2] !== receiver.count++) receiver.disorder++;
    sum = (Math.imul(sum, 31) + total(receiver, full)) | 0;
    receiver.out.trySend(full);
  }
  return sum >>> 0;
}
// #endregion
// #endregion

// ---- lines: reading what another core has just written ----

// #region lines/own-in-order
// #region lines/handed-in-order
// #region lines/own
// #region lines/handed
/** Receives a message and follows its links, from line to line; or follows those of a buffer of its own. */
function follow(chain: Chain, iterations: number): number {
  const { words, company, into, out, spare, lines, own } = chain;
  let sum = 0;
  company.enter();
  for (let i = 0; i < iterations; i++) {
    const message = receive(into, company);
    if (message !== EMPTY && words[(message >> 2) + 1] !== chain.count++) chain.disorder++;
    const at = (own || message === EMPTY ? spare : message) >> 2;
    let line = 0;
    for (let n = 0; n < lines; n++) {
      line = words[at + line * LINE_WORDS]!; // the next one is not known before this one has come
      sum = (Math.imul(sum, 31) + line) | 0;
    }
    if (message !== EMPTY) out.trySend(message);
  }
  company.leave();
  return sum >>> 0;
}

/** Writes a word into each line of a message, in order, and sends it. */
function writeLinks(chain: Chain, iterations: number): number {
  const { words, company, into, out, spare, lines, links } = chain;
  let sum = 0;
  company.enter();
  for (let i = 0; i < iterations; i++) {
    const message = receive(into, company);
    const at = (message === EMPTY ? spare : message) >> 2;
    for (let line = 0; line < lines; line++) words[at + line * LINE_WORDS] = links[line]!;
    if (message !== EMPTY) {
      words[at + 1] = chain.count++;
      out.trySend(message);
    }
    sum = (Math.imul(sum, 31) + words[at]!) | 0;
  }
  company.leave();
  return sum >>> 0;
}
// #endregion
// #endregion
// #endregion
// #endregion

// ---- stages: the same work, cut up in two ways ----

// #region stages/pipeline
// #region stages/workers
// #region stages/separate
// #region stages/alone
/** A share of an item: steps of arithmetic, each of which waits for the one before. */
function share(x: number, steps: number): number {
  let y = x;
  for (let i = 0; i < steps; i++) y = step(y);
  return y;
}
// #endregion
// #endregion
// #endregion

/** One stage: takes an item from the left, does its own share of the work, hands it on to the right. */
function stage({ steps, begin, left, right, before, after }: Stage, iterations: number): number {
  let sum = 0;
  before.enter();
  after.enter();
  for (let i = 0; i < iterations; i++) {
    const item = left ? receive(left, before) : EMPTY;
    const x = share(item === EMPTY ? begin : item, steps);
    if (right) send(right, x, after);
    sum = (Math.imul(sum, 31) + x) | 0;
  }
  after.leave();
  return sum >>> 0;
}
// #endregion

// #region stages/workers
/** There always is an item: there are more of them than workers. */
function takeAny(queue: Queue): number {
  for (;;) {
    const item = queue.tryReceive();
    if (item !== EMPTY) return item;
  }
}

/** A worker: takes an item from the queue of all, does all of its shares, and takes the next. */
function worker({ steps, shares, begin, left, right }: Stage, iterations: number): number {
  let sum = 0;
  let done = 0;
  let x = begin;
  for (let i = 0; i < iterations; i++) {
    if (done === 0) x = takeAny(left!);
    x = share(x, steps);
    sum = (Math.imul(sum, 31) + x) | 0;
    if (++done === shares) {
      right!.trySend(begin); // as a new item, so that the queue never runs dry
      done = 0;
    }
  }
  if (done > 0) right!.trySend(begin);
  return sum >>> 0;
}
// #endregion

// #region stages/alone
// #region stages/separate
/** No queue: the thread makes its items itself. */
function byItself({ steps, shares, begin }: Stage, iterations: number): number {
  let sum = 0;
  let done = 0;
  let x = begin;
  for (let i = 0; i < iterations; i++) {
    if (done === 0) x = begin;
    x = share(x, steps);
    sum = (Math.imul(sum, 31) + x) | 0;
    if (++done === shares) done = 0;
  }
  return sum >>> 0;
}
// #endregion
// #endregion

// ---- latency: a question and its answer ----

// #region latency/polling
// #region latency/word
/** Asks, and looks again and again until the answer is there. */
function ask(talker: Talker, iterations: number): number {
  const { company, into, out, work, question } = talker;
  let sum = 0;
  company.enter();
  for (let i = 0; i < iterations; i++) {
    if (!talker.asked) talker.asked = out.trySend(question);
    let answer = receive(into, company);
    if (answer === EMPTY)
      answer = share(question, work); // nobody there
    else talker.asked = false;
    sum = (Math.imul(sum, 31) + answer) | 0;
  }
  company.leave();
  return sum >>> 0;
}

/** Looks again and again until a question is there, works on it, and answers. */
function answer({ company, into, out, work, question }: Talker, iterations: number): number {
  let sum = 0;
  company.enter();
  for (let i = 0; i < iterations; i++) {
    const asked = receive(into, company);
    const x = share(asked === EMPTY ? question : asked, work);
    if (asked !== EMPTY) out.trySend(x);
    sum = (Math.imul(sum, 31) + x) | 0;
  }
  company.leave();
  return sum >>> 0;
}
// #endregion
// #endregion

// #region latency/waiting
// #region latency/sleeping
/** Asks, wakes the other thread if it sleeps, and sleeps itself after so many looks. */
function askAsleep(talker: Talker, iterations: number, looks: number): number {
  const { words, company, out, theirs, work, question } = talker;
  let sum = 0;
  company.enter();
  for (let i = 0; i < iterations; i++) {
    if (!talker.asked) talker.asked = out.trySend(question);
    ringBell(words, theirs);
    let answer = receiveAsleep(talker, looks);
    if (answer === EMPTY) answer = share(question, work);
    else talker.asked = false;
    sum = (Math.imul(sum, 31) + answer) | 0;
  }
  leaveLoudly(talker);
  return sum >>> 0;
}

function answerAsleep(talker: Talker, iterations: number, looks: number): number {
  const { words, company, out, theirs, work, question } = talker;
  let sum = 0;
  company.enter();
  for (let i = 0; i < iterations; i++) {
    const asked = receiveAsleep(talker, looks);
    const x = share(asked === EMPTY ? question : asked, work);
    if (asked !== EMPTY) out.trySend(x);
    ringBell(words, theirs);
    sum = (Math.imul(sum, 31) + x) | 0;
  }
  leaveLoudly(talker);
  return sum >>> 0;
}
// #endregion
// #endregion

/** Looks before a sleep: none, or some microseconds of them. */
const NONE = 0;
const SOME = 200;
// ---- transfer: one thread, a message by its handle and by its bytes ----

interface Parcel {
  message: Int32Array;
}

/** An array that belongs to JavaScript, not to shared memory: only such an array can be transferred. */
const parcels = (loop: (parcel: Parcel, iterations: number) => number): Kernel<Parcel> => ({
  bytes: () => 4,
  setup({ parameters, seed }) {
    const message = new Int32Array(parameters.size! >> 2);
    message.fill(seed | 0);
    return { message };
  },
  run: loop,
});

// #region transfer/copy
/** What `postMessage(message)` does to a message, without the trip: every byte is copied, twice. */
function cloneParcel({ message }: Parcel, iterations: number): number {
  let sum = 0;
  for (let i = 0; i < iterations; i++) {
    const received = structuredClone(message);
    sum = (Math.imul(sum, 31) + received[received.length - 1]!) | 0;
  }
  return sum >>> 0;
}
// #endregion

// #region transfer/move
/** What `postMessage(message, [message.buffer])` does: the bytes stay, the old array is detached. */
function moveParcel(parcel: Parcel, iterations: number): number {
  let sum = 0;
  for (let i = 0; i < iterations; i++) {
    parcel.message = structuredClone(parcel.message, { transfer: [parcel.message.buffer] });
    sum = (Math.imul(sum, 31) + parcel.message[parcel.message.length - 1]!) | 0;
  }
  return sum >>> 0;
}
// #endregion

interface Handle {
  readonly words: Int32Array;
  readonly out: Ring;
  readonly into: Ring;
  readonly address: number;
  readonly last: number;
}

// #region transfer/handle
/** The address of a buffer in shared memory, sent and received on our ring by one thread. */
function sendHandle({ words, out, into, address, last }: Handle, iterations: number): number {
  let sum = 0;
  let buffer = address;
  for (let i = 0; i < iterations; i++) {
    out.trySend(buffer);
    buffer = into.tryReceive();
    sum = (Math.imul(sum, 31) + words[(buffer >> 2) + last]!) | 0;
  }
  return sum >>> 0;
}
// #endregion

const handles: Kernel<Handle> = {
  bytes: ({ size }) => ringBytes(BUFFERS) + size!,
  setup({ memory, parameters, seed }) {
    const words = new Int32Array(memory);
    const address = ringBytes(BUFFERS);
    words.fill(seed | 0, address >> 2, (address + parameters.size!) >> 2);
    return {
      ...{ words, address, last: (parameters.size! >> 2) - 1 },
      out: new Ring(words, 0, BUFFERS, 'send'),
      into: new Ring(words, 0, BUFFERS, 'receive'),
    };
  },
  run: sendHandle,
};

const buffers = [sendBuffers, receiveBuffers] as const;
const links = [follow, writeLinks] as const;
const looking = [ask, answer] as const;
const sleeping = [askAsleep, answerAsleep] as const;

export const kernels: Kernels = {
  handoff: {
    ring: handoff('ring', 'word', buffers),
    mpsc: handoff('mpsc', 'word', buffers),
    crossbeam: handoff('mpmc', 'word', buffers),
    clone: clones([sendClones, receiveClones]),
    mutex: sharedSlots('word', [putUnderLock, getUnderLock]),
    alone: oneThread('mpsc', 'word', sendToItself),
  },
  buffers: {
    ring: handoff('ring', 'all', buffers),
    mpsc: handoff('mpsc', 'all', buffers),
    crossbeam: handoff('mpmc', 'all', buffers),
    mutex: sharedSlots('all', [putUnderLock, getUnderLock]),
    alone: oneThread('mpsc', 'all', sendToItself),
  },
  lines: {
    handed: chains('shuffled', 'handed', links),
    own: chains('shuffled', 'own', links),
    'handed-in-order': chains('in-order', 'handed', links),
    'own-in-order': chains('in-order', 'own', links),
  },
  stages: {
    pipeline: stages(stage),
    workers: workers('shared', worker),
    separate: workers('own', byItself),
    alone: workers('own', byItself),
  },
  latency: {
    word: talk('word', looking),
    polling: talk('channel', looking),
    waiting: talk('channel', sleeping, SOME),
    sleeping: talk('word', sleeping, NONE),
  },
  transfer: { handle: handles, move: parcels(moveParcel), copy: parcels(cloneParcel) },
};
