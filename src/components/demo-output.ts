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

const LANGUAGES: readonly ProgramLanguage[] = ['typescript', 'rust', 'native'];

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

/** "Output, the same in TypeScript and Rust, in the page and natively" */
function captionOf(languages: readonly ProgramLanguage[], groups: number): string {
  const has = (each: ProgramLanguage) => languages.includes(each);
  const where = has('rust') ? (has('native') ? ', in the page and natively' : ' in the page') : ' natively';
  const rust = has('rust') || has('native') ? [`Rust${where}`] : [];
  const names = [...(has('typescript') ? ['TypeScript'] : []), ...rust].join(' and ');
  return `Output${groups === 1 && languages.length > 1 ? ', the same in' : ' in'} ${names}`;
}
