/** Rust's modules in the page: each fetched and compiled once, on the first run that needs it. */
import { rustDemos, rustKernels } from 'virtual:kernels';
import { countersOf } from './counters.ts';
import type { ParameterValues } from './experiment.ts';
import type { RustPages, RustSource } from './messages.ts';
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

/** Rust's kernels. Throws a RefusalError when they cannot be fetched; the next call tries again. */
export const rustSource = fetched(rustKernels);
/** Rust's demos, in the same way. */
export const rustDemoSource = fetched(rustDemos);

interface Place {
  readonly url: string;
  readonly memory: RustPages;
}

function fetched(place: Place): () => Promise<RustSource> {
  let pending: Promise<RustSource> | undefined;
  return async () => {
    pending ??= load(place);
    try {
      return await pending;
    } catch (error) {
      pending = undefined;
      throw new RefusalError(refuse('load', error instanceof Error ? error.message : String(error)));
    }
  };
}

async function load({ url, memory }: Place): Promise<RustSource> {
  const response = await fetch(new URL(url, document.baseURI));
  if (!response.ok) throw new Error(`${url} gave ${response.status}`);
  // Not compileStreaming: it insists on a media type that not every static host sends.
  return { module: await WebAssembly.compile(await response.arrayBuffer()), pages: memory };
}
