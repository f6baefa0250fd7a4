/**
 * `benchmarks/demos.wasm`: the demos in Rust, a module of their own, so that kernels are what they are without them. Committed with
 * a record of what it was built from; who changes a demo in Rust needs the toolchain of the kernels.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { BENCHMARKS, digest, textsHash } from './kernel-sources.ts';
import { buildModule, namesIn } from './kernels.ts';
import { findToolchain, output } from './toolchain.ts';
import { importedMemory } from './wasm-memory.ts';

export const DEMO_MODULE = new URL('demos.wasm', BENCHMARKS);
const RECORD = new URL('demos.json', BENCHMARKS);
/**
 * Bytes, as natively. It lies below everything else: what overflows it runs out of the memory and traps, instead of writing where
 * others' data are.
 */
const STACK = 8 * 2 ** 20;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const recordSchema = v.strictObject({
  compiler: v.string(),
  sources: v.string(),
  hash: v.string(),
  bytes: count,
  gzip: count,
  memory: v.strictObject({ initial: count, maximum: count }),
  /** `<chapter>/<demo>` */
  demos: v.array(v.string()),
});

export type DemoModuleRecord = v.InferOutput<typeof recordSchema>;

/** Throws when the record is missing or is not one. */
export function readDemoModule(): DemoModuleRecord {
  return v.parse(recordSchema, JSON.parse(readFileSync(RECORD, 'utf8')));
}

/** Of the harness and the demos; kernels may change without them. */
export const demoSourceHash = (): string =>
  textsHash((path) => /^(Cargo\.(toml|lock)|lib\.rs|harness\/[^/]+\.rs|[^/]+\/demos\/.*\.rs)$/.test(path));

/** Builds it when its sources have changed. Says what it did, or why it could not. */
export async function refreshDemoModule(): Promise<string> {
  let stale = true;
  try {
    stale = readDemoModule().sources !== demoSourceHash();
  } catch {
    // There is none yet.
  }
  if (!stale) return 'benchmarks/demos.wasm is up to date.';
  const toolchain = findToolchain();
  if (!toolchain)
    return 'benchmarks/demos.wasm is older than the demos in Rust, and no toolchain builds Rust for WebAssembly with threads here: what Rust does in the page is run as it was.';
  const code = new Uint8Array(buildModule(toolchain, { features: ['demos'], stack: STACK }));
  const memory = importedMemory(code);
  const record: DemoModuleRecord = {
    compiler: toolchain.version,
    sources: demoSourceHash(),
    hash: digest(code),
    bytes: code.length,
    gzip: gzipSync(code, { level: 9 }).length,
    memory,
    demos: await namesIn(code, memory),
  };
  writeFileSync(DEMO_MODULE, code);
  writeFileSync(RECORD, `${JSON.stringify(record, null, 2)}\n`);
  output('node_modules/.bin/biome', 'format', '--write', fileURLToPath(RECORD));
  return `benchmarks/demos.wasm: ${record.demos.length} demos, ${record.bytes} bytes, ${record.gzip} gzipped.`;
}
