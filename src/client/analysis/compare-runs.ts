/** Two machines' runs of one experiment, side by side. Everything is told as `b` over `a`. Pure. */
import { LANGUAGES, languageName } from '../../charts/names.ts';
import type { Answer } from '../../claims/logic.ts';
import { VERDICT_WORDS, type Verdict } from '../../claims/verdict.ts';
import type { Language } from '../../lab/experiment.ts';
import type { Run } from '../../lab/run.ts';
import { middleOf } from '../../lab/summary.ts';
import type { Material } from '../cell/material.ts';
import { judgeClaims } from './judge-run.ts';
import type { ComparedExperiment, ComparedVerdict, Contrast, Speed } from './messages.ts';
import { sharedCases } from './shared-cases.ts';

export function compareRuns(material: Material, a: Run, b: Run): ComparedExperiment {
  const { experiment } = material;
  const shared = sharedCases(experiment, a, b);
  return {
    experiment: experiment.id,
    title: experiment.title,
    chapter: experiment.chapter,
    notes: notes(a, b),
    speeds: LANGUAGES.flatMap((language) => speedOf(language, shared, a, b) ?? []),
    verdicts: compareVerdicts(material, a, b),
  };
}

/**
 * Over all cases of a language that both have: the mean for ratios of their median times, and the least and the largest of
 * them. Medians need no resampling; intervals come with the detail.
 */
function speedOf(
  language: Language,
  shared: ReturnType<typeof sharedCases>,
  a: Run,
  b: Run,
): Speed | undefined {
  const logs = shared
    .filter((each) => each.language === language)
    .flatMap(({ places: [i, j] }) => {
      const [mine, theirs] = [middleOf(a.cases[i]!), middleOf(b.cases[j]!)];
      const ratio = mine && theirs ? theirs / mine : 0;
      return Number.isFinite(ratio) && ratio > 0 ? [Math.log(ratio)] : [];
    });
  if (logs.length === 0) return undefined;
  const mean = logs.reduce((sum, each) => sum + each, 0) / logs.length;
  return {
    language,
    cases: logs.length,
    mean: Math.exp(mean),
    least: Math.exp(Math.min(...logs)),
    most: Math.exp(Math.max(...logs)),
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
