/** Loads the kernel of a case, in its language, into the thread that asks. */
import type { Kernels, ParameterValues } from './experiment.ts';
import { loadRust } from './load-rust.ts';
import type { CaseOrder, KernelSource, TypeScriptOrder } from './messages.ts';
import { outOfLine } from './out-of-line.ts';
import type { LoadedCase } from './thread-loop.ts';

/**
 * Each case gets a module instance of its own, by a query of its own: the type feedback of one case must not
 * slow another's. The module is self-contained, so that holds for what it imports, too.
 */
const importKernels = (source: KernelSource, instance: string): Promise<unknown> =>
  import(/* @vite-ignore */ `${source.url}?instance=${instance}`);

export async function loadKernels(source: KernelSource, instance: string): Promise<Kernels> {
  return ((await importKernels(source, instance)) as { kernels: Kernels }).kernels;
}

type AnyKernel = Kernels[string][string];

/** Throws when there is none. */
export function findKernel(kernels: Kernels, experiment: string, variant: string): AnyKernel {
  const name = experiment.slice(experiment.indexOf('/') + 1);
  const kernel = kernels[name]?.[variant];
  if (!kernel) throw new Error(`no kernel for ${experiment}, variant ${variant}`);
  return kernel;
}

export async function loadCase(
  order: CaseOrder,
  source: KernelSource,
  thread: number,
  importer = importKernels,
): Promise<LoadedCase> {
  if (order.language === 'rust') {
    if (!source.rust) throw new Error('the kernels in Rust were not loaded');
    return loadRust(order, source.rust, thread);
  }
  if (order.language !== 'typescript') throw new Error(`no kernels in ${order.language}`);
  const { kernels } = (await importer(source, String(order.index))) as { kernels: Kernels };
  const kernel = findKernel(kernels, order.experiment, order.variant);
  return kernelCase(kernel, order, thread);
}

/** A kernel in TypeScript as a thread holds it. */
export function kernelCase(kernel: AnyKernel, order: TypeScriptOrder, thread: number): LoadedCase {
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
