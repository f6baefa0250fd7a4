/** The instrument on Node's worker threads: how the tests of shared memory run it on real threads. */
import { Worker } from 'node:worker_threads';
import { systemClock } from './clock.ts';
import { type ConductOptions, conduct } from './conduct.ts';
import { Control } from './control.ts';
import type { Experiment, ParameterValues } from './experiment.ts';
import { loadKernels, wantedBytes } from './load-case.ts';
import type { FromThread } from './messages.ts';
import { type Mode, makePlan, type Plan } from './plan.ts';
import type { Spawn } from './pool.ts';

const ENTRY = new URL('./node-thread.fixture.ts', import.meta.url);

export const nodeSpawn: Spawn = (_, events) => {
  const worker = new Worker(ENTRY);
  worker.on('message', (message: FromThread) => events.onMessage(message));
  worker.on('error', (error) => events.onError(error.message));
  return {
    post: (message) => worker.postMessage(message),
    terminate: () => {
      void worker.terminate();
    },
  };
};

export interface NodeRun {
  readonly experiment: Experiment;
  readonly parameters?: ParameterValues;
  readonly mode?: Mode;
  readonly change?: (plan: Plan) => Plan;
  readonly control?: Control;
  readonly on?: Partial<Pick<ConductOptions, 'onProgress' | 'onPartial'>>;
}

/** Runs an experiment's TypeScript kernels on Node's threads. */
export async function runInNode({
  experiment,
  parameters = {},
  mode = 'quick',
  change = (plan) => plan,
  control,
  on = {},
}: NodeRun) {
  const url = new URL(`../../benchmarks/${experiment.chapter}/kernel.ts`, import.meta.url).href;
  const kernels = await loadKernels({ url }, 'conductor');
  const plan = change(
    makePlan(experiment, { parameters, mode, seed: 1, cores: 2, tick: 1000, languages: ['typescript'] }),
  );
  const result = await conduct({
    plan,
    control: control ?? Control.create(),
    spawn: nodeSpawn,
    kernels: { url },
    clock: systemClock,
    bytes: (each) => wantedBytes(kernels, plan.experiment, each.variant, each.parameters, each.threads),
    onProgress: on.onProgress ?? (() => {}),
    onPartial: on.onPartial ?? (async () => {}),
  });
  return { plan, ...result };
}
