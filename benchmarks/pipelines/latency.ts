/** pipelines/latency: a question, and its answer. */
import { type CaseRef, experiment } from '../../src/lab/experiment.ts';
import { two } from './parameters.ts';

const WORK = [0, 1_000, 10_000];
const of = (variant: string, work: number): CaseRef => ({ variant, at: { work } });

export const latency = experiment({
  id: 'pipelines/latency',
  title: 'There and back',
  question: 'How long does a thread wait for an answer, if it looks all the time, and if it sleeps?',
  measure: 'nanoseconds from question to answer',
  parameters: [
    {
      id: 'work',
      label: 'Steps of arithmetic for an answer',
      unit: 'count',
      values: WORK,
      default: 0,
      scale: 'point',
    },
  ],
  axis: 'work',
  variants: [
    {
      id: 'word',
      label: 'one word, looking',
      description:
        'Writes the question into a word and looks at another until the answer is there; so does the answerer.',
      threads: two,
      observe: 0,
      color: 8,
    },
    {
      id: 'polling',
      label: 'channels, looking',
      description:
        'Sends the question on a channel and looks into another until the answer is there. In Rust std’s mpsc, in TypeScript our ring for several senders.',
      threads: two,
      observe: 0,
      color: 1,
    },
    {
      id: 'waiting',
      label: 'channels, waiting',
      description:
        'The same channels, waited at as one usually does: in Rust by recv(), which sleeps at once; in TypeScript by a look for a while, and then sleep.',
      threads: two,
      observe: 0,
      color: 5,
    },
    {
      id: 'sleeping',
      label: 'one word, asleep',
      description:
        'Writes the question into a word, wakes the answerer, and sleeps at once until it is woken. In Rust thread::park, in TypeScript Atomics.wait.',
      threads: two,
      observe: 0,
      color: 4,
    },
  ],
  claims: [],
  effects: [
    {
      id: 'asleep',
      label: 'asleep against looking, one word, no work',
      ratio: [of('sleeping', 0), of('word', 0)],
    },
    {
      id: 'channel',
      label: 'channels against one word, looking, no work',
      ratio: [of('polling', 0), of('word', 0)],
    },
    {
      id: 'waiting',
      label: 'channels, waiting against looking, no work',
      ratio: [of('waiting', 0), of('polling', 0)],
    },
    {
      id: 'waiting-longer',
      label: 'channels, waiting against looking, 1,000 steps',
      ratio: [of('waiting', 1_000), of('polling', 1_000)],
    },
    {
      id: 'asleep-long',
      label: 'asleep against looking, one word, 10,000 steps',
      ratio: [of('sleeping', 10_000), of('word', 10_000)],
    },
  ],
});
