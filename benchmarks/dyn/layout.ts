/** What does it cost that each shape lies behind a pointer? */
import { type CaseRef, experiment } from '../../src/lab/experiment.ts';

const of = (variant: string, shapes: number): CaseRef => ({ variant, at: { shapes } });
const FEW = 1_000;
const CROWD = 20_000;
const MANY = 600_000;
const ends = { exists: ({ shapes }: { shapes?: number }) => [FEW, CROWD, MANY].includes(shapes!) };

export const layout = experiment({
  id: 'dyn/layout',
  title: 'Boxes, enums, or a vector for each type',
  question: 'How much of the price of many types is the call, and how much is where the shapes lie?',
  measure: 'nanoseconds per shape',
  parameters: [
    {
      id: 'shapes',
      label: 'Shapes of eight types',
      unit: 'count',
      values: [FEW, 5_000, CROWD, 200_000, MANY],
      default: CROWD,
      scale: 'log',
    },
  ],
  axis: 'shapes',
  variants: [
    {
      id: 'boxes',
      label: 'boxes in order',
      description:
        'Goes through pointers to shapes of mixed types that lie on the heap in the order of the pointers.',
      color: 1,
    },
    {
      id: 'boxes-shuffled',
      label: 'boxes scattered',
      description: 'Goes through the same shapes in the same order, but they lie on the heap in another.',
      ...{ exists: ({ shapes }) => shapes !== 5_000 },
      color: 5,
    },
    {
      id: 'enum',
      label: 'vector of enums',
      description: 'Goes through the same shapes in the same order, each with its tag in one array.',
      ...ends,
      color: 6,
    },
    {
      id: 'per-type',
      label: 'a vector for each type',
      description: 'Goes through the same shapes type by type, each type in an array of its own.',
      ...ends,
      color: 8,
    },
  ],
  claims: [],
  effects: [
    {
      id: 'scattered',
      label: 'boxes scattered against boxes in order, 600,000 shapes',
      ratio: [of('boxes-shuffled', MANY), of('boxes', MANY)],
    },
    {
      id: 'scattered-few',
      label: 'boxes scattered against boxes in order, 1,000 shapes',
      ratio: [of('boxes-shuffled', FEW), of('boxes', FEW)],
    },
    {
      id: 'pointer',
      label: 'boxes in order against a vector of enums, 600,000 shapes',
      ratio: [of('boxes', MANY), of('enum', MANY)],
    },
    {
      id: 'per-type',
      label: 'boxes scattered against a vector for each type, 600,000 shapes',
      ratio: [of('boxes-shuffled', MANY), of('per-type', MANY)],
    },
    {
      id: 'enum-per-type',
      label: 'a vector of enums against a vector for each type, 600,000 shapes',
      ratio: [of('enum', MANY), of('per-type', MANY)],
    },
    {
      id: 'learned',
      label: 'boxes in order, 20,000 shapes against 1,000',
      ratio: [of('boxes', CROWD), of('boxes', FEW)],
    },
  ],
});
