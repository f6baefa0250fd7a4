/** pipelines/handoff: one word of a message is used, so what is timed is the handing over. */
import { type CaseRef, experiment } from '../../src/lab/experiment.ts';
import { at, size, two } from './parameters.ts';

const SMALL = 64;
const MIDDLE = 16_000;
const LARGE = 4_000_000;
const of = (variant: string, bytes: number): CaseRef => ({ variant, at: { size: bytes } });
const ends = at('size', SMALL, LARGE);

export const handoff = experiment({
  id: 'pipelines/handoff',
  title: 'Handing a message to another thread',
  question: 'What does a message from thread to thread cost, and what has its size to do with it?',
  measure: 'nanoseconds per message, sender',
  parameters: [size('Size of the message', [SMALL, MIDDLE, LARGE], SMALL)],
  axis: 'size',
  variants: [
    {
      id: 'clone',
      label: 'clone, send the clone',
      description: 'Clones its data, sends the clone on a ring; the receiver reads a word and frees it.',
      threads: two,
      observe: 0,
      color: 4,
    },
    {
      id: 'mpsc',
      label: 'move, std’s channel',
      description:
        'Takes an empty buffer from one channel, writes a word into it, moves it into another; the receiver reads the word and moves the buffer back. In Rust std::sync::mpsc::channel, in TypeScript our ring for several senders.',
      threads: two,
      observe: 0,
      exists: ends,
      color: 1,
    },
    {
      id: 'crossbeam',
      label: 'move, crossbeam’s',
      description:
        'The same with bounded channels of crossbeam; in TypeScript with a ring built like them, for many senders and receivers.',
      threads: two,
      observe: 0,
      exists: ends,
      color: 3,
    },
    {
      id: 'ring',
      label: 'move, our ring',
      description:
        'The same with a bounded ring from one thread to one other, which has no locked instruction.',
      threads: two,
      observe: 0,
      exists: ends,
      color: 2,
    },
    {
      id: 'mutex',
      label: 'share, eight under locks',
      description:
        'Writes a word into one of eight buffers that both threads own, under its Mutex; the receiver reads it there.',
      threads: two,
      observe: 0,
      exists: ends,
      color: 5,
    },
    {
      id: 'alone',
      label: 'one thread, std’s channel',
      description: 'One thread sends to itself, on the channels of “std’s channel”, and receives.',
      exists: ends,
      color: 8,
    },
  ],
  claims: [
    {
      id: 'chan-no-clone',
      sentence: 'A send moves the handle and leaves the data where they are.',
      criterion:
        'A moved message of 4 MB takes between 2/3 and 3/2 of the time of one of 64 bytes, on the channel and on the ring, while a cloned one takes over 100 times as long.',
      test: {
        all: [
          { ratio: [of('mpsc', LARGE), of('mpsc', SMALL)], within: [2 / 3, 3 / 2] },
          { ratio: [of('ring', LARGE), of('ring', SMALL)], within: [2 / 3, 3 / 2] },
          { ratio: [of('clone', LARGE), of('clone', SMALL)], above: 100 },
        ],
      },
      because:
        'What goes through the queue is the handle: three words of a Vec, 24 bytes on a 64-bit machine, 12 in WebAssembly, one address in our TypeScript. The demo below compares the addresses before and after.',
    },
    {
      id: 'chan-zero-contention',
      sentence: 'Threads that only send each other messages do not contend for anything.',
      criterion:
        'With 64 bytes, a message from thread to thread takes less than 2 times as long as one that a thread sends to itself on the same channel.',
      test: { ratio: [of('mpsc', SMALL), of('alone', SMALL)], below: 2 },
      because:
        'Both ends write to the queue itself: a count for each end, a mark on each slot. These lines go back and forth between the cores, and so does the line of the message that the receiver reads. Moving keeps the data out of contention, not the queue.',
    },
  ],
  effects: [
    {
      id: 'clone-growth',
      label: 'a clone of 4 MB against one of 64 bytes',
      ratio: [of('clone', LARGE), of('clone', SMALL)],
    },
    {
      id: 'move-growth',
      label: 'a move of 4 MB against one of 64 bytes, std’s channel',
      ratio: [of('mpsc', LARGE), of('mpsc', SMALL)],
    },
    {
      id: 'large',
      label: 'cloning 4 MB against moving them, our ring',
      ratio: [of('clone', LARGE), of('ring', LARGE)],
    },
    {
      id: 'small',
      label: 'cloning 64 bytes against moving them, our ring',
      ratio: [of('clone', SMALL), of('ring', SMALL)],
    },
    {
      id: 'two-threads',
      label: 'two threads against one, 64 bytes, std’s channel',
      ratio: [of('mpsc', SMALL), of('alone', SMALL)],
    },
    {
      id: 'std-ring',
      label: 'std’s channel against our ring, 64 bytes',
      ratio: [of('mpsc', SMALL), of('ring', SMALL)],
    },
    {
      id: 'crossbeam-ring',
      label: 'crossbeam’s channel against our ring, 64 bytes',
      ratio: [of('crossbeam', SMALL), of('ring', SMALL)],
    },
    {
      id: 'mutex-ring',
      label: 'shared buffers under locks against our ring, 64 bytes',
      ratio: [of('mutex', SMALL), of('ring', SMALL)],
    },
  ],
});
