/** What does a call cost whose target is known only when it is made? */
import { type CaseRef, experiment } from '../../src/lab/experiment.ts';

const of = (variant: string, types: number): CaseRef => ({ variant, at: { types } });
const at = (...values: number[]) => ({ exists: ({ types }: { types?: number }) => values.includes(types!) });

export const dispatch = experiment({
  id: 'dyn/dispatch',
  title: 'Calls, by number of types',
  question: 'What does it cost to find out at run time which method to call, and on what does it depend?',
  measure: 'nanoseconds per call',
  parameters: [
    {
      id: 'types',
      label: 'Types among 20,000 shapes',
      unit: 'count',
      values: [1, 2, 4, 8],
      default: 8,
      scale: 'log',
    },
  ],
  axis: 'types',
  variants: [
    {
      id: 'generic',
      label: 'static, a loop per type',
      description:
        'Adds the area of a shape whose type the compiler knows; each type has an array and a loop of its own.',
      ...at(1, 8),
      color: 8,
    },
    {
      id: 'dyn',
      label: 'dyn, sorted',
      description:
        'Calls a method through a vtable, on shapes sorted by type. In TypeScript: a method call on JavaScript objects of so many classes.',
      color: 1,
    },
    {
      id: 'dyn-shuffled',
      label: 'dyn, shuffled',
      description:
        'The same call on the same shapes in random order of their types, still one after the other in memory.',
      ...at(2, 4, 8),
      color: 5,
    },
    {
      id: 'enum',
      label: 'enum, sorted',
      description: 'Decides by a tag with a match of eight arms, on shapes sorted by type.',
      ...at(1, 8),
      color: 6,
    },
    {
      id: 'enum-shuffled',
      label: 'enum, shuffled',
      description: 'The same match on the same shapes in random order of their types.',
      ...at(2, 8),
      color: 4,
    },
    {
      id: 'table',
      label: 'table of functions, shuffled',
      description: 'Takes a function from a table by the tag and calls it, in random order of types.',
      ...at(8),
      color: 2,
    },
  ],
  claims: [
    {
      id: 'dyn-cost',
      sentence: 'The flexibility of dyn is cheap.',
      criterion:
        'A call through dyn takes less than 2 times as long as a static one: with one type, with eight types sorted, and with eight types shuffled.',
      test: {
        all: [
          { ratio: [of('dyn', 1), of('generic', 1)], below: 2 },
          { ratio: [of('dyn', 8), of('generic', 8)], below: 2 },
          { ratio: [of('dyn-shuffled', 8), of('generic', 8)], below: 2 },
        ],
      },
      because:
        'The call itself is cheap as long as the processor guesses its target. Two things are not: what the compiler could have done had it known the method, and a wrong guess. Both are large only beside methods as small as these.',
    },
  ],
  effects: [
    {
      id: 'order',
      label: 'dyn shuffled against dyn sorted, eight types',
      ratio: [of('dyn-shuffled', 8), of('dyn', 8)],
    },
    { id: 'one-type', label: 'dyn against static, one type', ratio: [of('dyn', 1), of('generic', 1)] },
    {
      id: 'sorted',
      label: 'dyn against static, eight types sorted',
      ratio: [of('dyn', 8), of('generic', 8)],
    },
    {
      id: 'shuffled',
      label: 'dyn against static, eight types shuffled',
      ratio: [of('dyn-shuffled', 8), of('generic', 8)],
    },
    {
      id: 'sorted-types',
      label: 'dyn with eight types sorted against one type',
      ratio: [of('dyn', 8), of('dyn', 1)],
    },
    {
      id: 'dyn-or-enum',
      label: 'dyn against enum, eight types shuffled',
      ratio: [of('dyn-shuffled', 8), of('enum-shuffled', 8)],
    },
    {
      id: 'enum-order',
      label: 'enum shuffled against enum sorted, eight types',
      ratio: [of('enum-shuffled', 8), of('enum', 8)],
    },
    {
      id: 'dyn-or-enum-sorted',
      label: 'dyn against enum, eight types sorted',
      ratio: [of('dyn', 8), of('enum', 8)],
    },
    {
      id: 'dyn-or-table',
      label: 'dyn against a table of functions, eight types shuffled',
      ratio: [of('dyn-shuffled', 8), of('table', 8)],
    },
  ],
});
