/** Where the cell of a program stands, and who judges its claims. */
import { languageName } from '../charts/names.ts';
import type { ProgramVerdict } from '../claims/program-verdict.ts';
import type { Program } from '../lab/program.ts';

/** Where its cell stands in its page. */
export const programAnchor = ({ id }: Pick<Program, 'id'>): string => `program-${id.replace('/', '-')}`;

/** Behind the verdict's word: "holds by rustc", "refuted Rust". */
export const judgeName = (language: ProgramVerdict['language']): string =>
  language === 'rustc' ? 'by rustc' : languageName(language);

/** Its file in Rust, under benchmarks/. */
export const sourcePath = ({ id, kind }: Program): string => {
  const folder = { demo: 'demos', diagnostic: 'diagnostics', assembly: 'assembly' }[kind];
  return `${id.replace('/', `/${folder}/`)}.rs`;
};
