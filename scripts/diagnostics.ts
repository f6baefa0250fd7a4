/**
 * `npm run diagnostics`: what rustc says of the book's diagnostics, and the instructions that it makes of its listings, to
 * `benchmarks/<chapter>/{diagnostics,assembly}/recorded.json`. `--check` writes nothing and says what would change.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readProgramRecords, readPrograms } from './experiments.ts';
import { BENCHMARKS } from './kernel-sources.ts';
import { changes } from './program-changes.ts';
import { type Compiled, recordPrograms } from './program-records.ts';
import { isX86, rustcVersion } from './rustc.ts';
import { output } from './toolchain.ts';

const KINDS = ['diagnostics', 'assembly'] as const;

function write(chapter: string, compiled: Compiled): void {
  for (const kind of KINDS) {
    const records = compiled[kind];
    const file = new URL(`${chapter}/${kind}/recorded.json`, BENCHMARKS);
    if (!records || (Object.keys(records).length === 0 && !existsSync(file))) continue;
    mkdirSync(new URL('.', file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(records, null, 2)}\n`);
    output('node_modules/.bin/biome', 'format', '--write', fileURLToPath(file));
  }
}

async function main(): Promise<void> {
  const rustc = rustcVersion();
  if (!rustc) {
    console.error('Diagnostics need rustc: install Rust from https://rustup.rs.');
    process.exitCode = 1;
    return;
  }
  const check = process.argv.includes('--check');
  const x86 = isX86();
  if (!x86) console.log('This is no x86-64 machine: listings of assembly stay as they are.');
  for (const [chapter, programs] of await readPrograms()) {
    const compiled = recordPrograms(programs, rustc, x86);
    const found = changes(chapter, readProgramRecords(chapter), compiled);
    for (const line of found) console.log(line);
    if (!check) write(chapter, compiled);
    else if (found.length > 0) process.exitCode = 1;
  }
  console.log(
    check && process.exitCode
      ? 'Not as recorded: npm run diagnostics writes them anew.'
      : `rustc ${rustc}: ${check ? 'as recorded' : 'recorded'}.`,
  );
}

await main();
