/** Entry of the conductor worker: it owns the plan and the threads, so that the page's main thread stays idle. */
import { systemClock } from './clock.ts';
import { conduct } from './conduct.ts';
import { Control } from './control.ts';
import { loadKernels, wantedBytes } from './load-case.ts';
import type { FromConductor, FromThread, ToConductor } from './messages.ts';
import { AbortedError, type Spawn, workers } from './pool.ts';
import { probe } from './probe.ts';
import { RefusalError, refuse } from './refusal.ts';

const post = (message: FromConductor): void => self.postMessage(message);

const spawn: Spawn = (thread, events) => {
  const worker = new Worker(new URL('./thread.ts', import.meta.url), {
    type: 'module',
    name: `thread ${thread}`,
  });
  worker.onmessage = ({ data }: MessageEvent<FromThread>) => events.onMessage(data);
  worker.onerror = (event) => {
    event.preventDefault();
    events.onError(event.message ?? '');
  };
  return { post: (message) => worker.postMessage(message), terminate: () => worker.terminate() };
};

let go: () => void = () => {};

async function obey(message: ToConductor): Promise<void> {
  if (message.type === 'go') return go();
  const control = new Control(message.control);
  if (message.type === 'probe') {
    const found = await probe({ control, spawn, clock: systemClock, cores: message.cores });
    return post({ type: 'probed', probe: found });
  }
  const { plan } = message;
  const kernels = await loadKernels(message.kernels, 'conductor').catch((error: unknown) => {
    throw new RefusalError(refuse('load', error instanceof Error ? error.message : String(error)));
  });
  const result = await conduct({
    plan,
    control,
    recruit: workers({ control, spawn, clock: systemClock }),
    kernels: message.kernels,
    clock: systemClock,
    bytes: (each) => wantedBytes(kernels, plan.experiment, each.variant, each.parameters, each.threads),
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
