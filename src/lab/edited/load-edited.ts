/** The kernel that the reader wrote, checked where the instrument relies on it. */
import type { Kernel, Kernels } from '../experiment.ts';
import { findKernel } from '../load-case.ts';
import type { EditedKernel } from '../messages.ts';

type AnyKernel = Kernel<unknown>;

/** Imports a module that is given as text. */
export type ImportText = (code: string) => Promise<unknown>;

/** Shared memory for one case of an edited kernel, bytes. */
const MOST_BYTES = 2 ** 30;

/** Throws in words what is not as a kernel must be. */
export async function loadEdited(
  { code, versionOf }: EditedKernel,
  experiment: string,
  importText: ImportText,
): Promise<AnyKernel> {
  const { kernels } = (await importText(code)) as { kernels: Kernels };
  const kernel = findKernel(kernels, experiment, versionOf) as AnyKernel;
  for (const part of ['bytes', 'setup', 'run'] as const)
    if (typeof kernel[part] !== 'function') throw new TypeError(`the kernel has no function “${part}”`);
  return {
    ...kernel,
    bytes: (parameters, threads) => checkedBytes(kernel.bytes(parameters, threads)),
    setup: (context) => kernel.setup(context),
    run: (state, iterations) => checkedResult(kernel.run(state, iterations)),
  };
}

function checkedBytes(bytes: unknown): number {
  if (typeof bytes !== 'number' || !Number.isFinite(bytes) || bytes < 0)
    throw new TypeError(`“bytes” must return a number of bytes; it returned ${kindOf(bytes)}`);
  if (bytes > MOST_BYTES)
    throw new RangeError(`it wants ${Math.round(bytes / 2 ** 20)} MB of memory; 1024 MB may be had`);
  return Math.ceil(bytes);
}

/** A checksum is an unsigned 32-bit integer; what is another number becomes one, as `>>> 0` would make it. */
function checkedResult(result: unknown): number {
  if (typeof result === 'number') return result >>> 0;
  throw new TypeError(`“run” must return a number, its checksum; it returned ${kindOf(result)}`);
}

function kindOf(value: unknown): string {
  if (value instanceof Promise) {
    // It may be rejected; what is told is that it is there at all.
    value.catch(() => {});
    return 'a promise: a kernel cannot be asynchronous';
  }
  if (value === undefined) return 'nothing';
  return typeof value === 'number'
    ? String(value)
    : `a value of type ${value === null ? 'null' : typeof value}`;
}
