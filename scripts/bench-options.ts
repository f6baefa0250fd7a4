/** The words of `npm run bench`. */
import { parseArgs } from 'node:util';

export interface BenchOptions {
  readonly filter: string;
  readonly mode: 'quick' | 'full';
  readonly json: string | undefined;
  readonly record: string | undefined;
  readonly native: boolean;
  /** The machine itself instead of experiments. */
  readonly survey: boolean;
  readonly list: boolean;
  readonly help: boolean;
}

export const BENCH_HELP = `npm run bench -- [options]

Runs experiments in a headless browser, one after the other, and prints effects and verdicts.

  --filter TEXT     only experiments whose id begins with TEXT: rc/ is the chapter rc, and not arc too
  --quick           a first look: fewer rounds, no verdicts
  --json FILE       writes the runs to FILE
  --record MACHINE  writes them to content/machines/MACHINE.json (lower case letters, digits, hyphens); where there
                    is Rust, each experiment runs outside the browser too, right after its run in it
  --native          runs the kernels in Rust outside the browser only; with --record, their cases replace those that
                    MACHINE has. Needs Rust.
  --survey          measures the machine instead: cores, clock, cache line, latencies, hops between threads; with
                    --record, beside the runs that are there; with --quick, in small
  --list            lists the experiments and their variants
  --help            this text

Exit code 0 when all ran, whatever the verdicts; 1 when one failed to run.`;

/** Those whose id begins with the text. */
export const filtered = <T extends { readonly id: string }>(all: readonly T[], text: string): readonly T[] =>
  all.filter(({ id }) => id.startsWith(text));

/** Throws a sentence when a word is not known or a value is not as it must be. */
export function benchOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      filter: { type: 'string', default: '' },
      quick: { type: 'boolean', default: false },
      json: { type: 'string' },
      record: { type: 'string' },
      native: { type: 'boolean', default: false },
      survey: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.record !== undefined && !/^[a-z0-9-]+$/.test(values.record))
    throw new Error(`--record ${values.record}: use lower case letters, digits and hyphens`);
  if (values.record !== undefined && values.quick)
    throw new Error('--record needs full runs: leave --quick out, because quick runs give no verdicts');
  if (values.survey && (values.native || values.filter))
    throw new Error('--survey measures the machine and no experiment: leave --native and --filter out');
  return {
    filter: values.filter,
    mode: values.quick ? 'quick' : 'full',
    json: values.json,
    record: values.record,
    native: values.native,
    survey: values.survey,
    list: values.list,
    help: values.help,
  };
}
