/** What pages ask of the worker that judges and compares runs, and what it answers. Types only. */
import type { Verdict } from '../../claims/verdict.ts';
import type { Language } from '../../lab/experiment.ts';
import type { Mode } from '../../lab/plan.ts';
import type { Survey } from '../../lab/survey/results.ts';
import type { Estimate } from '../../stats/bootstrap.ts';

/** Where the runs of a machine are. */
export type Source =
  /** `data`: the address of the folder with its runs, and with its survey where it has one. */
  | {
      readonly kind: 'recorded';
      readonly data: string;
      readonly experiments: readonly string[];
      readonly survey: boolean;
    }
  /** By its name in the library of imported machines. */
  | { readonly kind: 'imported'; readonly key: string }
  /** What the reader's browser keeps: the run in use of each experiment. */
  | { readonly kind: 'own' };

export type Ask =
  /** `only`: of these experiments; of all when left out. */
  | { readonly kind: 'judge'; readonly source: Source; readonly only?: readonly string[] }
  /** Every `of`th experiment from the `nth` on, so that several workers share the work. */
  | {
      readonly kind: 'compare';
      readonly a: Source;
      readonly b: Source;
      readonly share: { readonly nth: number; readonly of: number };
    }
  | { readonly kind: 'detail'; readonly a: Source; readonly b: Source; readonly experiment: string };

export interface JudgedClaim {
  readonly claim: string;
  readonly language: Language;
  readonly verdict: Verdict;
}

/** A run of a source and what it says of its experiment's claims. */
export interface JudgedRun {
  readonly experiment: string;
  readonly startedAt: string;
  readonly mode: Mode;
  /** It came from a file. */
  readonly imported: boolean;
  readonly headline: string;
  readonly verdicts: readonly JudgedClaim[];
}

/** How many times as long `b` takes as `a`; for an effect, how many times as large it is. */
export interface ComparedRatio {
  readonly label: string;
  readonly language: Language;
  /** Nanoseconds, or a ratio for an effect. */
  readonly a: Estimate;
  readonly b: Estimate;
  /** Undefined where the numbers are beyond all measure. */
  readonly ratio: Estimate | undefined;
}

export interface Speed {
  readonly language: Language;
  readonly cases: number;
  readonly mean: number;
  readonly least: number;
  readonly most: number;
}

export type Contrast = 'same' | 'different' | 'opposite';

export interface ComparedVerdict {
  readonly claim: string;
  readonly sentence: string;
  readonly language: Language;
  readonly a: Pick<Verdict, 'state' | 'word' | 'sentence'>;
  readonly b: Pick<Verdict, 'state' | 'word' | 'sentence'>;
  readonly contrast: Contrast;
}

export interface ComparedExperiment {
  readonly experiment: string;
  readonly title: string;
  readonly chapter: string;
  readonly notes: readonly string[];
  readonly speeds: readonly Speed[];
  readonly verdicts: readonly ComparedVerdict[];
}

/** With intervals, which take their time: of one experiment, when somebody looks at it. */
export interface ComparedDetail {
  readonly cases: readonly ComparedRatio[];
  readonly effects: readonly ComparedRatio[];
}

/** A run that nothing can be said of, and why: a sentence. */
interface LeftOut {
  readonly experiment: string;
  readonly why: string;
}

export type Told =
  | { readonly kind: 'judged'; readonly run: JudgedRun }
  | { readonly kind: 'compared'; readonly experiment: ComparedExperiment }
  | { readonly kind: 'detail'; readonly detail: ComparedDetail }
  /** Of both machines. */
  | { readonly kind: 'surveys'; readonly a: Survey; readonly b: Survey }
  | { readonly kind: 'left'; readonly left: LeftOut }
  /** Of the experiments in its share that both have. */
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'end' }
  | { readonly kind: 'failed'; readonly message: string };
