/** Samples and summary as data for other programs: CSV (RFC 4180) and JSON. Pure. */
import type { Run } from '../lab/run.ts';
import { type CaseSummary, summarise } from '../lab/summary.ts';
import { type Cited, plainCitation } from './citation.ts';

/** Marks a file of a run that was cited; the book reads it again as a run. */
export const CITED_FORMAT = 'the-cost-of-ownership/cited';

type Cell = string | number | undefined;

const parametersOf = ({ cases }: Run): readonly string[] => [
  ...new Set(cases.flatMap(({ parameters }) => Object.keys(parameters))),
];

/** A line for each sample: who, where, when in the run, how long, how well the threads overlapped. */
export function samplesCsv(run: Run): string {
  const ids = parametersOf(run);
  const head = ['experiment', 'variant', 'language', ...ids.map((id) => `parameter ${id}`), 'threads'];
  const rows = run.cases.flatMap((each) =>
    each.samples.map(([launch, round, time, overlap]) => [
      run.experiment,
      each.variant,
      each.language,
      ...ids.map((id) => each.parameters[id]),
      each.threads,
      launch,
      round,
      time,
      overlap,
    ]),
  );
  return csv([[...head, 'launch', 'round', 'nanoseconds per operation', 'overlap'], ...rows]);
}

/** A line for each case: median with its 95% interval, nanoseconds. */
export function summaryCsv(run: Run, summaries: readonly CaseSummary[] = summarise(run)): string {
  const ids = parametersOf(run);
  const head = ['experiment', 'variant', 'language', ...ids.map((id) => `parameter ${id}`)];
  const rows = summaries.map(({ variant, language, parameters, time, valid, rejected }) => [
    run.experiment,
    variant,
    language,
    ...ids.map((id) => parameters[id]),
    time?.value,
    time?.low,
    time?.high,
    valid,
    rejected,
  ]);
  const numbers = ['median nanoseconds', 'low', 'high', 'valid samples', 'rejected samples'];
  return csv([[...head, ...numbers], ...rows]);
}

/** The run as it is, its summary, and how to cite it. */
export function runJson(cited: Cited, summaries: readonly CaseSummary[] = summarise(cited.run)): string {
  const { run, hash, url, machine, version } = cited;
  const file = {
    format: CITED_FORMAT,
    citation: plainCitation(cited),
    hash: `sha256:${hash}`,
    ...{ url, machine, version, sentence: cited.sentence, description: cited.description },
    summary: summaries,
    ...(cited.code.length > 0 && { code: cited.code }),
    run,
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

const csv = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

function cell(value: Cell): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  // A spreadsheet would compute what begins like this, and a name may come from anywhere.
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
