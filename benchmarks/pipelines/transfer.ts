/** pipelines/transfer: what postMessage does to a message, without the trip. */
import { type CaseRef, experiment } from '../../src/lab/experiment.ts';
import { size } from './parameters.ts';

const SIZES = [64, 1_000, 16_000, 400_000];
const SMALL = SIZES[0]!;
const LARGE = SIZES.at(-1)!;
const of = (variant: string, bytes: number): CaseRef => ({ variant, at: { size: bytes } });

export const transfer = experiment({
  id: 'pipelines/transfer',
  title: 'Transfer or copy',
  question: 'What does it cost to send an array as postMessage does, copied or transferred?',
  measure: 'nanoseconds per message, one thread that sends and receives',
  parameters: [size('Size of the message', SIZES, SMALL)],
  axis: 'size',
  variants: [
    {
      id: 'copy',
      label: 'copy',
      description:
        'In TypeScript structuredClone(array), a JavaScript object in and out; in Rust a clone sent through std’s channel, received and dropped.',
      color: 4,
    },
    {
      id: 'move',
      label: 'transfer, or move',
      description:
        'In TypeScript structuredClone(array, { transfer }), a JavaScript object in and out; in Rust the Vec itself through std’s channel.',
      color: 1,
    },
    {
      id: 'handle',
      label: 'a handle on our ring',
      description: 'Sends the message’s handle on our ring and receives it: an address, in Rust a Vec.',
      color: 2,
    },
  ],
  claims: [],
  effects: [
    {
      id: 'copied',
      label: 'a copy of 400 kB against a transfer',
      ratio: [of('copy', LARGE), of('move', LARGE)],
    },
    {
      id: 'small-copied',
      label: 'a copy of 64 bytes against a transfer',
      ratio: [of('copy', SMALL), of('move', SMALL)],
    },
    {
      id: 'flat',
      label: 'a transfer of 400 kB against one of 64 bytes',
      ratio: [of('move', LARGE), of('move', SMALL)],
    },
    {
      id: 'machinery',
      label: 'a transfer of 64 bytes against a handle on our ring',
      ratio: [of('move', SMALL), of('handle', SMALL)],
    },
  ],
});
