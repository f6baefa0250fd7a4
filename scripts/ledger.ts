/** The book's claims and their recorded verdicts, as Node finds them. */
import { readdirSync, readFileSync } from 'node:fs';
import { type LedgerEntry, ledger } from '../src/claims/ledger.ts';
import { readMachines, runsOf } from '../src/components/recorded.ts';
import type { Experiment } from '../src/lab/experiment.ts';
import { readExperiments, readProgramRecords, readPrograms } from './experiments.ts';

const MACHINES = new URL('../content/machines/', import.meta.url);

/** By the first recorded machine that has an experiment. */
export async function readLedger(): Promise<{
  readonly entries: readonly LedgerEntry[];
  readonly experiments: readonly Experiment[];
}> {
  const files = readdirSync(MACHINES).filter((name) => name.endsWith('.json'));
  const machines = readMachines(
    Object.fromEntries(files.map((name) => [name, readFileSync(new URL(name, MACHINES), 'utf8')])),
  );
  const experiments = await readExperiments();
  const programs = new Map(await readPrograms());
  const chapters = [...new Set([...experiments.map(({ chapter }) => chapter), ...programs.keys()])].sort();
  const entries = ledger(
    chapters.map((chapter) => ({
      chapter,
      experiments: experiments.filter((each) => each.chapter === chapter),
      programs: programs.get(chapter) ?? [],
      records: readProgramRecords(chapter),
    })),
    (experiment) => runsOf(machines, experiment)[0]?.run,
  );
  return { entries, experiments };
}
