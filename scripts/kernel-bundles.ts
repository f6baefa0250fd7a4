/**
 * Brings the kernels to the page. Bundles each chapter's `kernel.ts` into a module of its own that imports nothing, so that each case can be loaded as an
 * instance of its own (see src/lab/load-case.ts). Gives the page `virtual:kernels`: address and hash by chapter, and the
 * same of the modules in Rust, which `npm run kernels` and `npm run demos` have built.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build } from 'vite';
import { type ChapterFile, chapterFiles } from './chapter-files.ts';
import { DEMO_MODULE, readDemoModule } from './demo-module.ts';
import { BENCHMARKS, COUNTERS, MODULE, readRecord } from './kernel-sources.ts';

const FOLDER = '_kernels';

const rustFile = (hash: string): string => `${FOLDER}/rust.${hash}.wasm`;
const demoFile = (hash: string): string => `${FOLDER}/demos.${hash}.wasm`;

/** `<chapter>/<experiment>` of each `<chapter>/<experiment>/<variant>`. */
const experimentsIn = (names: readonly string[]): string[] => [
  ...new Set(names.map((name) => name.slice(0, name.lastIndexOf('/')))),
];

interface Bundle extends ChapterFile {
  readonly hash: string;
}

/** The self-contained code of a chapter's kernels, and its hash (the first 16 hexadecimal digits of SHA-256). */
async function bundleKernel(chapter: string): Promise<Bundle> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      // Readable in the debugger of a reader who doubts; a few kilobytes.
      minify: false,
      target: 'es2022',
      lib: { entry: fileURLToPath(new URL(`${chapter}/kernel.ts`, BENCHMARKS)), formats: ['es'] },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  const chunk = outputs
    .flatMap((each) => ('output' in each ? each.output : []))
    .find((each) => each.type === 'chunk');
  if (!chunk) throw new Error(`no bundle came of benchmarks/${chapter}/kernel.ts`);
  const hash = createHash('sha256').update(chunk.code).digest('hex').slice(0, 16);
  return { chapter, file: `${FOLDER}/${chapter}.${hash}.js`, hash, text: chunk.code };
}

export const kernelBundles = (): AstroIntegration =>
  chapterFiles({
    name: 'kernel-bundles',
    module: 'virtual:kernels',
    folder: FOLDER,
    type: 'text/javascript',
    make: bundleKernel,
    code: (files, base) => {
      const entries = files.map(({ chapter, file, hash }) => [chapter, { url: base + file, hash }]);
      const { hash, memory, kernels } = readRecord();
      const demos = readDemoModule();
      const counters: unknown = JSON.parse(readFileSync(COUNTERS, 'utf8'));
      const rust = {
        url: base + rustFile(hash),
        hash,
        memory,
        experiments: experimentsIn(kernels),
        counters,
      };
      return `export const kernelBundles = ${JSON.stringify(Object.fromEntries(entries))};
export const rustKernels = ${JSON.stringify(rust)};
export const rustDemos = ${JSON.stringify({ url: base + demoFile(demos.hash), memory: demos.memory })};`;
    },
    others: () => [
      { file: rustFile(readRecord().hash), from: MODULE, type: 'application/wasm' },
      { file: demoFile(readDemoModule().hash), from: DEMO_MODULE, type: 'application/wasm' },
    ],
  });
