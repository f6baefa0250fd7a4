/** A survey, on disk and in storage: checked where it enters, as a run is. */
import * as v from 'valibot';
import type { Survey } from './results.ts';

export const SURVEY_SCHEMA = 1;

/** Nanoseconds: beyond a minute nothing of a survey is a time. */
const time = v.pipe(v.number(), v.finite(), v.gtValue(0), v.maxValue(6e10));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const cores = v.pipe(count, v.minValue(1), v.maxValue(4096));
const text = v.pipe(v.string(), v.maxLength(400));
const bytes = v.pipe(count, v.minValue(1), v.maxValue(2 ** 33));

const samples = v.pipe(v.array(v.strictTuple([v.pipe(count, v.maxValue(1000)), time])), v.maxLength(500));

const points = v.pipe(
  v.array(v.strictObject({ bytes, samples: v.pipe(samples, v.minLength(1)) })),
  v.maxLength(100),
  v.check((all) => all.every((each, i) => i === 0 || all[i - 1]!.bytes < each.bytes), 'Sizes must rise'),
);

const thread = v.pipe(count, v.maxValue(63));
const pair = v.pipe(
  v.strictObject({ a: thread, b: thread, samples, apart: count }),
  v.check(({ a, b }) => a < b, 'The first thread of a pair must have the lower number'),
);
const hops = v.pipe(
  v.array(pair),
  v.maxLength(100),
  v.check((all) => new Set(all.map(({ a, b }) => `${a} ${b}`)).size === all.length, 'A pair is there twice'),
);

export const surveySchema: v.GenericSchema<unknown, Survey> = v.strictObject({
  schema: v.literal(SURVEY_SCHEMA),
  startedAt: v.pipe(v.string(), v.isoTimestamp()),
  browser: text,
  platform: text,
  commit: text,
  coresReported: cores,
  coresFound: cores,
  tick: time,
  now: time,
  ladder: points,
  strides: points,
  hops,
});
