/** Runs the kernels in Rust outside the browser: the same conductor and rounds as in the page, the same form of run. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { arch, availableParallelism, type } from 'node:os';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../src/lab/clock.ts';
import { conduct } from '../src/lab/conduct.ts';
import { Control } from '../src/lab/control.ts';
import type { Experiment, ParameterValues } from '../src/lab/experiment.ts';
import { correctParameters } from '../src/lab/parameters.ts';
import { type Mode, makePlan } from '../src/lab/plan.ts';
import { findCores } from '../src/lab/probe.ts';
import { RUN_SCHEMA, type Run } from '../src/lab/run.ts';
import { readExperiments } from './experiments.ts';
import { BENCHMARKS, readRecord, sourceHash } from './kernel-sources.ts';
import { targetFolder } from './kernels.ts';
import { countNative } from './native-count.ts';
import { NativeCrew } from './native-crew.ts';
import { output } from './toolchain.ts';

/** Threads above this are not tried: no experiment wants more. */
const MOST_THREADS = 16;

export interface NativeOptions {
  readonly mode: Mode;
  readonly seed?: number;
  /** Seeds by experiment, before `seed`: what is compared with another run is laid out alike, and gives the same checksums. */
  readonly seeds?: Readonly<Record<string, number>>;
  /** Beside the defaults, by experiment id. */
  readonly parameters?: Readonly<Record<string, ParameterValues>>;
  readonly onProgress?: (experiment: string, share: number, doing: string) => void;
  readonly onRun?: (run: Run) => void;
}

/** Builds the program. Throws a sentence when there is no Rust or it does not compile. */
export function buildNative(target = targetFolder(), features: readonly string[] = []): string {
  if (!output('cargo', '-V')) throw new Error('Native runs need Rust: install it from https://rustup.rs.');
  const args = ['build', '--release', '--quiet', '--bin', 'native', '--features', features.join(',')];
  const { status } = spawnSync('cargo', args, {
    cwd: fileURLToPath(BENCHMARKS),
    stdio: 'inherit',
    env: { ...process.env, CARGO_TARGET_DIR: target },
  });
  const program = `${target}/release/native${process.platform === 'win32' ? '.exe' : ''}`;
  if (status !== 0 || !existsSync(program)) throw new Error('The native program did not compile.');
  return program;
}

/** The program that counts what kernels allocate and is never timed. Its folder is its own, or each build would undo the other. */
export const buildCounting = (): string => buildNative(`${targetFolder()}/counting`, ['count']);

/** Has the experiment kernels in Rust? */
export const hasRustKernels = ({ id }: Experiment): boolean =>
  readRecord().kernels.some((name) => name.startsWith(`${id}/`));

/**
 * One run for each experiment, in the order given; those without kernels in Rust are left out. Throws a RefusalError
 * when a kernel fails, and a RangeError when this machine has too few cores for any of an experiment's cases.
 */
export async function runNative(
  experimentIds: readonly string[],
  options: NativeOptions,
  program: string = buildNative(),
  counting: string = buildCounting(),
): Promise<Run[]> {
  const all = await readExperiments();
  const machine = await lookAtMachine(program);
  const runs: Run[] = [];
  for (const id of experimentIds) {
    const experiment = all.find((each) => each.id === id);
    if (!experiment) throw new Error(`There is no experiment “${id}”.`);
    if (!hasRustKernels(experiment)) continue;
    const run = await runOne(experiment, { program, counting }, machine, options);
    options.onRun?.(run);
    runs.push(run);
  }
  return runs;
}

interface Machine {
  readonly tick: number;
  readonly now: number;
  readonly coresFound: number;
}

async function lookAtMachine(program: string): Promise<Machine> {
  const most = Math.min(MOST_THREADS, availableParallelism());
  const crew = new NativeCrew(program, () => 'counting the cores');
  try {
    await crew.open(most, undefined, []);
    const coresFound = most > 1 ? await findCores(crew, most) : 1;
    await crew.dismiss();
    return { ...crew.clock, coresFound };
  } finally {
    crew.close();
  }
}

async function runOne(
  experiment: Experiment,
  { program, counting }: { readonly program: string; readonly counting: string },
  machine: Machine,
  options: NativeOptions,
): Promise<Run> {
  const { mode } = options;
  const seed = options.seeds?.[experiment.id] ?? options.seed ?? Math.floor(Date.now() % 2 ** 32);
  const parameters = {
    ...correctParameters(experiment, {}).values,
    ...options.parameters?.[experiment.id],
  };
  const { tick, now, coresFound } = machine;
  const plan = makePlan(experiment, {
    ...{ parameters, mode, seed, tick, cores: coresFound },
    languages: ['native'],
  });
  const started = new Date();
  const begin = performance.now();
  const {
    cases,
    observed: { rounds, ...observed },
  } = await conduct({
    plan,
    control: Control.create(),
    recruit: (nameCase) => new NativeCrew(program, nameCase),
    kernels: undefined,
    clock: systemClock,
    bytes: () => 0,
    onProgress: (share, doing) => options.onProgress?.(experiment.id, share, doing),
    onPartial: async () => {},
  });
  return {
    schema: RUN_SCHEMA,
    experiment: experiment.id,
    kernels: sourceHash(),
    commit: output('git', 'describe', '--always', '--dirty', '--abbrev=12', '--exclude=*') ?? 'unknown',
    startedAt: started.toISOString(),
    duration: Math.max(1, Math.round(performance.now() - begin)),
    environment: {
      browser: `none: ${output('rustc', '--version')?.replace(/ \(.*/, '') ?? 'rustc'}, native`,
      platform: `${type()} ${arch()}`,
      // Nothing stands between the program and its memory.
      isolated: true,
      tick,
      now: Math.max(now, 0.1),
      coresReported: availableParallelism(),
      coresFound,
      ...observed,
    },
    plan: {
      ...{ seed, mode, launches: plan.launches, rounds },
      ...{ window: plan.window, batch: plan.batch, parameters: { ...parameters } },
    },
    cases: countNative(counting, experiment.id, cases),
  };
}
