/** box/list: a list of boxes against a vector, by length. */
import { type CaseRef, experiment } from '../../src/lab/experiment.ts';

const LENGTHS = [1_000, 10_000, 100_000, 1_000_000];

const long = (variant: string, length: number): CaseRef => ({ variant, at: { length } });
const against = (variant: string, other: string, length: number) =>
  [long(variant, length), long(other, length)] as const;

export const list = experiment({
  id: 'box/list',
  title: 'The sum of a list',
  question: 'What does it cost to visit the elements of a list of boxes, compared with a vector?',
  measure: 'nanoseconds per element',
  parameters: [
    {
      id: 'length',
      label: 'Number of elements',
      unit: 'count',
      values: LENGTHS,
      default: 10_000,
      scale: 'log',
    },
  ],
  axis: 'length',
  variants: [
    {
      id: 'shuffled',
      label: 'list, shuffled',
      description: 'Adds the value of a node and goes to the next node, which may lie anywhere.',
      color: 2,
    },
    {
      id: 'in-order',
      label: 'list, in order',
      description: 'Adds the value of a node and goes to the next node, which was allocated right after it.',
      color: 1,
    },
    {
      id: 'boxes',
      label: 'vector of boxes, shuffled',
      description: 'Adds the value that the next pointer of a vector leads to, which may lie anywhere.',
      exists: ({ length }) => [1_000, 1_000_000].includes(length!),
      color: 6,
    },
    {
      id: 'vector',
      label: 'vector',
      description: 'Adds the next value of a vector.',
      // A line that ought to be flat needs few points.
      exists: ({ length }) => [1_000, 1_000_000].includes(length!),
      color: 8,
    },
  ],
  claims: [
    {
      id: 'box-list-cost',
      sentence:
        'A linked list is a fine structure: visiting its elements costs about what it does in a vector.',
      criterion:
        'For 1,000 elements and for a million, in order and shuffled, visiting a node takes less than 2 times as long as visiting an element of a vector.',
      test: {
        all: [1_000, 1_000_000].flatMap((length) =>
          ['in-order', 'shuffled'].map((variant) => ({
            ratio: against(variant, 'vector', length),
            below: 2,
          })),
        ),
      },
      because:
        'The address of a node stands in the node before it, so each load waits for the one before. The elements of a vector have addresses that can be computed, and many of them are loaded at once.',
    },
  ],
  effects: [
    {
      id: 'shuffled',
      label: 'a shuffled list against a vector, a million elements',
      ratio: against('shuffled', 'vector', 1_000_000),
    },
    {
      id: 'short',
      label: 'a list in order against a vector, 1,000 elements',
      ratio: against('in-order', 'vector', 1_000),
    },
    {
      id: 'in-order',
      label: 'a list in order against a vector, a million elements',
      ratio: against('in-order', 'vector', 1_000_000),
    },
    {
      id: 'order',
      label: 'a shuffled list against one in order, a million elements',
      ratio: against('shuffled', 'in-order', 1_000_000),
    },
    {
      id: 'short-order',
      label: 'a shuffled list against one in order, 1,000 elements',
      ratio: against('shuffled', 'in-order', 1_000),
    },
    {
      id: 'chained',
      label: 'a shuffled list against a shuffled vector of boxes, a million elements',
      ratio: against('shuffled', 'boxes', 1_000_000),
    },
  ],
});
