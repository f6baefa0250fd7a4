/** What a demo printed and how it ended, in words; languages that agree are told together. Pure. */
import { endingWords, endOf } from '../client/demo/ending.ts';
import type { DemoRecord, ProgramLanguage } from '../lab/program-record.ts';

export interface DemoOutput {
  readonly languages: readonly ProgramLanguage[];
  /** Stands over the lines. */
  readonly caption: string;
  readonly lines: readonly string[];
  /** Nothing when it came to its end. */
  readonly ending: string | undefined;
  /** The same for the page, which compares. */
  readonly end: string;
}

const LANGUAGES: readonly ProgramLanguage[] = ['rust', 'native', 'typescript'];
const NAMES: Readonly<Record<ProgramLanguage, string>> = {
  rust: 'Rust in the page',
  native: 'Rust natively',
  typescript: 'TypeScript',
};

/** One for each output that differs from the others. */
export function outputsOf(runs: Partial<Record<ProgramLanguage, DemoRecord>>): readonly DemoOutput[] {
  const groups = new Map<string, ProgramLanguage[]>();
  for (const language of LANGUAGES) {
    const run = runs[language];
    if (!run) continue;
    const key = JSON.stringify([run.lines, run.ending, run.message]);
    groups.set(key, [...(groups.get(key) ?? []), language]);
  }
  return [...groups.values()].map((languages) => {
    const run = runs[languages[0]!]!;
    return {
      languages,
      caption: captionOf(languages, groups.size),
      lines: run.lines,
      ending: endingWords(run, languages),
      end: endOf(run),
    };
  });
}

function captionOf(languages: readonly ProgramLanguage[], groups: number): string {
  const names = languages.map((each) => NAMES[each]);
  const last = names.at(-1)!;
  const all = names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
  return groups === 1 && names.length > 1 ? `The same in ${all}` : all;
}
