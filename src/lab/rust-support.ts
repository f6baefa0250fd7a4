/** Can this browser run the kernels in Rust? Asked of WebAssembly itself, before anything is fetched. */

/**
 * (module (import "" "" (memory 1 1 shared))
 *   (func try catch_all end i32.const 0 i32.const 0 memory.atomic.notify drop i32.const 0 i32x4.splat drop))
 */
const PROBE = Uint8Array.of(
  ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
  ...[0x01, 0x04, 0x01, 0x60, 0x00, 0x00],
  ...[0x02, 0x07, 0x01, 0x00, 0x00, 0x02, 0x03, 0x01, 0x01],
  ...[0x03, 0x02, 0x01, 0x00],
  ...[0x0a, 0x16, 0x01, 0x14, 0x00, 0x06, 0x40, 0x19, 0x0b],
  ...[0x41, 0x00, 0x41, 0x00, 0xfe, 0x00, 0x02, 0x00, 0x1a],
  ...[0x41, 0x00, 0xfd, 0x11, 0x1a, 0x0b],
);

/** Of `WebAssembly`, what tells. */
export interface WasmSupport {
  validate(code: Uint8Array<ArrayBuffer>): boolean;
  readonly Memory: new (size: { initial: number; maximum: number; shared: boolean }) => unknown;
}

/** What this browser lacks, as the beginning of a sentence; undefined when it can run Rust. */
export function lackedByRust(
  wasm: WasmSupport | undefined = globalThis.WebAssembly as WasmSupport | undefined,
): string | undefined {
  if (!wasm) return 'This browser has no WebAssembly';
  if (!wasm.validate(PROBE) || !sharesMemory(wasm))
    return 'This browser’s WebAssembly has no threads, no exceptions or no vectors';
  return undefined;
}

/** Why Rust was left out of a run in this browser, in a sentence; undefined when it was not. */
export function whyNoRust(wasm?: WasmSupport): string | undefined {
  const lacked = lackedByRust(wasm);
  return lacked && `${lacked}, so Rust was not run here, only TypeScript.`;
}

/** A browser may read modules with threads and still give them no shared memory. */
function sharesMemory({ Memory }: WasmSupport): boolean {
  try {
    new Memory({ initial: 1, maximum: 1, shared: true });
    return true;
  } catch {
    return false;
  }
}
