/** The conductor's side of a trial: a worker for each edited kernel, and a watchdog. */
import type { EditedKernel, FromTrial, ToTrial } from '../messages.ts';
import type { Plan } from '../plan.ts';
import { RefusalError, refuse } from '../refusal.ts';

interface TrialWorker {
  readonly post: (message: ToTrial) => void;
  readonly terminate: () => void;
}

export type SpawnTrial = (events: {
  readonly onMessage: (message: FromTrial) => void;
  readonly onError: (message: string) => void;
}) => TrialWorker;

/** Milliseconds for a worker to start, and then for the reader's code. */
const START = 15_000;
const PATIENCE = 1800;

/** Bytes of memory that each case of an edited kernel wants, by the case's index in the plan. Throws a RefusalError. */
export async function tryOut(
  kernels: readonly EditedKernel[],
  plan: Plan,
  spawn: SpawnTrial,
): Promise<ReadonlyMap<number, number>> {
  const wanted = new Map<number, number>();
  for (const kernel of kernels) {
    const cases = [...plan.cases.entries()].filter(([, { variant }]) => variant === kernel.variant);
    const settings = cases.map(([, { parameters, threads, checked }]) => ({
      parameters,
      threads,
      checked,
      seed: plan.seed,
    }));
    const bytes = await tryOne({ type: 'try', kernel, experiment: plan.experiment, settings }, spawn);
    for (const [i, [index]] of cases.entries()) wanted.set(index, bytes[i]!);
  }
  return wanted;
}

async function tryOne(order: ToTrial, spawn: SpawnTrial): Promise<readonly number[]> {
  const { variant } = order.kernel;
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  let worker: TrialWorker | undefined;
  try {
    return await new Promise<readonly number[]>((resolve, reject) => {
      const fail = (...refusal: Parameters<typeof refuse>) => reject(new RefusalError(refuse(...refusal)));
      const watch = (time: number, bark: () => void) => {
        clearTimeout(watchdog);
        watchdog = setTimeout(bark, time);
      };
      watch(START, () => fail('worker-died', 'before the run began'));
      worker = spawn({
        onMessage: (message) => {
          if (message.type === 'tried') resolve(message.bytes);
          else if (message.type === 'confined') watch(PATIENCE, () => fail('kernel-hung', variant));
          else {
            const place = message.place && { variant, ...message.place };
            reject(new RefusalError({ ...refuse('kernel-failed', `${variant}: ${message.message}`), place }));
          }
        },
        onError: (message) => fail('worker-died', message && `(${message})`),
      });
      worker.post(order);
    });
  } finally {
    clearTimeout(watchdog);
    worker?.terminate();
  }
}
