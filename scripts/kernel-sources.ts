/** What `kernels.wasm` was built from, and the record that says so. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';

export const BENCHMARKS = new URL('../benchmarks/', import.meta.url);
export const MODULE = new URL('kernels.wasm', BENCHMARKS);
export const RECORD = new URL('kernels.json', BENCHMARKS);
export const COUNTERS = new URL('counters.json', BENCHMARKS);

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const recordSchema = v.strictObject({
  compiler: v.string(),
  linker: v.string(),
  flags: v.array(v.string()),
  /** Hash of the sources. */
  sources: v.string(),
  /** Hash of the module: the first 16 hexadecimal digits of SHA-256, as for the kernels in TypeScript. */
  hash: v.string(),
  bytes: count,
  gzip: count,
  /** Pages of 64 KiB: what the module asks for at the least, and takes at the most. */
  memory: v.strictObject({ initial: count, maximum: count }),
  /** Full names of the kernels: `<chapter>/<experiment>/<variant>`. */
  kernels: v.array(v.string()),
});

/** Made by `npm run kernels`, committed beside the module. No date: the same sources give the same record. */
export type KernelRecord = v.InferOutput<typeof recordSchema>;

export const digest = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('hex').slice(0, 16);

/** Every file in Rust and what cargo reads, relative to `benchmarks/`, sorted. */
function allFiles(): string[] {
  return readdirSync(BENCHMARKS, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.startsWith('target/'))
    .filter((path) => path === 'Cargo.toml' || path === 'Cargo.lock' || path.endsWith('.rs'))
    .sort();
}

/** Every file that the module depends on. */
export const sourceFiles = (): string[] =>
  allFiles().filter((path) => !/\/(demos|diagnostics|assembly|playground)\//.test(path));

/** Hash of sources, the same whichever way a checkout ends its lines. */
export function textsHash(which: (path: string) => boolean): string {
  const texts = allFiles()
    .filter(which)
    .map((path) => {
      const text = readFileSync(new URL(path, BENCHMARKS), 'utf8').replaceAll('\r\n', '\n');
      return `${path}\n${text.length}\n${text}`;
    });
  return digest(texts.join('\n'));
}

/** Hash of all sources of the module. */
export function sourceHash(): string {
  const files = new Set(sourceFiles());
  return textsHash((path) => files.has(path));
}

/** Throws when the record is missing or is not one. */
export function readRecord(): KernelRecord {
  return v.parse(recordSchema, JSON.parse(readFileSync(RECORD, 'utf8')));
}
