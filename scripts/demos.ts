/**
 * `npm run demos`: runs each demo in TypeScript, in Rust as it runs in the page, and natively, and records what they print in
 * `benchmarks/<chapter>/demos/recorded.json`.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import type { Demo } from '../src/lab/program.ts';
import type { DemoRecord, DemoRecords, ProgramLanguage } from '../src/lab/program-record.ts';
import { filtered } from './bench-options.ts';
import { chapterOf, demoHash, demoRecordFile, readDemoRecords, readDemos } from './demo-files.ts';
import { refreshDemoModule } from './demo-module.ts';
import { buildNative } from './native.ts';
import { runNatively } from './native-demo.ts';
import { nodeDemoSource, runInNode } from './node-demos.ts';
import { nameOf } from './program-records.ts';
import { output } from './toolchain.ts';

const HELP = `npm run demos -- [options]

Runs the demos in TypeScript, in Rust as in the page, and natively, and records what they print.

  --filter TEXT   only demos whose id begins with TEXT
  --check         writes nothing; exit code 1 when a record is not what the demo prints now
  --help          this text`;

const LANGUAGES: readonly ProgramLanguage[] = ['typescript', 'rust', 'native'];

const { values: options } = parseArgs({
  options: {
    filter: { type: 'string', default: '' },
    check: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (options.help) console.log(HELP);
else await main();

async function main(): Promise<void> {
  if (!options.check) console.log(await refreshDemoModule());
  const native = output('cargo', '-V') === undefined ? undefined : buildNative();
  if (!native) console.log('There is no cargo here: what was recorded natively stays as it is.');
  const demos = await readDemos();
  const chosen = filtered(demos, options.filter);
  if (chosen.length === 0) console.log(`No demo’s id begins with “${options.filter}”.`);
  for (const chapter of new Set(chosen.map(chapterOf))) {
    const before = readDemoRecords(chapter);
    const records: Record<string, DemoRecords[string]> = {};
    for (const demo of demos.filter((each) => chapterOf(each) === chapter)) {
      const old = before[nameOf(demo)];
      const now = chosen.includes(demo) ? await record(demo, native, old) : old;
      if (now) records[nameOf(demo)] = now;
    }
    if (isDeepStrictEqual(records, before)) continue;
    if (options.check) {
      console.log(`benchmarks/${chapter}/demos/recorded.json is stale: run npm run demos.`);
      process.exitCode = 1;
    } else write(chapter, records);
  }
}

/** Runs a demo in each language that it exists in. */
async function record(
  demo: Demo,
  native: string | undefined,
  old: DemoRecords[string] | undefined,
): Promise<DemoRecords[string]> {
  const source = await nodeDemoSource();
  const runs: Partial<Record<ProgramLanguage, DemoRecord>> = {};
  for (const language of LANGUAGES) {
    if (demo.missing?.[language]) continue;
    if (language !== 'native') runs[language] = await runInNode(demo, language, source);
    else if (native) runs.native = await runNatively(native, demo.id);
    else if (old?.runs.native) runs.native = old.runs.native;
    const run = runs[language];
    if (run) console.log(`${demo.id}, ${language}: ${run.lines.length} lines, ${endOf(run)}`);
  }
  return { hash: demoHash(demo), runs };
}

function endOf({ ending, message }: DemoRecord): string {
  return message === undefined ? ending : `${ending}: ${message}`;
}

function write(chapter: string, records: DemoRecords): void {
  const file = demoRecordFile(chapter);
  writeFileSync(file, `${JSON.stringify(records, null, 2)}\n`);
  output('node_modules/.bin/biome', 'format', '--write', fileURLToPath(file));
}
