/** The kernels in Rust do the work of their TypeScript twins: equal checksums for equal parameters, seeds and iterations. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { Experiment, Kernels, ParameterValues, Variant } from '../src/lab/experiment.ts';
import { createRustMemory, loadRust } from '../src/lab/load-rust.ts';
import type { RustSource } from '../src/lab/messages.ts';

const HERE = new URL('./', import.meta.url);
const SEEDS = [1, 7, 0xdead_beef];
const ITERATIONS = [0, 1, 1000, 12_345];
/** More would only repeat what two show, and three show that the third is not a copy of the second. */
const MOST_THREADS = 3;
/** Belong to no experiment; src/lab/blocking.test.ts runs them. */
const BLOCKING = 'known-answers/blocking/';
/** Kernels that are wrong on purpose: src/lab/load-rust.test.ts sees them refused. */
const FAULTY = /^known-answers\/(throws|hangs|wrong|lost|huge)$/;
/** Bytes: larger data take time to lay out and show nothing new. */
const LARGE = 300_000;

const record = JSON.parse(readFileSync(new URL('kernels.json', HERE), 'utf8')) as {
  memory: RustSource['pages'];
  kernels: string[];
};
const source: RustSource = {
  module: await WebAssembly.compile(readFileSync(new URL('kernels.wasm', HERE))),
  pages: record.memory,
};
const chapters = readdirSync(HERE, { recursive: true, encoding: 'utf8' })
  .map((path) => /^([^/\\]+)[/\\]kernel\.rs$/.exec(path)?.[1])
  .filter((chapter) => chapter !== undefined);

/** Each value of each parameter, the others at their defaults. */
function settings({ parameters }: Experiment): ParameterValues[] {
  const base = Object.fromEntries(parameters.map(({ id, default: value }) => [id, value]));
  const all = parameters.flatMap(({ id, unit, values }) =>
    values.filter((value) => unit !== 'bytes' || value < LARGE).map((value) => ({ ...base, [id]: value })),
  );
  const distinct = new Map(all.map((each) => [JSON.stringify(each), each]));
  return [...distinct.values()].filter(({ threads = 1 }) => threads <= MOST_THREADS);
}

interface Twin {
  readonly experiment: Experiment;
  readonly variant: Variant;
  readonly parameters: ParameterValues;
  readonly kernels: Kernels;
}

/** What each thread returns for each number of iterations, in TypeScript. */
function inTypeScript({ experiment, variant, parameters, kernels }: Twin, seed: number): number[][] {
  const threads = variant.threads(parameters);
  const kernel = kernels[experiment.id.split('/')[1]!]![variant.id]!;
  const memory = new SharedArrayBuffer(kernel.bytes(parameters, threads));
  const states = Array.from({ length: threads }, (_, thread): unknown =>
    kernel.setup({ memory, parameters, threads, thread, seed }),
  );
  return states.map((state) => ITERATIONS.map((iterations) => kernel.run(state, iterations)));
}

async function inRust({ experiment, variant, parameters }: Twin, seed: number): Promise<number[][]> {
  const threads = variant.threads(parameters);
  const order = {
    ...({ index: 0, language: 'rust', experiment: experiment.id, variant: variant.id } as const),
    ...{ parameters, threads, seed, memory: await createRustMemory(source.pages, threads) },
  };
  const loaded = await Promise.all(
    Array.from({ length: threads }, (_, thread) => loadRust(order, source, thread)),
  );
  for (const each of loaded) each.setup();
  const checksums = loaded.map((each) => ITERATIONS.map((iterations) => each.run(iterations)));
  const mine = ITERATIONS.reduce((sum, each) => sum + each, 0);
  for (const each of loaded) each.audit(mine, mine * threads);
  return checksums;
}

for (const chapter of chapters) {
  const index = (await import(new URL(`${chapter}/index.ts`, HERE).href)) as { experiments: Experiment[] };
  const twin = (await import(new URL(`${chapter}/kernel.ts`, HERE).href)) as { kernels: Kernels };

  describe(`${chapter} in Rust`, () => {
    it('has a kernel for each variant, and no other', () => {
      const wanted = index.experiments.flatMap(({ id, variants }) =>
        variants.map((each) => `${id}/${each.id}`),
      );
      const found = record.kernels.filter(
        (name) => name.startsWith(`${chapter}/`) && !name.startsWith(BLOCKING),
      );
      assert.deepEqual(found.sort(), wanted.sort());
    });

    for (const experiment of index.experiments.filter(({ id }) => !FAULTY.test(id)))
      for (const variant of experiment.variants)
        it(`returns what ${experiment.id}/${variant.id} returns in TypeScript`, async () => {
          for (const parameters of settings(experiment).filter(variant.exists))
            for (const seed of SEEDS) {
              const each = { experiment, variant, parameters, kernels: twin.kernels };
              assert.deepEqual(
                await inRust(each, seed),
                inTypeScript(each, seed),
                `${JSON.stringify(parameters)}, seed ${seed}`,
              );
            }
        });
  });
}

it('finds chapters with kernels in Rust', () => {
  assert.ok(chapters.includes('arc') && chapters.includes('false-sharing'));
});
