/** What the recorded programs say of a claim. Nothing is measured, so there is no interval and nothing is undecided. */
import type { Program, ProgramClaim, ProgramTest } from '../lab/program.ts';
import type { ProgramLanguage, ProgramRecords } from '../lab/program-record.ts';
import { type Clause, weighAssembly, weighDiagnostic } from './compiler-evidence.ts';
import { weighDemo } from './demo-evidence.ts';
import { decide, leavesOf, type Tree } from './tree.ts';
import { sentences, VERDICT_WORDS, type Verdict } from './verdict.ts';

/** A test without `all`, `any` and `not`. */
type Leaf = Exclude<
  ProgramTest,
  { readonly all: unknown } | { readonly any: unknown } | { readonly not: unknown }
>;

export interface ProgramVerdict {
  /** `rustc`: the compiler alone decides, for every language. */
  readonly language: ProgramLanguage | 'rustc';
  readonly verdict: Verdict;
}

const LANGUAGES: readonly ProgramLanguage[] = ['typescript', 'rust', 'native'];

/**
 * A claim that asks for demos is judged in each language, by the demos' runs in it; what it asks of the compiler besides counts in
 * each. One that asks the compiler only is judged once. `chapter` holds the programs that its tests may name. Throws a
 * sentence when a test asks a program for what its kind cannot answer.
 */
export function judgeProgram(
  claim: ProgramClaim,
  program: Program,
  chapter: readonly Program[],
  records: ProgramRecords,
): readonly ProgramVerdict[] {
  const test: Tree<Leaf> = claim.test;
  const of = (leaf: Leaf): Program => {
    if (leaf.program === undefined) return program;
    const found = chapter.find(({ id }) => nameOf(id) === leaf.program);
    if (!found) throw new Error(`claim ${claim.id}: the chapter has no program “${leaf.program}”.`);
    return found;
  };
  const judgeIn = (language: ProgramLanguage | 'rustc'): ProgramVerdict => {
    const { state, decisive } = decide(test, (leaf: Leaf) => {
      const asked = of(leaf);
      const other = leaf.program === undefined ? undefined : asked.title;
      return weigh(leaf, asked, records, language, other, claim.id);
    });
    const verdict = { state, word: VERDICT_WORDS[state], sentence: sentences(decisive), ratios: [] };
    return { language, verdict };
  };
  const demos = leavesOf(test).some((leaf) => of(leaf).kind === 'demo');
  return demos ? LANGUAGES.map(judgeIn) : [judgeIn('rustc')];
}

const nameOf = (id: string) => id.slice(id.indexOf('/') + 1);

function weigh(
  leaf: Leaf,
  program: Program,
  records: ProgramRecords,
  language: ProgramLanguage | 'rustc',
  other: string | undefined,
  claim: string,
): Clause {
  const { kind, id } = program;
  const name = nameOf(id);
  const subject = other === undefined ? 'it' : `“${other}”`;
  if (kind === 'demo' && language !== 'rustc' && ('says' in leaf || 'ends' in leaf)) {
    const missing = program.missing?.[language];
    return weighDemo(leaf, records.demos[name]?.runs[language], missing, subject);
  }
  if (kind === 'diagnostic' && ('refused' in leaf || 'warned' in leaf || 'accepted' in leaf)) {
    const version = leaf.version ?? program.only ?? ('refused' in leaf ? 'refused' : 'accepted');
    return weighDiagnostic(leaf, records.diagnostics[name]?.[version], version, program.only, subject);
  }
  if (kind === 'assembly' && 'counts' in leaf) return weighAssembly(leaf, records.assembly[name]?.functions);
  throw new Error(`claim ${claim}: ${Object.keys(leaf).join(', ')} is nothing to ask of the ${kind} ${id}.`);
}
