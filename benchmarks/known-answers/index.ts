/** Experiments whose answer is known: they test the instrument, and readers never meet them. */
import { type ExperimentSpec, experiment } from '../../src/lab/experiment.ts';

const size = {
  id: 'size',
  label: 'Size',
  unit: 'count',
  values: [1],
  default: 1,
  scale: 'point',
} as const;

const hidden = {
  parameters: [size],
  axis: 'size',
  measure: 'ns per step',
  hidden: true,
  claims: [],
  effects: [],
} as const;

const at = { size: 1 };

function fault(name: string, question: string): ReturnType<typeof experiment> {
  return experiment({
    ...hidden,
    id: `known-answers/${name}`,
    title: name,
    question,
    variants: [
      { id: 'sound', label: 'sound', description: 'Works.', color: 1 },
      { id: 'faulty', label: 'faulty', description: question, color: 2 },
    ],
  });
}

function pair(
  name: string,
  question: string,
  [a, b]: readonly [string, string],
  more: Partial<ExperimentSpec> = {},
  threads = 1,
): ReturnType<typeof experiment> {
  return experiment({
    ...hidden,
    id: `known-answers/${name}`,
    title: name,
    question,
    variants: [a, b].map((id, i) => ({
      id,
      label: id,
      description: question,
      color: i + 1,
      threads: () => threads,
    })),
    effects: [
      {
        id: 'difference',
        label: `${a} against ${b}`,
        ratio: [
          { variant: a, at },
          { variant: b, at },
        ],
      },
    ],
    ...more,
  });
}

export const experiments = [
  pair('same', 'Are two copies of the same code told apart?', ['first', 'second']),
  pair(
    'same-threads',
    'Are two copies of the same code told apart on two threads?',
    ['first', 'second'],
    {},
    2,
  ),
  pair('tenth', 'Is a tenth more work found?', ['more', 'less']),
  pair('double', 'Is twice the work found?', ['more', 'less']),
  pair(
    'counters',
    'Do two counters on one line cost more than two on lines of their own?',
    ['same-line', 'padded'],
    {
      claims: [
        {
          id: 'known-false-sharing',
          sentence: 'Two atomics on one line slow each other down.',
          criterion: 'The ratio of times is above 1.5.',
          test: {
            ratio: [
              { variant: 'same-line', at },
              { variant: 'padded', at },
            ],
            above: 1.5,
          },
          because: 'The line can be written by one core at a time.',
        },
      ],
    },
    2,
  ),
  pair('allocations', 'Are allocations counted?', ['strings', 'arc']),
  fault('throws', 'What happens when a kernel throws?'),
  fault('hangs', 'What happens when a kernel never returns?'),
  fault('wrong', 'What happens when a kernel returns a wrong checksum?'),
  fault('lost', 'What happens when an update is lost?'),
  fault('huge', 'What happens when memory cannot be had?'),
];
