/** Finds a Rust toolchain that can rebuild the standard library for WebAssembly with threads. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export interface Toolchain {
  readonly rustc: string;
  readonly cargo: string;
  readonly linker: string;
  readonly sysroot: string;
  /** "rustc 1.96.0 (ac68faa20 2026-05-25)" */
  readonly version: string;
  /** "LLD 19.1.7" */
  readonly linkerVersion: string;
}

export const ADVICE = `No Rust toolchain with the sources of its standard library was found. Either of these brings one:
  rustup toolchain install nightly --component rust-src
  apt-get install rustc-web cargo-web rust-web-src lld-19      (Debian)
Only those who change kernels in Rust need it: the module that the page runs is in the repository.`;

/** What a program prints, or undefined when there is no such program or it fails. */
export function output(program: string, ...args: readonly string[]): string | undefined {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return undefined;
  }
}

/** Linkers by other names, for toolchains that bring none. */
const LINKERS = ['wasm-ld', 'wasm-ld-22', 'wasm-ld-21', 'wasm-ld-20', 'wasm-ld-19'];

function candidates(): { rustc: string; cargo: string }[] {
  const rustup = (toolchain: string) => {
    const rustc = output('rustup', 'which', '--toolchain', toolchain, 'rustc');
    const cargo = output('rustup', 'which', '--toolchain', toolchain, 'cargo');
    return rustc && cargo ? [{ rustc, cargo }] : [];
  };
  return [
    ...rustup('nightly'),
    ...rustup('stable'),
    { rustc: 'rustc', cargo: 'cargo' },
    { rustc: '/usr/bin/rustc', cargo: '/usr/bin/cargo' },
  ];
}

/** The first that will do, or undefined. */
export function findToolchain(): Toolchain | undefined {
  for (const { rustc, cargo } of candidates()) {
    const about = output(rustc, '-vV');
    const sysroot = output(rustc, '--print', 'sysroot');
    if (!about || !sysroot || !output(cargo, '-V')) continue;
    if (!existsSync(join(sysroot, 'lib/rustlib/src/rust/library/Cargo.lock'))) continue;
    const host = /^host: (.*)$/m.exec(about)?.[1] ?? '';
    const own = join(sysroot, 'lib/rustlib', host, 'bin/rust-lld');
    const linker = existsSync(own) ? own : LINKERS.find((name) => output(name, '--version'));
    if (!linker) continue;
    const linkerVersion =
      output(linker, ...(linker === own ? ['-flavor', 'wasm'] : []), '--version') ?? 'unknown';
    return {
      rustc,
      cargo,
      linker,
      sysroot,
      version: about.split('\n')[0]!.replace(/ \(built from.*\)$/, ''),
      linkerVersion: /LLD [\d.]+/.exec(linkerVersion)?.[0] ?? linkerVersion,
    };
  }
  return undefined;
}
