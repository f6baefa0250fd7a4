/** pipelines/buffers: the whole message is written, and read. */
import { type CaseRef, experiment } from '../../src/lab/experiment.ts';
import { at, size, two } from './parameters.ts';

const SIZES = [1_000, 16_000, 400_000];
const MIDDLE = 16_000;
const of = (variant: string, bytes: number = MIDDLE): CaseRef => ({ variant, at: { size: bytes } });

export const buffers = experiment({
  id: 'pipelines/buffers',
  title: 'A channel, or buffers under locks?',
  question: 'When a message is really written and really read, what carries it fastest?',
  measure: 'nanoseconds per message, sender',
  parameters: [size('Size of the message', SIZES, MIDDLE)],
  axis: 'size',
  variants: [
    {
      id: 'alone',
      label: 'one thread, std’s channel',
      description: 'One thread fills a buffer, sends it to itself, receives it, and adds up its words.',
      color: 8,
    },
    {
      id: 'mpsc',
      label: 'std’s channel',
      description:
        'One thread fills a buffer and sends it, the other adds up its words and sends it back. In Rust std::sync::mpsc::channel, in TypeScript our ring for several senders.',
      threads: two,
      observe: 0,
      color: 1,
    },
    {
      id: 'crossbeam',
      label: 'crossbeam’s channel',
      description: 'The same with crossbeam’s bounded channels; in TypeScript with a ring built like them.',
      threads: two,
      observe: 0,
      exists: at('size', MIDDLE),
      color: 3,
    },
    {
      id: 'ring',
      label: 'our ring',
      description: 'The same with our bounded ring from one thread to one other.',
      threads: two,
      observe: 0,
      color: 2,
    },
    {
      id: 'mutex',
      label: 'eight buffers under locks',
      description:
        'One thread fills one of eight buffers under its Mutex, the other adds up its words under the same Mutex.',
      threads: two,
      observe: 0,
      color: 5,
    },
  ],
  claims: [
    {
      id: 'chan-vs-arcmutex',
      sentence: 'Sending buffers through a channel is faster than sharing them under an Arc and a Mutex.',
      criterion:
        'With eight buffers of 16 kB, filled by one thread and read by another, std’s channel takes less time for each than the shared ones.',
      test: { ratio: [of('mpsc'), of('mutex')], below: 1 },
      because:
        'The same bytes travel from core to core in both. What differs is the handing over, and with a lock for each buffer nobody waits for a lock either: it is two or three writes to lines that both cores use, against those of a general queue.',
    },
  ],
  effects: [
    {
      id: 'channel-mutex',
      label: 'std’s channel against buffers under locks, 16 kB',
      ratio: [of('mpsc'), of('mutex')],
    },
    {
      id: 'ring-mutex',
      label: 'our ring against buffers under locks, 16 kB',
      ratio: [of('ring'), of('mutex')],
    },
    {
      id: 'small-channel-mutex',
      label: 'std’s channel against buffers under locks, 1 kB',
      ratio: [of('mpsc', 1_000), of('mutex', 1_000)],
    },
    {
      id: 'second-thread',
      label: 'two threads against one, 16 kB, std’s channel',
      ratio: [of('mpsc'), of('alone')],
    },
    {
      id: 'small-second-thread',
      label: 'two threads against one, 1 kB, std’s channel',
      ratio: [of('mpsc', 1_000), of('alone', 1_000)],
    },
  ],
});
