/** A thread's life: load the cases it is sent, then obey the commands in shared memory. */
import { systemClock } from './clock.ts';
import { Control, summons } from './control.ts';
import { loadCase } from './load-case.ts';
import type { FromThread, ToThread } from './messages.ts';
import { commandLoop, type LoadedCase } from './thread-loop.ts';

export async function serveThread(message: ToThread, post: (message: FromThread) => void): Promise<void> {
  const { thread, kernels } = message;
  const control = new Control(message.control);
  const seen = Atomics.load(control.words, summons(thread));
  const cases: LoadedCase[] = [];
  for (const order of message.cases) {
    try {
      if (!kernels) throw new Error('no kernels were named');
      cases[order.index] = await loadCase(order, kernels, thread);
    } catch (error) {
      post({
        type: 'failed',
        case: order.index,
        message: error instanceof Error ? error.message : String(error),
      });
      return;
    }
  }
  post({ type: 'loaded' });
  commandLoop({
    control,
    thread,
    seen,
    cases,
    clock: systemClock,
    report: (index, what) => post({ type: 'failed', case: index, message: what }),
  });
}
