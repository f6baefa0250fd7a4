/** Entry of the conductor worker: it owns the plan and the threads, so that the page's main thread stays idle. */
import { systemClock } from './clock.ts';
import { conduct } from './conduct.ts';
import { Control } from './control.ts';
import confinedUrl from './edited/confined-thread.ts?worker&url';
import { isConfined, NO_POLICY } from './edited/policy.ts';
import { type SpawnTrial, tryOut } from './edited/trial.ts';
import { loadKernels, wantedBytes } from './load-case.ts';
import type { FromConductor, KernelSource, ToConductor } from './messages.ts';
import type { Plan } from './plan.ts';
import { AbortedError, type Spawn, workers } from './pool.ts';
import { probe } from './probe.ts';
import { RefusalError, refuse } from './refusal.ts';

/** Milliseconds for a command to the reader's own code, beyond its length. */
const EDITED_PATIENCE = 1500;

const post = (message: FromConductor): void => self.postMessage(message);

const spawn: Spawn = (thread, events) =>
  wire(
    new Worker(new URL('./thread.ts', import.meta.url), { type: 'module', name: `thread ${thread}` }),
    events,
  );
const spawnConfined: Spawn = (thread, events) =>
  wire(new Worker(confinedUrl, { type: 'module', name: `confined thread ${thread}` }), events);
const spawnTrial: SpawnTrial = (events) =>
  wire(new Worker(confinedUrl, { type: 'module', name: 'trial' }), events);

interface Events<M> {
  readonly onMessage: (message: M) => void;
  readonly onError: (message: string) => void;
}

function wire<M>(worker: Worker, { onMessage, onError }: Events<M>) {
  worker.onmessage = ({ data }: MessageEvent<M>) => onMessage(data);
  worker.onerror = (event) => {
    event.preventDefault();
    onError(event.message ?? '');
  };
  return {
    post: (message: unknown) => worker.postMessage(message),
    terminate: () => worker.terminate(),
  };
}

/** Tries the reader's kernels out, in workers that are seen to be confined. Throws a RefusalError. */
async function trial({ edited }: KernelSource, plan: Plan): Promise<ReadonlyMap<number, number>> {
  if (!edited) return new Map();
  // While the site is developed, its server sends each file by itself, and the policy would forbid all but the first.
  if (!import.meta.env.DEV && !(await isConfined(confinedUrl)))
    throw new RefusalError(refuse('not-confined', NO_POLICY));
  return tryOut(edited.kernels, plan, spawnTrial);
}

let go: () => void = () => {};

async function obey(message: ToConductor): Promise<void> {
  if (message.type === 'go') return go();
  if (message.type === 'try') {
    await trial(message.kernels, message.plan);
    return post({ type: 'tried' });
  }
  const control = new Control(message.control);
  if (message.type === 'probe') {
    const found = await probe({ control, spawn, clock: systemClock, cores: message.cores });
    return post({ type: 'probed', probe: found });
  }
  const { plan } = message;
  const own = await trial(message.kernels, plan);
  const kernels = await loadKernels(message.kernels, 'conductor').catch((error: unknown) => {
    throw new RefusalError(refuse('load', error instanceof Error ? error.message : String(error)));
  });
  const result = await conduct({
    plan,
    control,
    recruit: workers({
      control,
      spawn: message.kernels.edited ? spawnConfined : spawn,
      clock: systemClock,
      variantOf: (index) => plan.cases[index]?.variant ?? '',
      ...(own.size > 0 && { patience: (index) => (own.has(index) ? EDITED_PATIENCE : undefined) }),
    }),
    kernels: message.kernels,
    clock: systemClock,
    bytes: (each) =>
      own.get(plan.cases.indexOf(each)) ??
      wantedBytes(kernels, plan.experiment, each.variant, each.parameters, each.threads),
    onProgress: (share, doing) => post({ type: 'progress', share, doing }),
    onPartial: (cases, observed) =>
      new Promise((resolve) => {
        go = resolve;
        post({ type: 'partial', cases, observed });
      }),
  });
  post({ type: 'done', ...result });
}

self.onmessage = ({ data }: MessageEvent<ToConductor>) => {
  obey(data).catch((error: unknown) => {
    if (error instanceof AbortedError) return;
    if (error instanceof RefusalError) post({ type: 'refused', refusal: error.refusal });
    else
      post({
        type: 'refused',
        refusal: refuse('instrument', error instanceof Error ? error.message : String(error)),
      });
  });
};
