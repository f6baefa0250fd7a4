/**
 * Format, lint and unit tests of the kernels in Rust, where Rust is installed. Readers and most authors have none: the
 * module that the page runs is in the repository, and a test in TypeScript says when it is stale.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { BENCHMARKS } from './kernel-sources.ts';
import { targetFolder } from './kernels.ts';
import { output } from './toolchain.ts';

const STEPS: readonly { readonly needs: string; readonly args: readonly string[] }[] = [
  { needs: 'fmt', args: ['fmt', '--check'] },
  { needs: 'clippy', args: ['clippy', '--all-targets', '--all-features', '--', '--deny', 'warnings'] },
  { needs: 'test', args: ['test', '--quiet', '--all-features'] },
];

const missing: string[] = [];
for (const { needs, args } of STEPS) {
  if (output('cargo', needs, '--help') === undefined) {
    missing.push(`cargo ${needs}`);
    continue;
  }
  const { status } = spawnSync('cargo', args, {
    cwd: fileURLToPath(BENCHMARKS),
    stdio: 'inherit',
    env: { ...process.env, CARGO_TARGET_DIR: targetFolder() },
  });
  if (status !== 0) process.exitCode = 1;
}
if (missing.length > 0) console.log(`Not installed, so not run: ${missing.join(', ')}.`);
