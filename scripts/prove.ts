/**
 * `npm run prove`: how often is the instrument right? Full runs of the known answers, each in a page load of its own,
 * on whatever machine this is. Takes about ten minutes; the machine must be quiet.
 */
import { effectRows } from '../src/charts/effects.ts';
import { formatRatioEstimate } from '../src/charts/format.ts';
import type { Run } from '../src/lab/run.ts';
import { buildIfStale, dist } from './build.ts';
import { runCellIn } from './cell-run.ts';
import { launchChromium } from './chromium.ts';
import { readExperiments } from './experiments.ts';
import { serve } from './static-server.ts';

interface Trial {
  readonly name: string;
  readonly loads: number;
  /** Is this what must come out? */
  readonly right: (run: Run) => boolean;
  readonly wanted: string;
}

const say = (text: string): boolean => process.stdout.write(`${text}\n`);
const loads = Number(process.argv[2] ?? 0);

await buildIfStale(say);
const experiments = await readExperiments();
const known = (name: string) => experiments.find(({ id }) => id === `known-answers/${name}`)!;
const interval = (name: string, run: Run) => effectRows(known(name), run)[0];
const excludes = (name: string, run: Run, value: number): boolean => {
  const row = interval(name, run);
  return row !== undefined && (row.low > value || row.high < value);
};

const trials: readonly Trial[] = [
  {
    name: 'counters',
    loads: loads || 20,
    wanted: 'two counters on one line are told from padded ones',
    right: (run) => (interval('counters', run)?.low ?? 0) > 1.5,
  },
  ...(
    [
      ['same', 100],
      ['same-threads', 40],
    ] as const
  ).map(([name, usual]) => ({
    name,
    loads: loads || usual,
    wanted: 'copies of the same code are not called different',
    right: (run: Run) => !excludes(name, run, 1),
  })),
  ...['tenth', 'double'].map((name) => ({
    name,
    loads: loads || 10,
    wanted: 'more work is found to be more',
    right: (run: Run) => (interval(name, run)?.low ?? 0) > 1,
  })),
];

const served = await serve(dist);
const browser = await launchChromium();
try {
  for (const trial of trials) {
    const wrong: string[] = [];
    let refused = 0;
    for (let i = 0; i < trial.loads; i++) {
      const outcome = await runCellIn(
        browser,
        `${served.url}known-answers/`,
        known(trial.name).id,
        'full',
        async () => {},
      );
      if (outcome.state !== 'done') refused++;
      else if (!trial.right(outcome.run)) {
        const row = interval(trial.name, outcome.run);
        wrong.push(row ? formatRatioEstimate(row) : 'no ratio');
      }
    }
    const right = trial.loads - wrong.length - refused;
    say(
      `${trial.name}: ${right} of ${trial.loads} right (${trial.wanted})${refused ? `, ${refused} refused` : ''}`,
    );
    for (const each of wrong) say(`   otherwise: ${each}`);
  }
} finally {
  await browser.close();
  await served.close();
}
