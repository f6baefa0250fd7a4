/** The programs that the book opens in the Rust playground, made as the page makes them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { demoProgram, playgroundProgram } from '../src/components/playground.ts';
import { regionNames } from '../src/components/regions.ts';
import { BENCHMARKS } from './kernel-sources.ts';

export interface PlaygroundProgram {
  /** `<chapter>/<experiment>/<variant>` */
  readonly name: string;
  readonly code: string;
}

/** One for each region of each `kernel.rs`. Throws a sentence when something that one needs is missing. */
export function playgroundPrograms(): readonly PlaygroundProgram[] {
  const read = (path: string) => {
    const url = new URL(path, BENCHMARKS);
    if (!existsSync(url)) throw new Error(`There is no benchmarks/${path}.`);
    return readFileSync(url, 'utf8');
  };
  const timing = read('harness/playground/timing.rs');
  const chapters = readdirSync(BENCHMARKS).filter((chapter) =>
    existsSync(new URL(`${chapter}/kernel.rs`, BENCHMARKS)),
  );
  return chapters.flatMap((chapter) => {
    const kernel = read(`${chapter}/kernel.rs`);
    return [...new Set(regionNames(kernel))].map((name) => {
      const [experiment, variant] = name.split('/') as [string, string];
      const template = read(`${chapter}/playground/${experiment}.rs`);
      return {
        name: `${chapter}/${name}`,
        code: playgroundProgram({ kernel, template, timing }, experiment, variant),
      };
    });
  });
}

/** Libraries that the playground has, and a bare rustc has not; clippy compiles the kernels and the demos all the same. */
const LIBRARIES = /^use (bumpalo|crossbeam_channel|slotmap|typed_arena)\b/m;

/** Does rustc compile it without further ado? */
const needsOnlyStd = ({ code }: PlaygroundProgram): boolean => !LIBRARIES.test(code);

/** One for each demo in Rust that needs the standard library only. */
export const demoPrograms = (): readonly PlaygroundProgram[] =>
  readdirSync(BENCHMARKS)
    .filter((chapter) => existsSync(new URL(`${chapter}/demos/mod.rs`, BENCHMARKS)))
    .flatMap((chapter) =>
      readdirSync(new URL(`${chapter}/demos/`, BENCHMARKS))
        .filter((file) => file.endsWith('.rs') && file !== 'mod.rs')
        .map((file) => ({
          name: `${chapter}/demos/${file}`,
          code: demoProgram(readFileSync(new URL(`${chapter}/demos/${file}`, BENCHMARKS), 'utf8')),
        })),
    )
    .filter(needsOnlyStd);
