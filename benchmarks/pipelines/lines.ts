/** pipelines/lines: reading what another core has just written. */
import { type CaseRef, experiment } from '../../src/lab/experiment.ts';
import { at, size, two } from './parameters.ts';

const MIDDLE = 9_600;
const SIZES = [960, MIDDLE, 38_400, 384_000];
/** The smallest message shows only what is there without messages: two of the lines are enough. */
const larger = at('size', ...SIZES.slice(1));
const of = (variant: string, bytes: number = MIDDLE): CaseRef => ({ variant, at: { size: bytes } });

export const lines = experiment({
  id: 'pipelines/lines',
  title: 'Does a moved message bring its lines along?',
  question: 'What does it cost to read a message that another core has just written?',
  measure: 'nanoseconds per message, receiver',
  parameters: [size('Size of the message', SIZES, MIDDLE)],
  axis: 'size',
  variants: [
    {
      id: 'handed',
      label: 'the message, shuffled',
      description:
        'Receives a message and follows a link in each of its lines, in an order that nobody foresees.',
      threads: two,
      observe: 0,
      color: 2,
    },
    {
      id: 'own',
      label: 'own lines, shuffled',
      description:
        'Receives a message just the same, but follows as many links in a buffer that only it touches.',
      threads: two,
      observe: 0,
      color: 8,
    },
    {
      id: 'handed-in-order',
      label: 'the message, in order',
      description: 'Receives a message and follows a link in each of its lines, from first to last.',
      threads: two,
      exists: larger,
      observe: 0,
      color: 6,
    },
    {
      id: 'own-in-order',
      label: 'own lines, in order',
      description: 'Receives a message, but follows the links of its own buffer, from first to last.',
      threads: two,
      exists: larger,
      observe: 0,
      color: 7,
    },
  ],
  claims: [
    {
      id: 'chan-no-coherence',
      sentence: 'Data that are moved and never shared cause no traffic between the caches.',
      criterion:
        'Following links through 9.6 kB that another thread has just written takes less than 1.2 times as long as through lines of one’s own.',
      test: { ratio: [of('handed'), of('own')], below: 1.2 },
      because:
        'A move tells the compiler who owns the bytes. The caches learn nothing of it: each line is still in the sender’s cache, changed, and comes over when the receiver first touches it; and it goes back when the sender writes into the buffer again.',
    },
  ],
  effects: [
    {
      id: 'shuffled',
      label: 'lines just written by another core against own lines, 9.6 kB, shuffled',
      ratio: [of('handed'), of('own')],
    },
    {
      id: 'in-order',
      label: 'lines just written by another core against own lines, 9.6 kB, in order',
      ratio: [of('handed-in-order'), of('own-in-order')],
    },
    {
      id: 'prefetched',
      label: 'lines just written by another core, shuffled against in order, 9.6 kB',
      ratio: [of('handed'), of('handed-in-order')],
    },
  ],
});
