/** Loads the kernel of a case, in its language, into the thread that asks. */
import type { Kernels, ParameterValues } from './experiment.ts';
import { loadRust } from './load-rust.ts';
import type { CaseOrder, KernelSource } from './messages.ts';
import { outOfLine } from './out-of-line.ts';
import type { LoadedCase } from './thread-loop.ts';

/**
 * Each case gets a module instance of its own, by a query of its own: the type feedback of one case must not
 * slow another's. The module is self-contained, so that holds for what it imports, too.
 */
export async function loadKernels(source: KernelSource, instance: string): Promise<Kernels> {
  const module: unknown = await import(/* @vite-ignore */ `${source.url}?instance=${instance}`);
  return (module as { kernels: Kernels }).kernels;
}

function findKernel(kernels: Kernels, experiment: string, variant: string) {
  const name = experiment.slice(experiment.indexOf('/') + 1);
  const kernel = kernels[name]?.[variant];
  if (!kernel) throw new Error(`no kernel for ${experiment}, variant ${variant}`);
  return kernel;
}

export async function loadCase(order: CaseOrder, source: KernelSource, thread: number): Promise<LoadedCase> {
  if (order.language === 'rust') {
    if (!source.rust) throw new Error('the kernels in Rust were not loaded');
    return loadRust(order, source.rust, thread);
  }
  if (order.language !== 'typescript') throw new Error(`no kernels in ${order.language}`);
  const kernel = findKernel(await loadKernels(source, String(order.index)), order.experiment, order.variant);
  const { memory, parameters, threads, seed } = order;
  let state: unknown;
  return {
    setup: () => {
      state = kernel.setup({ memory, parameters, threads, thread, seed });
    },
    run: (iterations) => outOfLine(kernel.run, state, iterations, undefined),
    audit: (mine, everyone) => kernel.audit?.(state, mine, everyone),
    whole: () => kernel.whole?.(parameters) ?? 1,
  };
}

/** Bytes of shared memory that a case wants. */
export function wantedBytes(
  kernels: Kernels,
  experiment: string,
  variant: string,
  parameters: ParameterValues,
  threads: number,
): number {
  return findKernel(kernels, experiment, variant).bytes(parameters, threads);
}
