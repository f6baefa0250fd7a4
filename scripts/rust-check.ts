/**
 * Format, lint and unit tests of the kernels in Rust, whether the programs for the playground compile, and whether rustc still
 * judges the diagnostics as recorded, where Rust is installed. Readers and most authors have none: the
 * module that the page runs is in the repository, and a test in TypeScript says when it is stale.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readProgramRecords, readPrograms } from './experiments.ts';
import { BENCHMARKS } from './kernel-sources.ts';
import { targetFolder } from './kernels.ts';
import { demoPrograms, playgroundPrograms } from './playground-programs.ts';
import { changes } from './program-changes.ts';
import { externs } from './program-crates.ts';
import { recordPrograms } from './program-records.ts';
import { isX86, rustcVersion } from './rustc.ts';
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

// A file, not /dev/null: rustc replaces what it writes to, and as root that would be the device.
mkdirSync(targetFolder(), { recursive: true });
const written = `${targetFolder()}/playground.rmeta`;
const METADATA = ['--edition', '2024', '--deny', 'warnings', '--emit', 'metadata', '-o', written, '-'];
const rustc = rustcVersion();
if (rustc === undefined) missing.push('rustc, for the diagnostics and the programs of the playground');
else {
  for (const { name, code } of [...playgroundPrograms(), ...demoPrograms()]) {
    const { status, stderr } = spawnSync('rustc', [...externs(code), ...METADATA], {
      input: code,
      encoding: 'utf8',
    });
    if (status === 0) continue;
    console.log(`The program for the playground of ${name} does not compile:\n${stderr}`);
    process.exitCode = 1;
  }
  const x86 = isX86();
  for (const [chapter, programs] of await readPrograms()) {
    // Compilers differ in words and instructions: what they take and refuse, and why, is what must not change.
    const found = changes(chapter, readProgramRecords(chapter), recordPrograms(programs, rustc, x86), true);
    for (const line of found) console.log(`Not as recorded (npm run diagnostics writes it anew): ${line}`);
    if (found.length > 0) process.exitCode = 1;
  }
}
if (missing.length > 0) console.log(`Not installed, so not run: ${missing.join(', ')}.`);
