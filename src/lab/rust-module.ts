/** Rust's module in the page: fetched and compiled once, on the first run that needs it. */
import { rustKernels } from 'virtual:kernels';
import { countersOf } from './counters.ts';
import type { ParameterValues } from './experiment.ts';
import type { RustSource } from './messages.ts';
import { RefusalError, refuse } from './refusal.ts';
import type { RunCase } from './run.ts';
import { whyNoRust } from './rust-support.ts';

/** Has this experiment kernels in Rust? */
export const hasRust = (experiment: string): boolean => rustKernels.experiments.includes(experiment);

/** What an operation of a kernel in Rust allocates, as a run holds it. */
export const rustCounters = (experiment: string, variant: string, at: ParameterValues): RunCase['counters'] =>
  countersOf(rustKernels.counters, `${experiment}/${variant}`, at);

/** The hash of the module, for the run. */
export const rustHash: string = rustKernels.hash;

/** Why an experiment that has kernels in Rust is run without them in this browser, in a sentence; undefined when it is not. */
export const rustNote = (experiment: string): string | undefined =>
  hasRust(experiment) ? whyNoRust() : undefined;

let pending: Promise<RustSource> | undefined;

/** Throws a RefusalError when it cannot be fetched; the next call tries again. */
export async function rustSource(): Promise<RustSource> {
  pending ??= load();
  try {
    return await pending;
  } catch (error) {
    pending = undefined;
    throw new RefusalError(refuse('load', error instanceof Error ? error.message : String(error)));
  }
}

async function load(): Promise<RustSource> {
  const response = await fetch(new URL(rustKernels.url, document.baseURI));
  if (!response.ok) throw new Error(`${rustKernels.url} gave ${response.status}`);
  // Not compileStreaming: it insists on a media type that not every static host sends.
  return { module: await WebAssembly.compile(await response.arrayBuffer()), pages: rustKernels.memory };
}
