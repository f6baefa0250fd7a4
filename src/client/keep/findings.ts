/** What a kept run says, in a line or two: loaded and computed for one run after the other, while nobody waits. */
import { headline } from '../../charts/describe.ts';
import { languageName, languagesOf } from '../../charts/names.ts';
import type { Answer } from '../../claims/logic.ts';
import { judge, VERDICT_WORDS } from '../../claims/verdict.ts';
import type { Run } from '../../lab/run.ts';
import { textOf } from '../cell/failure.ts';
import { readRun } from '../cell/kept.ts';
import { loadMaterial } from '../cell/material.ts';

interface Findings {
  readonly headline: string;
  readonly verdicts: readonly string[];
}

/** Never rejects: what cannot be said is said. */
export async function findingsOf(run: Run): Promise<Findings> {
  try {
    const { experiment, comparisons } = await loadMaterial(run.experiment);
    const fits = readRun(experiment, run);
    if (fits.state === 'refused')
      return { headline: 'Of an earlier state of this experiment', verdicts: [fits.words] };
    const head = headline(experiment, run);
    if (run.plan.mode === 'quick') return { headline: head, verdicts: ['A quick look gives no verdict.'] };
    const verdicts: string[] = [];
    for (const language of languagesOf([run])) {
      const words: Answer[] = [];
      for (const claim of experiment.claims) {
        words.push(judge(claim, run, experiment, language, comparisons).state);
        // Each takes its resamples; the page answers in between.
        await new Promise((resolve) => setTimeout(resolve));
      }
      const counted = [...Map.groupBy(words, (state) => state)].map(
        ([state, { length }]) =>
          `${length} ${state === 'holds' && length > 1 ? 'hold' : VERDICT_WORDS[state]}`,
      );
      if (counted.length) verdicts.push(`Claims in ${languageName(language)}: ${counted.join(', ')}.`);
    }
    return { headline: head, verdicts };
  } catch (error) {
    return { headline: 'Not of this edition', verdicts: [`${textOf(error)}.`] };
  }
}
