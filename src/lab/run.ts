/**
 * A run, on disk, in storage and in a link: one schema, checked where it enters. Everything else
 * (summaries, verdicts, figures) is derived from it.
 */
import * as v from 'valibot';
import type { Survey } from './survey/results.ts';
import { surveySchema } from './survey/schema.ts';

export { SURVEY_SCHEMA } from './survey/schema.ts';

export const RUN_SCHEMA = 1;

const finite = v.pipe(v.number(), v.finite());
const positive = v.pipe(finite, v.gtValue(0));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const text = v.pipe(v.string(), v.maxLength(400));
const parameters = v.record(v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,30}$/)), finite);

const REJECTIONS = ['overlap', 'hop', 'control', 'hidden', 'time'] as const;
export type Rejection = (typeof REJECTIONS)[number];

const hops = v.nullable(v.strictObject({ p10: positive, p50: positive, p90: positive }));

const environmentSchema = v.strictObject({
  /** "Chromium 156" */
  browser: text,
  /** "Linux x86_64", as far as the browser tells. */
  platform: text,
  isolated: v.boolean(),
  /** Smallest step of the clock, nanoseconds. */
  tick: positive,
  /** Cost of one reading of the clock, nanoseconds. */
  now: positive,
  coresReported: count,
  /** Threads that were seen running at the same time. */
  coresFound: count,
  /** One-way latency of a token between threads, nanoseconds, before and after; null with one core. */
  hopsBefore: hops,
  hopsAfter: hops,
  /** Times the page was hidden during the run. */
  hidden: count,
  /** Change of a fixed computation's speed over the run, as a ratio of times, last third to first third. */
  drift: positive,
});

const planSchema = v.strictObject({
  seed: count,
  mode: v.picklist(['quick', 'full']),
  launches: v.pipe(count, v.minValue(1)),
  rounds: v.pipe(count, v.minValue(1)),
  /** Length of a sample of several threads, milliseconds. */
  window: positive,
  /** Least length of a sample of one thread, milliseconds. */
  batch: positive,
  /** What the reader chose, beside the axis. */
  parameters,
});

/** [launch, round, nanoseconds per operation, overlap of the threads 0..1 (1 when there is one)] */
const sample = v.strictTuple([count, count, positive, v.pipe(finite, v.minValue(0), v.maxValue(1))]);

const caseSchema = v.strictObject({
  variant: text,
  language: v.picklist(['typescript', 'rust', 'native']),
  parameters,
  threads: v.pipe(count, v.minValue(1)),
  unit: v.literal('ns'),
  samples: v.pipe(v.array(sample), v.maxLength(5000)),
  /** How many samples were not counted, by reason. */
  rejected: v.record(v.picklist(REJECTIONS), count),
  /** What the kernel returned for 1,000 operations on thread 0: with the same seed equal in every language and on every machine. */
  checksum: count,
  /** Counted, not timed: allocations and bytes for each operation. */
  counters: v.record(text, finite),
});

export const runSchema = v.strictObject({
  schema: v.literal(RUN_SCHEMA),
  experiment: v.pipe(v.string(), v.regex(/^[a-z0-9-]+\/[a-z0-9-]+$/)),
  /** Hash of the kernels' code. */
  kernels: text,
  commit: text,
  startedAt: v.pipe(v.string(), v.isoTimestamp()),
  /** Milliseconds. */
  duration: positive,
  environment: environmentSchema,
  plan: planSchema,
  cases: v.pipe(v.array(caseSchema), v.minLength(1), v.maxLength(500)),
  /** Where the native cases come from: a run of their own outside the browser, which this one was joined with. */
  native: v.optional(
    v.strictObject({
      kernels: text,
      startedAt: v.pipe(v.string(), v.isoTimestamp()),
      duration: positive,
      environment: environmentSchema,
      plan: planSchema,
    }),
  ),
});

/** A recorded machine: `content/machines/<id>.json`. */
const machineSchema = v.strictObject({
  schema: v.literal(RUN_SCHEMA),
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
  /** "2 virtual cores of a cloud server" */
  name: text,
  /** Processor, memory, operating system, as the recording script read them. */
  description: text,
  recordedAt: v.pipe(v.string(), v.isoTimestamp()),
  runs: v.array(runSchema),
  /** Cores, clock, cache line, latencies, hops: what the page “Your machine” measures. */
  survey: v.optional(surveySchema),
});

export type Run = v.InferOutput<typeof runSchema>;
export type RunCase = v.InferOutput<typeof caseSchema>;
export type Sample = v.InferOutput<typeof sample>;
type Environment = v.InferOutput<typeof environmentSchema>;
export type PlanRecord = v.InferOutput<typeof planSchema>;
export type Machine = v.InferOutput<typeof machineSchema>;
export type HopLatency = NonNullable<Environment['hopsBefore']>;

export type Parsed<T> =
  | { readonly state: 'ok'; readonly value: T }
  | { readonly state: 'refused'; readonly reason: string };

function parse<T>(schema: v.GenericSchema<unknown, T>, what: string, input: unknown): Parsed<T> {
  const result = v.safeParse(schema, input, { abortEarly: true });
  if (result.success) return { state: 'ok', value: result.output };
  const issue = result.issues[0];
  const path = v.getDotPath(issue) ?? '';
  return {
    state: 'refused',
    reason: `This is not a ${what} that this book can read: ${path || 'the whole of it'}: ${issue.message}.`,
  };
}

/** Checks a run that comes from outside: storage, a file, a link. The reason names the first wrong field. */
export const parseRun = (input: unknown): Parsed<Run> => parse(runSchema, 'run', input);

/** Checks a machine file. */
export const parseMachine = (input: unknown): Parsed<Machine> => parse(machineSchema, 'machine', input);

/** Checks a survey. */
export const parseSurvey = (input: unknown): Parsed<Survey> => parse(surveySchema, 'survey', input);
