/**
 * Programs for the Rust playground: what a kernel needs to run by itself is kept in `benchmarks/<chapter>/playground/`, and
 * the kernel is put in as it is in its file. Pure.
 */
import { region, regionNames } from './regions.ts';

export interface PlaygroundParts {
  /** Text of `<chapter>/kernel.rs`. */
  readonly kernel: string;
  /** Text of `<chapter>/playground/<experiment>.rs`: a region for each variant. */
  readonly template: string;
  /** Text of `harness/playground/timing.rs`. */
  readonly timing: string;
}

/**
 * The program of a variant. In the template's region a line `// #kernel` stands for the variant's own region of the
 * kernel file, `// #kernel <experiment>/<variant>` for another one, and `// #include <name>` for a region of the template
 * or of the timing file. Throws a sentence when one is missing.
 */
export function playgroundProgram(parts: PlaygroundParts, experiment: string, variant: string): string {
  const { kernel, template, timing } = parts;
  const expand = (code: string): string =>
    code.replaceAll(
      /^\/\/ #(kernel|include)(?: (\S+))?$/gm,
      (_, kind: string, name: string = `${experiment}/${variant}`) => {
        if (kind === 'include')
          return expand(region(template, name) ?? region(timing, name) ?? missing(name, template));
        return region(kernel, name) ?? missing(name, kernel);
      },
    );
  return `${expand(region(template, variant) ?? missing(variant, template))}\n`;
}

/** A demo's whole file as a program of its own: threads are those of the standard library. */
export const demoProgram = (source: string): string =>
  source
    .replaceAll('\r\n', '\n')
    .replace(/^#\[cfg\(target_family = "wasm"\)\]\nuse crate::.*\n/gm, '')
    .replace(/^#\[cfg\(not\(target_family = "wasm"\)\)\]\n/gm, '')
    .replace(/^[ \t]*\/\/ #(region|endregion)\b.*\n/gm, '')
    .replace(/^pub fn main\(/m, 'fn main(');

function missing(name: string, source: string): never {
  throw new Error(
    `A program for the playground needs a region “${name}”. There are: ${regionNames(source).join(', ') || 'none'}.`,
  );
}

/** Where the playground opens a program, ready to run with optimization. */
export function playgroundUrl(program: string, edition = 2024): string {
  const query = new URLSearchParams({
    version: 'stable',
    mode: 'release',
    edition: String(edition),
    code: program,
  });
  return `https://play.rust-lang.org/?${query}`;
}
