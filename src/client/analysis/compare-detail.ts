/** Two machines' times and effects of one experiment with their intervals. Resampling takes its time: only for what is looked at. Pure. */
import { effectRows } from '../../charts/effects.ts';
import { settingText, variantLabel } from '../../charts/names.ts';
import { summariesOf } from '../../charts/summaries.ts';
import type { Language } from '../../lab/experiment.ts';
import type { Run } from '../../lab/run.ts';
import type { Estimate } from '../../stats/bootstrap.ts';
import { ratioOfEstimates } from '../../stats/unpaired.ts';
import type { Material } from '../cell/material.ts';
import type { ComparedDetail, ComparedRatio } from './messages.ts';
import { sharedCases } from './shared-cases.ts';

export const compareDetail = (material: Material, a: Run, b: Run): ComparedDetail => ({
  cases: compareCases(material, a, b),
  effects: compareEffects(material, a, b),
});

function compareCases({ experiment }: Material, a: Run, b: Run): readonly ComparedRatio[] {
  const [mine, theirs] = [summariesOf(a), summariesOf(b)];
  return sharedCases(experiment, a, b).flatMap(({ places: [i, j], variant, language, parameters }) => {
    const [one, other] = [mine[i]?.time, theirs[j]?.time];
    const label = `${variantLabel(experiment, variant)}, ${settingText(experiment, parameters)}`;
    return one && other ? [contrast(label, language, one, other)] : [];
  });
}

/** The ratios that the author thought worth telling: how they differ between the machines. */
function compareEffects({ experiment }: Material, a: Run, b: Run): readonly ComparedRatio[] {
  const theirs = new Map(effectRows(experiment, b).map((each) => [`${each.id} ${each.language}`, each]));
  return effectRows(experiment, a).flatMap((mine) => {
    const twin = theirs.get(`${mine.id} ${mine.language}`);
    return twin ? [contrast(mine.label, mine.language, mine, twin)] : [];
  });
}

const plain = ({ value, low, high }: Estimate): Estimate => ({ value, low, high });
const contrast = (label: string, language: Language, a: Estimate, b: Estimate): ComparedRatio => ({
  label,
  language,
  a: plain(a),
  b: plain(b),
  ratio: ratioOfEstimates(b, a),
});
