/** What a run says of all claims of its experiment. Pure. */
import { headline } from '../../charts/describe.ts';
import { languagesOf } from '../../charts/names.ts';
import { judge } from '../../claims/verdict.ts';
import type { Run } from '../../lab/run.ts';
import type { Material } from '../cell/material.ts';
import type { JudgedClaim, JudgedRun } from './messages.ts';

export const judgeClaims = ({ experiment, comparisons }: Material, run: Run): readonly JudgedClaim[] =>
  experiment.claims.flatMap((claim) =>
    languagesOf([run]).map((language) => ({
      claim: claim.id,
      language,
      verdict: judge(claim, run, experiment, language, comparisons),
    })),
  );

export const judgeRun = (material: Material, run: Run, imported: boolean): JudgedRun => ({
  experiment: run.experiment,
  startedAt: run.startedAt,
  mode: run.plan.mode,
  imported,
  headline: headline(material.experiment, run),
  verdicts: judgeClaims(material, run),
});
