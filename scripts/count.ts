/**
 * Counts what the kernels in Rust allocate, with a module that counts instead of being timed. The numbers are
 * those of WebAssembly, and so the same on every machine.
 */
import type { CountedAt, Counters } from '../src/lab/counters.ts';
import type { Experiment, ParameterValues, Variant } from '../src/lab/experiment.ts';
import { createRustMemory, loadRust } from '../src/lab/load-rust.ts';
import type { RustSource } from '../src/lab/messages.ts';

/** At least; where operations make up a whole, a multiple of that. */
const ITERATIONS = 100;

/** By `<chapter>/<experiment>/<variant>`. */
export async function countAll(
  source: RustSource,
  experiments: readonly Experiment[],
): Promise<Record<string, CountedAt[]>> {
  const counted: Record<string, CountedAt[]> = {};
  for (const experiment of experiments)
    for (const variant of experiment.variants) {
      const all: CountedAt[] = [];
      for (const at of settings(experiment)) {
        const counters = await count(source, experiment, variant, at);
        if (counters) all.push({ at, ...counters });
      }
      counted[`${experiment.id}/${variant.id}`] = merged(all);
    }
  return counted;
}

/** All combinations of the parameters, but for the number of threads: each thread does the same. */
function settings({ parameters }: Experiment): ParameterValues[] {
  return parameters
    .filter(({ unit }) => unit !== 'threads')
    .reduce<ParameterValues[]>(
      (all, { id, values }) => all.flatMap((each) => values.map((value) => ({ ...each, [id]: value }))),
      [{}],
    );
}

/** Undefined where the variant does not exist. */
async function count(
  source: RustSource,
  experiment: Experiment,
  variant: Variant,
  at: ParameterValues,
): Promise<Counters | undefined> {
  const fewest = experiment.parameters.filter(({ unit }) => unit === 'threads');
  const choices = fewest.flatMap(({ id, values }) => values.map((value) => ({ ...at, [id]: value })));
  const parameters = (choices.length > 0 ? choices : [at]).find(variant.exists);
  if (!parameters) return undefined;
  const threads = variant.threads(parameters);
  const memory = await createRustMemory(source.pages, threads);
  const names = { experiment: experiment.id, variant: variant.id };
  const order = { index: 0, language: 'rust', ...names, parameters, threads, seed: 1, memory } as const;
  const { setup, run, whole, counted } = await loadRust(order, source, 0);
  if (!counted) throw new Error('the module was built without the feature count');
  setup();
  const one = whole?.() ?? 1;
  const iterations = Math.ceil(Math.min(ITERATIONS, variant.checked(parameters)) / one) * one;
  run(iterations);
  const before = counted();
  run(iterations);
  const after = counted();
  const [allocations, bytes, frees] = after.map((value, i) => (value - before[i]!) / iterations);
  return { allocations: allocations!, bytes: bytes!, frees: frees! };
}

/** One entry for all settings when they are equal. */
function merged(all: readonly CountedAt[]): CountedAt[] {
  const same = (a: Counters, b: Counters) =>
    a.allocations === b.allocations && a.bytes === b.bytes && a.frees === b.frees;
  const [first] = all;
  return first && all.every((each) => same(each, first)) ? [{ ...first, at: {} }] : [...all];
}
