/** Two machines' runs of one experiment, side by side. Everything is told as `b` over `a`. Pure. */
import { effectRows } from '../../charts/effects.ts';
import { LANGUAGES, languageName, settingText, variantLabel } from '../../charts/names.ts';
import { summariesOf } from '../../charts/summaries.ts';
import type { Answer } from '../../claims/logic.ts';
import { VERDICT_WORDS, type Verdict } from '../../claims/verdict.ts';
import type { Language, ParameterValues } from '../../lab/experiment.ts';
import type { Run } from '../../lab/run.ts';
import type { CaseSummary } from '../../lab/summary.ts';
import type { Estimate } from '../../stats/bootstrap.ts';
import { ratioOfEstimates } from '../../stats/unpaired.ts';
import type { Material } from '../cell/material.ts';
import { judgeClaims } from './judge-run.ts';
import type { ComparedExperiment, ComparedRatio, ComparedVerdict, Contrast, Speed } from './messages.ts';

export function compareRuns(material: Material, a: Run, b: Run): ComparedExperiment {
  const { experiment } = material;
  const cases = compareCases(material, a, b);
  return {
    experiment: experiment.id,
    title: experiment.title,
    chapter: experiment.chapter,
    notes: notes(a, b),
    speeds: LANGUAGES.flatMap((language) => speedOf(language, cases) ?? []),
    cases,
    effects: compareEffects(material, a, b),
    verdicts: compareVerdicts(material, a, b),
  };
}

/** Cases of the same variant, language and setting. What readers made of a kernel is each one's own, and left out. */
function compareCases({ experiment }: Material, a: Run, b: Run): readonly ComparedRatio[] {
  const theirs = new Map(summariesOf(b).map((each) => [nameOf(each), each]));
  const variants = new Set(experiment.variants.map(({ id }) => id));
  return summariesOf(a).flatMap((mine): readonly ComparedRatio[] => {
    const twin = theirs.get(nameOf(mine));
    if (!variants.has(mine.variant) || !mine.time || !twin?.time) return [];
    const label = `${variantLabel(experiment, mine.variant)}, ${settingText(experiment, mine.parameters)}`;
    return [contrast(label, mine.language, mine.time, twin.time)];
  });
}

const nameOf = ({ variant, language, parameters }: CaseSummary): string =>
  JSON.stringify([variant, language, sorted(parameters)]);
const sorted = (parameters: ParameterValues) =>
  Object.entries(parameters).sort(([x], [y]) => (x < y ? -1 : 1));

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

/** Over all cases of a language: the mean for ratios, and the least and the largest of them. */
function speedOf(language: Language, cases: readonly ComparedRatio[]): Speed | undefined {
  const ratios = cases.flatMap((each) =>
    each.language === language && each.ratio ? [Math.log(each.ratio.value)] : [],
  );
  if (ratios.length === 0) return undefined;
  const mean = ratios.reduce((sum, each) => sum + each, 0) / ratios.length;
  return {
    language,
    cases: ratios.length,
    mean: Math.exp(mean),
    least: Math.exp(Math.min(...ratios)),
    most: Math.exp(Math.max(...ratios)),
  };
}

function compareVerdicts(material: Material, a: Run, b: Run): readonly ComparedVerdict[] {
  const theirs = new Map(judgeClaims(material, b).map((each) => [`${each.claim} ${each.language}`, each]));
  return judgeClaims(material, a).flatMap(({ claim, language, verdict }): readonly ComparedVerdict[] => {
    const twin = theirs.get(`${claim} ${language}`);
    if (!twin) return [];
    const { sentence } = material.experiment.claims.find(({ id }) => id === claim)!;
    const contrasts = contrastOf(verdict.state, twin.verdict.state);
    return [{ claim, sentence, language, a: brief(verdict), b: brief(twin.verdict), contrast: contrasts }];
  });
}

const brief = ({ state, sentence }: Verdict) => ({ state, word: VERDICT_WORDS[state], sentence });

/** `opposite`: one machine says that it is so, the other that it is not. */
export function contrastOf(a: Answer, b: Answer): Contrast {
  if (a === b) return 'same';
  const both = [a, b];
  return both.includes('holds') && both.includes('refuted') ? 'opposite' : 'different';
}

/** Why the two may not be comparable: sentences. */
function notes(a: Run, b: Run): readonly string[] {
  const quick = [a, b].filter(({ plan }) => plan.mode === 'quick').length;
  const only = (x: Run, y: Run) =>
    LANGUAGES.filter(
      (language) =>
        x.cases.some((each) => each.language === language) &&
        !y.cases.some((each) => each.language === language),
    ).map(languageName);
  const missing = [...new Set([...only(a, b), ...only(b, a)])];
  return [
    ...(a.kernels === b.kernels ? [] : ['The two measured different versions of the kernels.']),
    ...(a.native && b.native && a.native.kernels !== b.native.kernels
      ? ['Natively, the two measured different versions of the kernels.']
      : []),
    ...(quick === 0
      ? []
      : [`${quick === 2 ? 'Both are quick looks' : 'One is a quick look'}, which give no verdict.`]),
    ...(missing.length ? [`Only one of them measured ${missing.join(' and ')}.`] : []),
  ];
}

/** What differs most first: verdicts that are opposite, then others that differ, then by how much the times differ. */
export const byDifference = (x: ComparedExperiment, y: ComparedExperiment): number => {
  const count = ({ verdicts }: ComparedExperiment, wanted: Contrast) =>
    verdicts.filter(({ contrast: each }) => each === wanted).length;
  const farthest = ({ speeds }: ComparedExperiment) =>
    Math.max(0, ...speeds.map(({ mean }) => Math.abs(Math.log(mean))));
  return (
    count(y, 'opposite') - count(x, 'opposite') ||
    count(y, 'different') - count(x, 'different') ||
    farthest(y) - farthest(x)
  );
};
