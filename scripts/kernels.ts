/**
 * `npm run kernels`: builds `benchmarks/kernels.wasm` from the kernels in Rust, with threads: the standard library is built
 * anew with atomics, the memory is imported and shared, and panics unwind.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { RustPages } from '../src/lab/messages.ts';
import { countAll } from './count.ts';
import { readExperiments } from './experiments.ts';
import {
  BENCHMARKS,
  COUNTERS,
  digest,
  type KernelRecord,
  MODULE,
  RECORD,
  sourceHash,
} from './kernel-sources.ts';
import { ADVICE, findToolchain, output, type Toolchain } from './toolchain.ts';
import { importedMemory } from './wasm-memory.ts';

const TARGET = 'wasm32-unknown-unknown';
/** Bytes: a memory may be smaller than what the module takes, never larger. */
const MOST_MEMORY = 2 ** 30;

/** What makes the module what it is, and no path of this machine. */
const FLAGS = [
  // Vectors of 128 bits: what the native build has as SSE2. A browser without them does not run Rust (rust-support.ts).
  '-Ctarget-feature=+atomics,+bulk-memory,+mutable-globals,+simd128',
  '-Cpanic=unwind',
  // The older encoding of exceptions: every browser with threads has it.
  '-Cllvm-args=-wasm-use-legacy-eh=true',
  '-Zlocation-detail=none',
  '-Clink-arg=--shared-memory',
  '-Clink-arg=--import-memory',
  `-Clink-arg=--max-memory=${MOST_MEMORY}`,
  '-Clink-arg=--export=__stack_pointer',
  '-Clink-arg=--export=__wasm_init_tls',
  '-Clink-arg=--export=__tls_size',
  '-Clink-arg=--export=__tls_align',
];

/** The same without threads: the library's locks and atomics are plain operations then (threadless.ts). */
export const THREADLESS = FLAGS.filter((flag) => !/shared-memory|__wasm_init_tls|__tls_/.test(flag)).map(
  (flag) => flag.replace('+atomics,', ''),
);

/** The module's own stack is never used: each thread is given one (src/lab/load-rust.ts). */
const LITTLE_STACK = 65_536;

const folder = fileURLToPath(BENCHMARKS);

/** Where builds are kept: `CARGO_TARGET_DIR`, or `benchmarks/target`. */
export const targetFolder = (): string => process.env.CARGO_TARGET_DIR ?? `${folder}target`;

export interface ModuleOptions {
  readonly features?: readonly string[];
  /** Bytes. */
  readonly stack?: number;
  readonly flags?: readonly string[];
  /** Other flags build another library, which is kept in another folder. */
  readonly target?: string;
}

/** Builds the module and returns it. Throws when cargo fails; cargo has said why. */
export function buildModule(
  toolchain: Toolchain,
  { features = [], stack = LITTLE_STACK, flags: chosen = FLAGS, target = targetFolder() }: ModuleOptions = {},
): Uint8Array {
  const cargoHome = process.env.CARGO_HOME ?? `${homedir()}/.cargo`;
  const paths: readonly (readonly [string, string])[] = [
    [homedir(), 'home'],
    [`${cargoHome}/registry/src`, 'crates'],
    [toolchain.sysroot, 'rust'],
    [folder.replace(/\/$/, ''), 'benchmarks'],
  ];
  const flags = [
    ...chosen,
    `-Clinker=${toolchain.linker}`,
    `-Clinker-flavor=wasm-ld`,
    ...paths.map(([from, to]) => `--remap-path-prefix=${from}=${to}`),
  ];
  const args = ['rustc', '--release', '--lib', '--target', TARGET, '-Zbuild-std=std,panic_unwind'];
  if (features.length > 0) args.push('--features', features.join(','));
  // For this crate alone: the standard library is built once for all modules.
  args.push('--', `-Clink-arg=-zstack-size=${stack}`);
  const { status, error } = spawnSync(toolchain.cargo, args, {
    cwd: folder,
    stdio: 'inherit',
    env: {
      ...process.env,
      RUSTC: toolchain.rustc,
      // `-Zbuild-std` and `atomics` are not stable yet.
      RUSTC_BOOTSTRAP: '1',
      CARGO_TARGET_DIR: target,
      CARGO_ENCODED_RUSTFLAGS: flags.join('\x1f'),
    },
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`cargo ended with ${status}`);
  return readFileSync(`${target}/${TARGET}/release/kernels.wasm`);
}

/** Asks the module itself what it has. */
export async function namesIn(
  code: Uint8Array<ArrayBuffer>,
  { initial, maximum }: RustPages,
): Promise<string[]> {
  const memory = new WebAssembly.Memory({ initial, maximum, shared: true });
  const nothing = () => {};
  const lab = { fail: nothing, print: nothing, panicking: nothing };
  const { instance } = await WebAssembly.instantiate(code, { env: { memory }, lab });
  const names = (instance.exports.names as () => bigint)();
  const start = Number(names >> 32n);
  return new TextDecoder()
    .decode(new Uint8Array(memory.buffer).slice(start, start + Number(names & 0xffffffffn)))
    .split('\n');
}

async function main(): Promise<void> {
  const toolchain = findToolchain();
  if (!toolchain && process.argv.includes('--if-possible')) {
    console.log('No toolchain builds Rust for WebAssembly with threads here: the kernels stay as committed.');
    return;
  }
  if (!toolchain) {
    console.error(ADVICE);
    process.exitCode = 1;
    return;
  }
  console.log(`${toolchain.version}, ${toolchain.linkerVersion}`);
  const code = new Uint8Array(buildModule(toolchain));
  const memory = importedMemory(code);
  const record: KernelRecord = {
    compiler: toolchain.version,
    linker: toolchain.linkerVersion,
    flags: FLAGS,
    sources: sourceHash(),
    hash: digest(code),
    bytes: code.length,
    gzip: gzipSync(code, { level: 9 }).length,
    memory,
    kernels: await namesIn(code, memory),
  };
  writeFileSync(MODULE, code);
  writeFileSync(RECORD, `${JSON.stringify(record, null, 2)}\n`);
  const counting = buildModule(toolchain, { features: ['count'] });
  const source = {
    module: await WebAssembly.compile(new Uint8Array(counting)),
    pages: importedMemory(counting),
  };
  const known = await readExperiments();
  const counters = await countAll(
    source,
    // Most known answers are wrong on purpose.
    known.filter(({ id, hidden }) => hidden === (id === 'known-answers/allocations')),
  );
  writeFileSync(COUNTERS, `${JSON.stringify(counters, null, 2)}\n`);
  for (const file of [RECORD, COUNTERS])
    output('node_modules/.bin/biome', 'format', '--write', fileURLToPath(file));
  console.log(
    `benchmarks/kernels.wasm: ${record.kernels.length} kernels, ${record.bytes} bytes, ${record.gzip} gzipped`,
  );
}

if (import.meta.main) await main();
