/** What the kernels in Rust allocate: counted, not timed, and so without an interval. Pure. */
import { formatCount, formatExact } from '../../charts/format.ts';
import { settingText, variantLabel } from '../../charts/names.ts';
import type { Experiment, ParameterValues } from '../../lab/experiment.ts';
import type { Run, RunCase } from '../../lab/run.ts';
import { dataTable } from './data-table.ts';
import { element } from './dom.ts';

/** The counters of a kernel in Rust at a setting; empty when nobody has counted it. */
export type CountersAt = (variant: string, at: ParameterValues) => RunCase['counters'];

interface CountedRow {
  readonly variant: string;
  /** "size 64 B"; "all" when it is the same at all settings of the run. */
  readonly setting: string;
  /** Allocations, bytes and frees of one operation. */
  readonly counts: readonly string[];
}

const COUNTERS = ['allocations', 'bytes', 'frees'];
const counter = (value: number) => (Number.isInteger(value) ? formatCount(value) : formatExact(value));

/**
 * By variant as the experiment lists them, then by setting; one row for a variant that allocates the same at all of
 * them. From the run's cases in Rust; of a case whose run says nothing, from `counters`.
 */
function countedRows(experiment: Experiment, run: Run, counters?: CountersAt): readonly CountedRow[] {
  const differing = experiment.parameters.filter(
    ({ id }) => new Set(run.cases.map(({ parameters }) => parameters[id])).size > 1,
  );
  return experiment.variants.flatMap(({ id: variant }) => {
    const rows = new Map<string, readonly string[]>();
    for (const each of run.cases) {
      if (each.variant !== variant) continue;
      const counted = countersOfCase(each, counters);
      if (!counted) continue;
      const at = Object.fromEntries(differing.map(({ id }) => [id, each.parameters[id]!]));
      rows.set(
        settingText(experiment, at),
        COUNTERS.map((name) => counter(counted[name]!)),
      );
    }
    const label = variantLabel(experiment, variant);
    const all = [...rows].map(([setting, counts]) => ({ variant: label, setting, counts }));
    const same = new Set(all.map(({ counts }) => counts.join())).size === 1;
    return same ? [{ ...all[0]!, setting: 'all' }] : all;
  });
}

/** The run's own numbers before the book's. */
function countersOfCase(each: RunCase, counters?: CountersAt): RunCase['counters'] | undefined {
  const told = each.language === 'rust' ? each.counters : {};
  return [told, counters?.(each.variant, each.parameters) ?? {}].find((one) =>
    COUNTERS.every((name) => one[name] !== undefined),
  );
}

/** Nothing when nothing was counted. */
export function countedTable(
  document: Document,
  experiment: Experiment,
  run: Run,
  counters?: CountersAt,
): readonly HTMLElement[] {
  const rows = countedRows(experiment, run, counters);
  if (rows.length === 0) return [];
  const name = 'Counted, not timed';
  return [
    element(
      document,
      'p',
      { class: 'cell-measure cell-counted' },
      element(document, 'strong', {}, `${name}.`),
      ' What one operation of the Rust kernel asks of the allocator. A second build counts it, and the numbers are equal on every machine.',
    ),
    dataTable(document, {
      name,
      part: 'counted',
      heads: ['Variant', 'Setting', 'Allocations', 'Bytes', 'Frees'],
      rows: rows.map(({ variant, setting, counts }) => ({ cells: [variant, setting, ...counts] })),
      numbersFrom: 2,
    }),
  ];
}
