/** `npm run bench -- --native`: the kernels in Rust outside the browser. */
import { writeFileSync } from 'node:fs';
import { countComparisons } from '../src/claims/verdict.ts';
import type { Experiment } from '../src/lab/experiment.ts';
import type { BenchOptions } from './bench-options.ts';
import { benchTable } from './bench-table.ts';
import { recordedSeeds, recordNative } from './machine-file.ts';
import { hasRustKernels, runNative } from './native.ts';

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
