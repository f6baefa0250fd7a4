/** `npm run bench`: the book's experiments in a real browser, without a person. */
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { countComparisons } from '../src/claims/verdict.ts';
import type { Experiment } from '../src/lab/experiment.ts';
import type { Run } from '../src/lab/run.ts';
import { benchNative, nativeBeside } from './bench-native.ts';
import { BENCH_HELP, type BenchOptions, benchOptions, filtered } from './bench-options.ts';
import { benchSurvey } from './bench-survey.ts';
import { benchTable } from './bench-table.ts';
import { buildIfStale, dist } from './build.ts';
import { runCellIn } from './cell-run.ts';
import { launchChromium } from './chromium.ts';
import { readExperiments } from './experiments.ts';
import { recordMachine } from './machine-file.ts';
import { serve } from './static-server.ts';

const say = (text: string): boolean => process.stdout.write(`${text}\n`);

// A reader that closes early, such as `head`, is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  process.exitCode = await main(benchOptions(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${BENCH_HELP}\n`);
  process.exitCode = 1;
}

async function main(options: BenchOptions): Promise<number> {
  const all = await readExperiments();
  const shown = all.filter((each) => !each.hidden);
  const chosen = filtered(shown, options.filter);
  if (options.help || options.list) {
    if (options.help) say(BENCH_HELP);
    else list(chosen);
    return 0;
  }
  if (chosen.length === 0)
    throw new Error(
      `No experiment's id begins with “${options.filter}”. There are: ${shown.map(({ id }) => id).join(', ')}.`,
    );

  if (options.native) return benchNative(chosen, shown, options, say);
  if (options.survey) return benchSurvey(options, say);
  // What is recorded now may be what a chapter already speaks of.
  if (options.record !== undefined) process.env.TO_BE_RECORDED = 'yes';
  await buildIfStale(say);
  const withTwin = options.record === undefined ? async (_: Experiment, run: Run) => run : nativeBeside(say);
  const served = await serve(dist);
  const browser = await launchChromium();
  const runs: Run[] = [];
  const failed: string[] = [];
  try {
    say(
      `Chromium ${browser.version()}, ${options.mode === 'full' ? 'full runs' : 'a quick look'}. Leave the machine alone meanwhile.\n`,
    );
    for (const [i, experiment] of chosen.entries()) {
      say(`${i + 1} of ${chosen.length}  ${experiment.id}: ${experiment.question}`);
      const url = `${served.url}chapters/${experiment.chapter}/`;
      const outcome = await runCellIn(browser, url, experiment.id, options.mode, (page) =>
        showProgress(page, experiment.id),
      );
      if (outcome.state === 'done') {
        const run = await withTwin(experiment, outcome.run).catch((error: Error) => {
          failed.push(`${experiment.id} natively: ${error.message}`);
          return outcome.run;
        });
        runs.push(run);
        const peers = shown.filter(({ chapter }) => chapter === experiment.chapter);
        say(benchTable(experiment, run, countComparisons(peers)));
      } else {
        const why =
          outcome.state === 'refused'
            ? `${outcome.refusal.message} ${outcome.refusal.advice}`
            : outcome.state;
        failed.push(`${experiment.id}: ${why}`);
        say(`   did not run: ${why}\n`);
      }
    }
  } finally {
    await browser.close();
    await served.close();
  }
  if (options.json) writeFileSync(options.json, `${JSON.stringify(runs, null, 1)}\n`);
  if (options.record && runs.length > 0)
    say(
      `Recorded in ${relative(process.cwd(), fileURLToPath(recordMachine(options.record, runs, new Date())))}.`,
    );
  if (failed.length > 0) say(`${failed.length} of ${chosen.length} did not run:\n  ${failed.join('\n  ')}`);
  return failed.length > 0 ? 1 : 0;
}

function list(experiments: readonly Experiment[]): void {
  for (const { id, question, variants, parameters, claims } of experiments) {
    say(`${id}\n  ${question}`);
    say(`  variants:   ${variants.map((variant) => variant.id).join(', ')}`);
    say(
      `  parameters: ${parameters.map((parameter) => `${parameter.id} ${parameter.values.join(' ')}`).join('; ')}`,
    );
    if (claims.length > 0) say(`  claims:     ${claims.map((claim) => claim.id).join(', ')}`);
  }
}

/** On a terminal: a line that is written over. Asks seldom, because asking disturbs. */
async function showProgress(page: Page, id: string): Promise<void> {
  while (process.stdout.isTTY) {
    await page.waitForTimeout(2000);
    const share = await page.evaluate((which) => {
      const bar = document.querySelector<HTMLProgressElement>(
        `experiment-cell[data-experiment="${which}"] progress`,
      );
      return bar ? bar.value / bar.max : 0;
    }, id);
    process.stdout.write(`\r   ${Math.round(share * 100)}%   \r`);
  }
}
