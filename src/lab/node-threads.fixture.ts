/** The instrument on Node's worker threads: how the tests of shared memory run it on real threads. */
import { readFileSync } from 'node:fs';
import { systemClock } from './clock.ts';
import { type ConductOptions, conduct } from './conduct.ts';
import { Control } from './control.ts';
import type { Experiment, Language, ParameterValues } from './experiment.ts';
import { loadKernels, wantedBytes } from './load-case.ts';
import type { RustPages, RustSource } from './messages.ts';
import { nodeSpawn } from './node-spawn.ts';
import { type Mode, makePlan, type Plan } from './plan.ts';
import { workers } from './pool.ts';

const BENCHMARKS = new URL('../../benchmarks/', import.meta.url);
const ENTRY = new URL('./node-thread.fixture.ts', import.meta.url);

export const fixtureSpawn = nodeSpawn(ENTRY);

export interface NodeRun {
  readonly experiment: Experiment;
  readonly parameters?: ParameterValues;
  readonly mode?: Mode;
  readonly change?: (plan: Plan) => Plan;
  readonly control?: Control;
  readonly languages?: readonly Language[];
  readonly on?: Partial<Pick<ConductOptions, 'onProgress' | 'onPartial'>>;
}

/** The committed module, compiled. */
export async function nodeRust(): Promise<RustSource> {
  const { memory: pages } = JSON.parse(readFileSync(new URL('kernels.json', BENCHMARKS), 'utf8')) as {
    memory: RustPages;
  };
  return { module: await WebAssembly.compile(readFileSync(new URL('kernels.wasm', BENCHMARKS))), pages };
}

/** Runs an experiment's kernels on Node's threads. */
export async function runInNode({
  experiment,
  parameters = {},
  mode = 'quick',
  change = (plan) => plan,
  control,
  languages = ['typescript'],
  on = {},
}: NodeRun) {
  const url = new URL(`../../benchmarks/${experiment.chapter}/kernel.ts`, import.meta.url).href;
  const kernels = await loadKernels({ url }, 'conductor');
  const plan = change(makePlan(experiment, { parameters, mode, seed: 1, cores: 2, tick: 1000, languages }));
  const shared = control ?? Control.create();
  const result = await conduct({
    plan,
    control: shared,
    recruit: workers({ control: shared, spawn: fixtureSpawn, clock: systemClock }),
    kernels: { url, rust: languages.includes('rust') ? await nodeRust() : undefined },
    clock: systemClock,
    bytes: (each) => wantedBytes(kernels, plan.experiment, each.variant, each.parameters, each.threads),
    onProgress: on.onProgress ?? (() => {}),
    onPartial: on.onPartial ?? (async () => {}),
  });
  return { plan, ...result };
}
