/** What is told of a machine without looking at its samples: where its runs come from, and how many there are. Pure. */
import { formatDate } from '../../charts/format.ts';
import { languageName, languagesOf } from '../../charts/names.ts';
import type { Machine, Run } from '../../lab/run.ts';

interface Provenance {
  readonly experiments: readonly string[];
  readonly languages: readonly string[];
  /** "Chromium 156 on Linux x86_64" */
  readonly browsers: readonly string[];
  readonly cores: readonly number[];
  /** Steps of the clock, nanoseconds. */
  readonly ticks: readonly number[];
  readonly quick: number;
  /** When the first and the last of its runs began. */
  readonly from: string;
  readonly to: string;
}

export interface Card extends Pick<Machine, 'name' | 'description' | 'recordedAt'>, Provenance {
  /** Made of what is in it: the same machine has the same key. */
  readonly key: string;
  readonly importedAt: string;
  /** Has it a survey beside its runs? */
  readonly surveyed?: true;
  /** The name of the file that it came in. */
  readonly file: string;
}

const unique = <T>(all: readonly T[]): readonly T[] => [...new Set(all)];
/** Of what a file may have thousands of, as many as anybody reads. */
const FEW = 8;

/** Of one run at least. */
export function provenanceOf(runs: readonly Run[]): Provenance {
  const starts = runs.map(({ startedAt }) => startedAt).sort((a, b) => Date.parse(a) - Date.parse(b));
  const few = <T>(pick: (run: Run) => T) => unique(runs.map(pick)).slice(0, FEW);
  return {
    experiments: unique(runs.map(({ experiment }) => experiment)),
    languages: languagesOf(runs).map(languageName),
    browsers: few(({ environment }) => `${environment.browser} on ${environment.platform}`),
    cores: few(({ environment }) => environment.coresFound),
    ticks: few(({ environment }) => environment.tick),
    quick: runs.filter(({ plan }) => plan.mode === 'quick').length,
    from: starts[0]!,
    to: starts.at(-1)!,
  };
}

/** "57 experiments in TypeScript, Rust and native Rust" */
export function runsWords({ experiments, languages, quick }: Provenance): string {
  const count = `${experiments.length} ${experiments.length === 1 ? 'experiment' : 'experiments'}`;
  const list =
    languages.length > 1 ? `${languages.slice(0, -1).join(', ')} and ${languages.at(-1)}` : languages[0];
  return `${count} in ${list}${quick ? `, ${quick} as a quick look` : ''}`;
}

const day = (iso: string) => formatDate(iso, { timeZone: 'UTC' });

/** "November 20, 2026", or two days with a dash between them. */
export const daysWords = ({ from, to }: Pick<Provenance, 'from' | 'to'>): string =>
  day(from) === day(to) ? day(from) : `${day(from)} to ${day(to)}`;

/** "2 cores found", "2 to 8 cores found". */
export function coresWords({ cores }: Pick<Provenance, 'cores'>): string {
  const [least, most] = [Math.min(...cores), Math.max(...cores)];
  return `${least === most ? least : `${least} to ${most}`} ${most === 1 ? 'core' : 'cores'} found`;
}
