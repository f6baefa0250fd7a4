/** Rust's module in the page: fetched and compiled once, on the first run that needs it. */
import { rustKernels } from 'virtual:kernels';
import { countersOf } from './counters.ts';
import type { ParameterValues } from './experiment.ts';
import type { RustSource } from './messages.ts';
import { RefusalError, refuse } from './refusal.ts';
import type { RunCase } from './run.ts';

/** Has this experiment kernels in Rust? */
export const hasRust = (experiment: string): boolean => rustKernels.experiments.includes(experiment);

/** What an operation of a kernel in Rust allocates, as a run holds it. */
export const rustCounters = (experiment: string, variant: string, at: ParameterValues): RunCase['counters'] =>
  countersOf(rustKernels.counters, `${experiment}/${variant}`, at);

/** The hash of the module, for the run. */
export const rustHash: string = rustKernels.hash;

/**
 * (module (import "" "" (memory 1 1 shared))
 *   (func try catch_all end i32.const 0 i32.const 0 memory.atomic.notify drop))
 */
const PROBE = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...[0x01, 0x04, 0x01, 0x60, 0x00, 0x00],
  ...[0x02, 0x07, 0x01, 0x00, 0x00, 0x02, 0x03, 0x01, 0x01],
  ...[0x03, 0x02, 0x01, 0x00],
  ...[0x0a, 0x11, 0x01, 0x0f, 0x00, 0x06, 0x40, 0x19, 0x0b],
  ...[0x41, 0x00, 0x41, 0x00, 0xfe, 0x00, 0x02, 0x00, 0x1a, 0x0b],
);

/** Why Rust cannot run in this browser, in a sentence; undefined when it can. */
export function whyNoRust(): string | undefined {
  if (typeof WebAssembly !== 'object')
    return 'This browser has no WebAssembly, so only TypeScript runs here.';
  return WebAssembly.validate(PROBE)
    ? undefined
    : 'This browser’s WebAssembly has no threads or no exceptions, so only TypeScript runs here.';
}

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
