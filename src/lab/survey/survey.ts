/** A survey of the machine: the ladder of latencies, the line, the hops between threads. From the page, which itself stays idle. */
import { random, shuffled } from '../../stats/random.ts';
import type { Probe } from '../messages.ts';
import { RefusalError, refuse } from '../refusal.ts';
import { Crew } from './crew.ts';
import { PAIR_BYTES } from './pair.ts';
import { type HopPair, type SizePoint, type Survey, type SurveySample, sampleOf } from './results.ts';

export interface SurveyOptions {
  readonly probe: Probe;
  readonly where: Pick<Survey, 'browser' | 'platform' | 'commit' | 'coresReported'>;
  readonly signal: AbortSignal;
  readonly seed: number;
  /** 0 to 1, and what is being done. */
  readonly onProgress: (share: number, doing: string) => void;
  /** Bytes; less in tests. */
  readonly largest?: number;
  readonly launches?: number;
}

const KIB = 1024;
const SMALLEST = 4 * KIB;
const LARGEST = 128 * 1024 * KIB;
const STRIDES = [4, 8, 16, 32, 64, 128, 256, 512];
/** More threads would make more pairs than anybody reads. */
const MOST_THREADS = 12;
/** Of one thing in one launch. */
const SAMPLES = 3;
/** Milliseconds that two threads may take to meet, beyond what they measure. */
const DEADLINE = 250;

/** Two to an octave: 4, 6, 8, 12 KiB and so on. */
function workingSets(largest: number): readonly number[] {
  const sizes: number[] = [];
  for (let size = SMALLEST; size <= largest; size *= 2) sizes.push(size, size * 1.5);
  return sizes.filter((size) => size <= largest);
}

/** Milliseconds of one sample: a clock's step must not matter. */
const batchOf = ({ tick }: Probe): number => Math.max(2.5, (500 * tick) / 1e6);

/** Throws a RefusalError; when cancelled, the signal's reason. */
export async function survey(options: SurveyOptions): Promise<Survey> {
  const { probe, where, signal, seed, onProgress, launches = 5 } = options;
  const startedAt = new Date().toISOString();
  const { memory, largest } = reserve(options.largest ?? LARGEST);
  const sizes = workingSets(largest);
  const threads = Math.min(probe.coresFound, MOST_THREADS);
  const pairs = pairsOf(threads);
  const found = {
    ladder: new Map<number, SurveySample[]>(sizes.map((bytes) => [bytes, []])),
    strides: new Map<number, SurveySample[]>(STRIDES.map((bytes) => [bytes, []])),
    hops: pairs.map(([a, b]) => ({ a, b, samples: [] as SurveySample[], apart: 0 })),
  };
  const next = random(seed);
  const batch = batchOf(probe);
  const deadline = DEADLINE + 4 * batch;
  for (let launch = 0; launch < launches; launch++) {
    // Fresh threads: where the system puts them, and how the loops are compiled, is a matter of chance.
    const crew = new Crew(Math.max(1, threads), signal);
    const tell = (share: number, doing: string) =>
      onProgress((launch + share) / launches, `${doing}, launch ${launch + 1} of ${launches}`);
    try {
      for (const [i, bytes] of shuffled(sizes, next).entries()) {
        tell((0.7 * i) / sizes.length, 'memory');
        const order = { kind: 'chase', memory, bytes, seed: seed + launch, batch, samples: SAMPLES } as const;
        for (const ns of (await crew.one(0, order)) ?? [])
          found.ladder.get(bytes)!.push(sampleOf(launch, ns));
      }
      if (threads < 2) continue;
      for (let round = 0; round < SAMPLES; round++) {
        tell(0.7 + (0.1 * round) / SAMPLES, 'cache lines');
        for (const bytes of shuffled(STRIDES, next)) {
          const common = { kind: 'stride', bytes, batch, deadline, memory: pairMemory() } as const;
          const times = await crew.two(0, 1, common);
          if (times) found.strides.get(bytes)!.push(sampleOf(launch, Math.max(...times)));
        }
      }
      for (const [i, pair] of shuffled(found.hops, next).entries()) {
        tell(0.8 + (0.2 * i) / pairs.length, 'threads');
        for (let round = 0; round < SAMPLES; round++) {
          const common = { kind: 'hop', batch, deadline, memory: pairMemory() } as const;
          const times = await crew.two(pair.a, pair.b, common);
          if (times) pair.samples.push(sampleOf(launch, times[0]));
          else pair.apart++;
        }
      }
    } finally {
      crew.end();
    }
  }
  const points = (all: ReadonlyMap<number, SurveySample[]>): readonly SizePoint[] =>
    [...all].map(([bytes, samples]) => ({ bytes, samples })).filter(({ samples }) => samples.length > 0);
  const { tick, now, coresFound } = probe;
  return {
    schema: 1,
    startedAt,
    ...where,
    coresFound,
    tick,
    now,
    ladder: points(found.ladder),
    strides: points(found.strides),
    hops: found.hops satisfies readonly HopPair[],
  };
}

const pairMemory = () => new SharedArrayBuffer(PAIR_BYTES);

const pairsOf = (threads: number): readonly (readonly [number, number])[] =>
  Array.from({ length: threads }, (_, a) =>
    Array.from({ length: threads - a - 1 }, (_, i) => [a, a + 1 + i] as const),
  ).flat();

/** As much as is wanted, or as much as the browser gives: half of it, a quarter. */
function reserve(wanted: number): { readonly memory: SharedArrayBuffer; readonly largest: number } {
  for (let largest = wanted; largest >= wanted / 8; largest /= 2)
    try {
      return { memory: new SharedArrayBuffer(largest), largest };
    } catch {
      // Less, then.
    }
  throw new RefusalError(refuse('memory', `${wanted / 8 / 2 ** 20} MB`));
}
