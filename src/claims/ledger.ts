/** Every claim of the book with the place that decides it, and what the record says of it. */

import { LANGUAGES } from '../charts/names.ts';
import type { Claim, Experiment } from '../lab/experiment.ts';
import type { Program } from '../lab/program.ts';
import type { ProgramRecords } from '../lab/program-record.ts';
import type { Run } from '../lab/run.ts';
import { judgeProgram, type ProgramVerdict } from './program-verdict.ts';
import { countComparisons, judge } from './verdict.ts';

/** A chapter's experiments and programs. */
export interface LedgerChapter {
  readonly chapter: string;
  readonly experiments: readonly Experiment[];
  readonly programs: readonly Program[];
  readonly records: ProgramRecords;
}

export interface LedgerEntry {
  readonly claim: Omit<Claim, 'test'>;
  readonly chapter: string;
  /** The cell that it stands in. */
  readonly place: {
    readonly kind: 'experiment' | Program['kind'];
    readonly id: string;
    readonly title: string;
  };
  /** One for each language that was recorded; none when no machine has run the experiment. */
  readonly verdicts: readonly ProgramVerdict[];
}

/** In the order of the chapters as given; in each, experiments before programs. `runOf` is the recorded run of an experiment. */
export function ledger(
  chapters: readonly LedgerChapter[],
  runOf: (experiment: Experiment) => Run | undefined,
): readonly LedgerEntry[] {
  return chapters.flatMap(({ chapter, experiments, programs, records }) => {
    const comparisons = countComparisons(experiments);
    return [
      ...experiments
        .filter(({ hidden }) => !hidden)
        .flatMap((experiment) => {
          const run = runOf(experiment);
          return experiment.claims.map((claim) => ({
            claim,
            chapter,
            place: { kind: 'experiment' as const, id: experiment.id, title: experiment.title },
            verdicts: run ? judgeRun(claim, run, experiment, comparisons) : [],
          }));
        }),
      ...programs.flatMap((program) =>
        program.claims.map((claim) => ({
          claim,
          chapter,
          place: { kind: program.kind, id: program.id, title: program.title },
          verdicts: judgeProgram(claim, program, programs, records),
        })),
      ),
    ];
  });
}

const judgeRun = (
  claim: Claim,
  run: Run,
  experiment: Experiment,
  comparisons: number,
): readonly ProgramVerdict[] =>
  LANGUAGES.filter((language) => run.cases.some((each) => each.language === language)).map((language) => ({
    language,
    verdict: judge(claim, run, experiment, language, comparisons),
  }));
