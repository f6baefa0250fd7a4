/** A thread's life: load the cases it is sent, then obey the commands in shared memory. */
import { type Clock, systemClock } from './clock.ts';
import { Control, summons } from './control.ts';
import { loadCase } from './load-case.ts';
import type { CaseOrder, FromThread, KernelSource, ToThread } from './messages.ts';
import type { CodePlace } from './refusal.ts';
import { commandLoop, type LoadedCase } from './thread-loop.ts';

/** What a thread works with; one that is confined has its own. */
interface ThreadTools {
  readonly clock: Clock;
  readonly load: (order: CaseOrder, source: KernelSource, thread: number) => Promise<LoadedCase>;
  /** What was thrown, in words. */
  readonly explain: (error: unknown) => { readonly message: string; readonly place?: CodePlace | undefined };
}

const usual: ThreadTools = {
  clock: systemClock,
  load: loadCase,
  explain: (error) => ({ message: error instanceof Error ? error.message : String(error) }),
};

export async function serveThread(
  message: ToThread,
  post: (message: FromThread) => void,
  tools: Partial<ThreadTools> = {},
): Promise<void> {
  const { clock, load, explain } = { ...usual, ...tools };
  const { thread, kernels } = message;
  const control = new Control(message.control);
  const seen = Atomics.load(control.words, summons(thread));
  const cases: LoadedCase[] = [];
  for (const order of message.cases) {
    try {
      if (!kernels) throw new Error('no kernels were named');
      cases[order.index] = await load(order, kernels, thread);
    } catch (error) {
      post({ type: 'failed', case: order.index, ...explain(error) });
      return;
    }
  }
  post({ type: 'loaded' });
  commandLoop({
    control,
    thread,
    seen,
    cases,
    clock,
    report: (index, error) => post({ type: 'failed', case: index, ...explain(error) }),
  });
}
