/** A run as a table for the terminal: effects with intervals, then verdicts. */
import { effectRows } from '../src/charts/effects.ts';
import { formatRatioEstimate } from '../src/charts/format.ts';
import { languagesOf } from '../src/charts/names.ts';
import { judge } from '../src/claims/verdict.ts';
import type { Experiment } from '../src/lab/experiment.ts';
import type { Run } from '../src/lab/run.ts';

/** Lines, ending in an empty one. Comparisons: ratio tests in the claims of the chapter. */
export function benchTable(experiment: Experiment, run: Run, comparisons: number): string {
  const effects = effectRows(experiment, run).map((row) => [
    `${row.label} (${row.language})`,
    formatRatioEstimate(row),
  ]);
  const verdicts = experiment.claims.flatMap((claim) =>
    languagesOf([run]).map((language) => {
      const { word, ratios } = judge(claim, run, experiment, language, comparisons);
      const [first] = ratios;
      return [
        `${claim.id} (${language})`,
        [word, first && formatRatioEstimate(first)].filter(Boolean).join('; '),
      ];
    }),
  );
  const valid = run.cases.reduce((sum, { samples }) => sum + samples.length, 0);
  const rejected = run.cases.flatMap((each) => Object.values(each.rejected)).reduce((sum, n) => sum + n, 0);
  const rows = [...effects, ...verdicts];
  const width = Math.max(0, ...rows.map(([label]) => label!.length));
  return [
    ...rows.map(([label, value]) => `   ${label!.padEnd(width)}  ${value}`),
    `   ${valid} samples, ${rejected} rejected, ${(run.duration / 1000).toFixed(1)} s, drift ${run.environment.drift}`,
    '',
  ].join('\n');
}
