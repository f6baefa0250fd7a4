/** A survey made of arithmetic, for tests of everything that comes after a measurement. */
import type { Survey, SurveySample } from './results.ts';

/** Fifteen samples in five launches, with that median. */
export const around = (ns: number): readonly SurveySample[] =>
  [0, 1, 2, 3, 4].flatMap((launch) => [0.98, 1, 1.02].map((noise) => [launch, ns * noise] as const));

export const syntheticSurvey = (more: Partial<Survey> = {}): Survey => ({
  schema: 1,
  startedAt: '2026-11-21T10:00:00.000Z',
  browser: 'Chromium 156',
  platform: 'Linux x86_64',
  commit: '0123456789ab',
  coresReported: 4,
  coresFound: 4,
  tick: 5000,
  now: 40,
  ladder: [
    { bytes: 4096, samples: around(1.2) },
    { bytes: 134217728, samples: around(120) },
  ],
  strides: [4, 64, 128].map((bytes) => ({ bytes, samples: around(bytes < 64 ? 40 : 5) })),
  hops: [
    { a: 0, b: 1, samples: around(60), apart: 0 },
    { a: 0, b: 2, samples: around(200), apart: 0 },
    { a: 1, b: 2, samples: [], apart: 15 },
  ],
  ...more,
});
