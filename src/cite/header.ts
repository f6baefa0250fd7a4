/**
 * All of a run but its samples, its cases as columns: equal things stand together, and so deflate well. Names that every
 * header has are left out: what stands where says what it is.
 */
import * as v from 'valibot';
import type { Run, RunCase } from '../lab/run.ts';

/** Code that was measured beside the book's, by the variant that it was a version of. Text: nothing here runs it. */
export interface CodeInCapsule {
  readonly variant: string;
  readonly text: string;
}

export interface Contents {
  readonly run: Run;
  readonly code: readonly CodeInCapsule[];
}

const LANGUAGES = ['typescript', 'rust', 'native'] as const;
const ENVIRONMENT = [
  'browser',
  'platform',
  'isolated',
  'tick',
  'now',
  'coresReported',
  'coresFound',
  'hopsBefore',
  'hopsAfter',
  'hidden',
  'drift',
] as const satisfies readonly (keyof Run['environment'])[];
const PLAN = [
  'seed',
  'mode',
  'launches',
  'rounds',
  'window',
  'batch',
  'parameters',
] as const satisfies readonly (keyof Run['plan'])[];
const MOST_CASES = 500;

const index = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(MOST_CASES));
const name = v.pipe(v.string(), v.maxLength(400));
const column = <T>(item: v.GenericSchema<T>) => v.pipe(v.array(item), v.maxLength(MOST_CASES));
/** Checked by the schema of runs once they are a run again. */
const whatever = v.unknown();

/** A column for each name; null where a case lacks it. */
const table = v.pipe(v.array(v.strictTuple([name, column(whatever)])), v.maxLength(100));

const headerSchema = v.strictObject({
  /** Schema, experiment, kernels, commit, started at, duration. */
  run: v.strictTuple([whatever, whatever, whatever, whatever, whatever, whatever]),
  /** In the order of these names. */
  environment: v.pipe(v.array(whatever), v.length(ENVIRONMENT.length)),
  plan: v.pipe(v.array(whatever), v.length(PLAN.length)),
  variants: column(name),
  /** Of each case. */
  variant: column(index),
  language: column(index),
  threads: column(whatever),
  checksum: column(whatever),
  parameters: table,
  rejected: table,
  counters: table,
  /** Of the native cases, where they have a run of their own. */
  native: v.optional(v.looseObject({ plan: v.looseObject({}), environment: v.looseObject({}) })),
  code: v.pipe(
    v.array(v.strictObject({ variant: name, text: v.pipe(v.string(), v.maxLength(20_000)) })),
    v.maxLength(20),
  ),
});

type Header = v.InferOutput<typeof headerSchema>;

const PARTS = [
  'run',
  'environment',
  'plan',
  'variants',
  'variant',
  'language',
  'threads',
  'checksum',
  'parameters',
  'rejected',
  'counters',
  'code',
  'native',
] as const satisfies readonly (keyof Header)[];

/** What is packed: the parts of a header in their order. The last is left out where there is none. */
export function toHeader(contents: Contents): readonly unknown[] {
  const header = headerOf(contents);
  return PARTS.flatMap((part) => (header[part] === undefined ? [] : [header[part]]));
}

function headerOf({ run, code }: Contents): Header {
  const { cases, environment, plan } = run;
  const variants = [...new Set(cases.map(({ variant }) => variant))];
  const table = (pick: (each: RunCase) => Readonly<Record<string, number>>): Header['rejected'] => {
    const names = new Set(cases.flatMap((each) => Object.keys(pick(each))));
    return [...names].map((id) => [id, cases.map((each) => pick(each)[id] ?? null)]);
  };
  return {
    run: [run.schema, run.experiment, run.kernels, run.commit, run.startedAt, run.duration],
    environment: ENVIRONMENT.map((id) => environment[id]),
    plan: PLAN.map((id) => plan[id]),
    variants,
    variant: cases.map(({ variant }) => variants.indexOf(variant)),
    language: cases.map(({ language }) => LANGUAGES.indexOf(language)),
    threads: cases.map(({ threads }) => threads),
    checksum: cases.map(({ checksum }) => checksum),
    parameters: table(({ parameters }) => parameters),
    rejected: table(({ rejected }) => rejected as Readonly<Record<string, number>>),
    counters: table(({ counters }) => counters),
    ...(run.native && { native: run.native }),
    code: [...code],
  };
}

/** What a run, or the native run that it was joined with, says of how it was measured. */
interface Circumstances {
  readonly plan: Readonly<Record<string, unknown>>;
  readonly environment: Readonly<Record<string, unknown>>;
}

export interface Cases {
  /** Of each case. */
  readonly circumstances: readonly Circumstances[];
  readonly code: readonly CodeInCapsule[];
  /** The run; what of it fits no schema is found out by the schema of runs. */
  readonly withSamples: (samples: readonly (readonly unknown[])[]) => unknown;
}

/** Throws when this is no header. */
export function fromHeader(input: unknown): Cases {
  if (!Array.isArray(input) || input.length > PARTS.length) throw new Error('it has no header');
  const parts = Object.fromEntries(input.map((each: unknown, i) => [PARTS[i], each]));
  const result = v.safeParse(headerSchema, parts, { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    throw new Error(`${v.getDotPath(issue) ?? 'its header'}: ${issue.message}`);
  }
  const header = result.output;
  const count = header.variant.length;
  const tables = [header.parameters, header.rejected, header.counters].flat();
  const columns = [header.language, header.threads, header.checksum, ...tables.map(([, values]) => values)];
  if (columns.some(({ length }) => length !== count)) throw new Error('its columns are not of one length');
  const [schema, experiment, kernels, commit, startedAt, duration] = header.run;
  const named = (names: readonly string[], values: readonly unknown[]) =>
    Object.fromEntries(names.map((id, i) => [id, values[i]]));
  const environment = named(ENVIRONMENT, header.environment);
  const plan = named(PLAN, header.plan);
  // Entries, and no assignments: a name may be one that objects have by nature.
  const row = (table: Header['rejected'], i: number) =>
    Object.fromEntries(table.flatMap(([id, values]) => (values[i] === null ? [] : [[id, values[i]]])));
  const caseAt = (i: number, samples: readonly unknown[]) => ({
    variant: header.variants[header.variant[i]!],
    language: LANGUAGES[header.language[i]!],
    parameters: row(header.parameters, i),
    threads: header.threads[i],
    unit: 'ns',
    samples,
    rejected: row(header.rejected, i),
    checksum: header.checksum[i],
    counters: row(header.counters, i),
  });
  const page = { plan, environment };
  const native = header.native ?? page;
  return {
    circumstances: header.language.map((language) => (LANGUAGES[language] === 'native' ? native : page)),
    code: header.code,
    withSamples: (samples) => ({
      ...{ schema, experiment, kernels, commit, startedAt, duration, environment, plan },
      cases: samples.map((each, i) => caseAt(i, each)),
      ...(header.native !== undefined && { native: header.native }),
    }),
  };
}
