/** What a run says of a counter: exact, without an interval. */
import { formatCount, formatExact } from '../charts/format.ts';
import { settingText, variantLabel } from '../charts/names.ts';
import { circumstances } from '../lab/circumstances.ts';
import type { CounterName, Experiment, Language, Test } from '../lab/experiment.ts';
import type { Run } from '../lab/run.ts';
import { findCase } from '../lab/summary.ts';
import { type Evidence, missing, QUICK } from './evidence.ts';

export type CounterTest = Extract<Test, { readonly counter: unknown }>;

const WORDS: Readonly<Record<CounterName, readonly [one: string, many: string]>> = {
  allocations: ['asks the allocator for 1 block', 'asks the allocator for # blocks'],
  bytes: ['asks the allocator for 1 byte', 'asks the allocator for # bytes'],
  frees: ['gives 1 block back', 'gives # blocks back'],
};

/** Counters are sums divided by a number of operations: so close, they are equal. */
const EQUAL = 1e-9;

/** Whole numbers with all their digits. */
const format = (value: number) => (Number.isInteger(value) ? formatCount(value) : formatExact(value));

function bound(test: CounterTest, value: number): readonly [holds: boolean, words: string] {
  if ('above' in test) return [value > test.above, `above ${format(test.above)}`];
  if ('below' in test) return [value < test.below, `below ${format(test.below)}`];
  return [Math.abs(value - test.is) < EQUAL, format(test.is)];
}

export function weighCounter(
  test: CounterTest,
  run: Run,
  experiment: Experiment,
  language: Language,
): Evidence {
  const say = (state: Evidence['state'], clause: string): Evidence => ({ state, clause, ratio: undefined });
  if (language === 'typescript')
    return say('untestable', 'what an operation allocates can be counted in Rust only');
  const found = findCase(run, experiment, test.of, language);
  if (circumstances(run, language).plan.mode === 'quick') return say('none', QUICK);
  if (!found) return say('untestable', missing(test.of, run, experiment, language));
  const value = found.counters[test.counter];
  if (value === undefined) return say('untestable', 'nobody has counted what this run allocates');
  const [holds, words] = bound(test, value);
  const setting = settingText(experiment, test.of.at);
  const [one, many] = WORDS[test.counter];
  const does = value === 1 ? one : many.replace('#', format(value));
  return say(
    holds ? 'holds' : 'refuted',
    `${setting && `at ${setting}, `}an operation of ${variantLabel(experiment, test.of.variant)} ${does}, which is ${holds ? '' : 'not '}${words}`,
  );
}
