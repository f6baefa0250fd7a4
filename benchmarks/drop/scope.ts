/** drop/scope: one cleanup at the end of a scope, by who sees to it. */
import { type CaseRef, experiment, type ParameterValues } from '../../src/lab/experiment.ts';

const working = (variant: string, work: number): CaseRef => ({ variant, at: { work } });
const ends = ({ work }: ParameterValues): boolean => work === 0 || work === 1_000;

export const scope = experiment({
  id: 'drop/scope',
  title: 'Who sees to the cleanup?',
  question: 'What does it cost to let the language clean up at the end of a scope?',
  measure: 'nanoseconds per scope: something is entered, work is done, it is left',
  parameters: [
    {
      id: 'work',
      label: 'Steps of work inside',
      unit: 'count',
      values: [0, 10, 100, 1_000],
      default: 0,
      scale: 'point',
    },
  ],
  axis: 'work',
  variants: [
    {
      id: 'registered',
      label: 'guard with a safety net',
      description:
        'A guard that also enters itself in a register of what is open, and leaves it: a FinalizationRegistry in TypeScript, a HashMap in Rust, which has no collector.',
      exists: ends,
      color: 5,
    },
    {
      id: 'guard',
      label: 'guard',
      description: 'A value that leaves when its scope ends: Drop in Rust, using in TypeScript.',
      color: 1,
    },
    {
      id: 'finally',
      label: 'try and finally',
      description: 'The same guard, ended in a finally block; in Rust, which has none, behind catch_unwind.',
      color: 6,
    },
    {
      id: 'by-hand',
      label: 'by hand',
      description: 'A call at the end. Nobody leaves when the work fails in between.',
      color: 8,
    },
  ],
  claims: [],
  effects: [
    {
      id: 'guard',
      label: 'a guard against by hand, no work',
      ratio: [working('guard', 0), working('by-hand', 0)],
    },
    {
      id: 'guard-working',
      label: 'a guard against by hand, 1,000 steps of work',
      ratio: [working('guard', 1_000), working('by-hand', 1_000)],
    },
    {
      id: 'finally',
      label: 'try and finally against by hand, no work',
      ratio: [working('finally', 0), working('by-hand', 0)],
    },
    {
      id: 'registered',
      label: 'a guard with a safety net against a guard, no work',
      ratio: [working('registered', 0), working('guard', 0)],
    },
  ],
});
