/** `npm run bench -- --native`: the kernels in Rust outside the browser. */
import { writeFileSync } from 'node:fs';
import { countComparisons } from '../src/claims/verdict.ts';
import type { Experiment } from '../src/lab/experiment.ts';
import type { Run } from '../src/lab/run.ts';
import type { BenchOptions } from './bench-options.ts';
import { benchTable } from './bench-table.ts';
import { recordedSeeds, recordNative, withNative } from './machine-file.ts';
import { buildCounting, buildNative, hasRustKernels, runNative } from './native.ts';
import { output } from './toolchain.ts';

/** Returns the exit code. Throws when Rust is missing, or a kernel fails. */
export async function benchNative(
  chosen: readonly Experiment[],
  shown: readonly Experiment[],
  options: BenchOptions,
  say: (text: string) => void,
): Promise<number> {
  const native = chosen.filter(hasRustKernels);
  if (native.length === 0) throw new Error('None of these experiments has kernels in Rust.');
  say(
    `Native, ${options.mode === 'full' ? 'full runs' : 'a quick look'}. Leave the machine alone meanwhile.\n`,
  );
  const runs = await runNative(
    native.map(({ id }) => id),
    {
      mode: options.mode,
      seeds: options.record ? recordedSeeds(options.record) : {},
      onRun: (run) => {
        const experiment = native.find(({ id }) => id === run.experiment)!;
        const peers = shown.filter(({ chapter }) => chapter === experiment.chapter);
        say(
          `${experiment.id}: ${experiment.question}\n${benchTable(experiment, run, countComparisons(peers))}`,
        );
      },
    },
  );
  if (options.json) writeFileSync(options.json, `${JSON.stringify(runs, null, 1)}\n`);
  if (options.record) say(`Recorded in ${recordNative(options.record, runs, new Date()).pathname}.`);
  return 0;
}

/**
 * For what is recorded: a function that runs an experiment natively too, right after the browser and with its seed, and joins the
 * cases. Minutes later a shared machine may have another clock, and the two languages would differ by that. It gives back the run as it is
 * where there is nothing to run natively. Throws when a kernel fails, or does not compile.
 */
export function nativeBeside(
  say: (text: string) => void,
): (experiment: Experiment, run: Run) => Promise<Run> {
  if (!output('cargo', '-V')) {
    say('There is no Rust here: only what runs in the browser is recorded.');
    return async (_, run) => run;
  }
  const [program, counting] = [buildNative(), buildCounting()];
  return async (experiment, run) => {
    if (!hasRustKernels(experiment)) return run;
    const seeds = { [experiment.id]: run.plan.seed };
    const [native] = await runNative([experiment.id], { mode: run.plan.mode, seeds }, program, counting);
    return native ? withNative(run, native) : run;
  };
}
