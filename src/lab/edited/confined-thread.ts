/**
 * Entry of a confined worker: a thread like any other, or the trial of one edited kernel. It takes what it needs of the browser,
 * gives the rest up, and only then loads what the reader wrote. See policy.ts.
 */
import type { Clock } from '../clock.ts';
import { kernelCase, loadCase } from '../load-case.ts';
import type { CaseOrder, FromThread, FromTrial, KernelSource, ToThread, ToTrial } from '../messages.ts';
import { serveThread } from '../serve-thread.ts';
import type { LoadedCase } from '../thread-loop.ts';
import { confine, importOwn, rejections, tell, textAddress } from './confined.ts';
import { loadEdited } from './load-edited.ts';
import { tryKernel } from './try-kernel.ts';

const post: (message: FromThread | FromTrial) => void = self.postMessage.bind(self);
const now = performance.now.bind(performance);
const clock: Clock = { now, origin: performance.timeOrigin };

/** The book's own kernels are loaded first, as long as there is something to load them with. */
async function serve(message: ToThread): Promise<void> {
  const edited = new Map(message.kernels?.edited?.kernels.map((kernel) => [kernel.variant, kernel]));
  const ready = new Map<number, LoadedCase>();
  const load = async (order: CaseOrder, source: KernelSource, thread: number): Promise<LoadedCase> => {
    const kernel = edited.get(order.variant);
    const loaded = ready.get(order.index);
    if (loaded) return loaded;
    if (!kernel || order.language !== 'typescript')
      return loadCase(
        order,
        source,
        thread,
        () => import(/* @vite-ignore */ textAddress(source.edited!.original)),
      );
    return kernelCase(await loadEdited(kernel, order.experiment, importOwn), order, thread);
  };
  if (message.kernels)
    for (const order of message.cases)
      if (!edited.has(order.variant))
        ready.set(order.index, await load(order, message.kernels, message.thread));
  confine();
  await serveThread(message, post, { clock, load, explain: tell });
}

async function attempt(message: ToTrial): Promise<void> {
  confine();
  post({ type: 'confined' });
  post(await tryKernel(message, { importText: importOwn, explain: tell, rejections }));
}

self.onmessage = ({ data }: MessageEvent<ToThread | ToTrial>) => {
  const done = data.type === 'try' ? attempt(data) : serve(data);
  done.catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    post({ type: 'failed', case: 0, message });
  });
};
