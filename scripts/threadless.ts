/**
 * `npm run threadless`: what do threads cost a module that does not use them? Builds the kernels once more without
 * threads, and measures three things side by side wherever one thread works: that module and the book's own, both in
 * Node's V8, and native Rust. Takes three minutes; the machine must be quiet.
 */
import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { timeOf } from '../src/claims/page-native.ts';
import { type Threadless, type ThreadlessCase, timesOverNative } from '../src/claims/threadless.ts';
import { systemClock } from '../src/lab/clock.ts';
import { conduct } from '../src/lab/conduct.ts';
import { Control } from '../src/lab/control.ts';
import type { Experiment } from '../src/lab/experiment.ts';
import type { RustSource } from '../src/lab/messages.ts';
import { nodeSpawn } from '../src/lab/node-spawn.ts';
import { correctParameters } from '../src/lab/parameters.ts';
import { makePlan } from '../src/lab/plan.ts';
import { workers } from '../src/lab/pool.ts';
import type { RunCase } from '../src/lab/run.ts';
import { readExperiments } from './experiments.ts';
import { MODULE, sourceHash } from './kernel-sources.ts';
import { buildModule, THREADLESS, targetFolder } from './kernels.ts';
import { describeMachine } from './machine-file.ts';
import { buildCounting, buildNative, hasRustKernels, runNative } from './native.ts';
import { ADVICE, findToolchain, output } from './toolchain.ts';
import { importedMemory } from './wasm-memory.ts';

const RECORD = new URL('../content/threadless.json', import.meta.url);
const ENTRY = new URL('./threadless-thread.ts', import.meta.url);
/** Each passes over all experiments, so that what changes slowly meets all three alike. */
const PASSES = 3;
const KINDS = ['threads', 'threadless', 'native'] as const;
type Times = Map<string, number>;

const say = (text: string): boolean => process.stdout.write(`${text}\n`);

/** A quick look at the cases of one thread. The seed is the pass, so that memory is laid out in several ways. */
async function runModule(
  experiment: Experiment,
  rust: RustSource,
  seed: number,
): Promise<readonly RunCase[]> {
  const plan = planOf(experiment, seed);
  const control = Control.create();
  const { cases } = await conduct({
    plan,
    control,
    recruit: workers({ control, spawn: nodeSpawn(ENTRY), clock: systemClock }),
    kernels: { url: '', rust },
    clock: systemClock,
    bytes: () => 0,
    onProgress: () => {},
    onPartial: async () => {},
  });
  return cases;
}

function planOf(experiment: Experiment, seed: number) {
  const parameters = correctParameters(experiment, {}).values;
  const plan = makePlan(experiment, {
    ...{ parameters, mode: 'quick', seed, tick: 1000, cores: 2 },
    languages: ['rust'],
  });
  return { ...plan, cases: plan.cases.filter(({ threads }) => threads === 1) };
}

/** Nanoseconds for each operation, by variant and setting. */
const timesOf = (cases: readonly RunCase[]): Times =>
  new Map(
    cases
      .filter(({ threads, samples }) => threads === 1 && samples.length > 0)
      .map((each) => [JSON.stringify([each.variant, each.parameters]), timeOf(each)]),
  );

function casesOf(
  { id }: Experiment,
  passes: readonly Record<(typeof KINDS)[number], Times>[],
): ThreadlessCase[] {
  const everywhere = [...passes[0]!.native.keys()].filter((key) =>
    passes.every((times) => KINDS.every((kind) => times[kind].has(key))),
  );
  return everywhere.map((key) => {
    const [variant, parameters] = JSON.parse(key);
    const all = (kind: (typeof KINDS)[number]) =>
      passes.map((times) => Number(times[kind].get(key)!.toPrecision(4)));
    return {
      kernel: `${id}/${variant}`,
      ...{ parameters, threads: all('threads'), threadless: all('threadless'), native: all('native') },
    };
  });
}

/** "rustc 1.96.0" */
const short = (version: string): string => version.replace(/ \(.*/, '');

const toolchain = findToolchain();
if (!toolchain) throw new Error(ADVICE);
const compiled = async (code: Uint8Array<ArrayBuffer>): Promise<RustSource> => ({
  module: await WebAssembly.compile(code),
  pages: importedMemory(code),
});
const target = `${targetFolder()}/threadless`;
const threadless = await compiled(new Uint8Array(buildModule(toolchain, { flags: THREADLESS, target })));
const threads = await compiled(new Uint8Array(await readFile(MODULE)));
const [program, counting] = [buildNative(), buildCounting()];

const filter = process.argv[2] ?? '';
const experiments = (await readExperiments()).filter(
  (each) =>
    !each.hidden && each.id.startsWith(filter) && hasRustKernels(each) && planOf(each, 1).cases.length > 0,
);
const found = new Map(experiments.map((each) => [each, [] as Record<(typeof KINDS)[number], Times>[]]));
const startedAt = new Date();
for (let pass = 1; pass <= PASSES; pass++)
  for (const experiment of experiments) {
    const { id } = experiment;
    say(`${pass} of ${PASSES}  ${id}`);
    const [native] = await runNative([id], { mode: 'quick', seed: pass }, program, counting);
    found.get(experiment)!.push({
      threads: timesOf(await runModule(experiment, threads, pass)),
      threadless: timesOf(await runModule(experiment, threadless, pass)),
      native: timesOf(native!.cases),
    });
  }
const record: Threadless = {
  startedAt: startedAt.toISOString(),
  machine: describeMachine().description,
  engine: `V8 ${process.versions.v8} of Node ${process.versions.node}`,
  compilers: { modules: short(toolchain.version), native: short(output('rustc', '--version') ?? 'rustc') },
  flags: THREADLESS,
  kernels: sourceHash(),
  cases: [...found].flatMap(([experiment, passes]) => casesOf(experiment, passes)),
};
for (const kind of ['threads', 'threadless'] as const)
  say(`${kind}: ${timesOverNative(record.cases, kind).mean.toFixed(3)} times native`);
if (filter) say('Only some experiments: not recorded.');
else {
  writeFileSync(
    RECORD,
    `${JSON.stringify(record, null, 1).replace(/\[\s+([\d.e+]+),\s+([\d.e+]+),\s+([\d.e+]+)\s+\]/g, '[$1,$2,$3]')}\n`,
  );
  output('node_modules/.bin/biome', 'format', '--write', fileURLToPath(RECORD));
}
process.exit(0);
