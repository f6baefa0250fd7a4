/**
 * Brings the kernels to the page. Bundles each chapter's `kernel.ts` into a module of its own that imports nothing, so that each case can be loaded as an
 * instance of its own (see src/lab/load-case.ts). Gives the page `virtual:kernels`: address and hash by chapter, and the
 * same of the modules in Rust, which `npm run kernels` and `npm run demos` have built.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build, type Plugin } from 'vite';
import { DEMO_MODULE, readDemoModule } from './demo-module.ts';
import { COUNTERS, MODULE, readRecord } from './kernel-sources.ts';

const root = new URL('../benchmarks/', import.meta.url);
const FOLDER = '_kernels';

const rustFile = (hash: string): string => `${FOLDER}/rust.${hash}.wasm`;
const demoFile = (hash: string): string => `${FOLDER}/demos.${hash}.wasm`;

/** `<chapter>/<experiment>` of each `<chapter>/<experiment>/<variant>`. */
const experimentsIn = (names: readonly string[]): string[] => [
  ...new Set(names.map((name) => name.slice(0, name.lastIndexOf('/')))),
];

interface Bundle {
  readonly chapter: string;
  readonly file: string;
  readonly hash: string;
  readonly code: string;
}

/** Chapters with a kernel. */
function kernelChapters(): string[] {
  return readdirSync(root).filter((chapter) => existsSync(new URL(`${chapter}/kernel.ts`, root)));
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
      lib: { entry: fileURLToPath(new URL(`${chapter}/kernel.ts`, root)), formats: ['es'] },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  const chunk = outputs
    .flatMap((each) => ('output' in each ? each.output : []))
    .find((each) => each.type === 'chunk');
  if (!chunk) throw new Error(`no bundle came of benchmarks/${chapter}/kernel.ts`);
  const hash = createHash('sha256').update(chunk.code).digest('hex').slice(0, 16);
  return { chapter, file: `${FOLDER}/${chapter}.${hash}.js`, hash, code: chunk.code };
}

export function kernelBundles(): AstroIntegration {
  let base = '/';
  let pending: Promise<Bundle[]> | undefined;
  const bundles = () => {
    pending ??= Promise.all(kernelChapters().map(bundleKernel));
    return pending;
  };
  const plugin: Plugin = {
    name: 'kernel-bundles',
    resolveId: (id) => (id === 'virtual:kernels' ? '\0virtual:kernels' : undefined),
    async load(id) {
      if (id !== '\0virtual:kernels') return undefined;
      const entries = (await bundles()).map(({ chapter, file, hash }) => [
        chapter,
        { url: base + file, hash },
      ]);
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
    configureServer(server) {
      server.watcher.on('change', (path) => {
        if (path.includes('benchmarks') || path.includes('memory')) pending = undefined;
      });
      server.middlewares.use(async (request, response, next) => {
        const path = new URL(request.url ?? '/', 'http://localhost').pathname;
        if (!path.startsWith(`${base}${FOLDER}/`)) return next();
        if (path.endsWith('.wasm')) {
          response.setHeader('Content-Type', 'application/wasm');
          return response.end(readFileSync(path.includes('/demos.') ? DEMO_MODULE : MODULE));
        }
        // The hash may be older than the code: a reload brings the new one.
        const chapter = path.slice(base.length + FOLDER.length + 1).split('.')[0];
        const bundle = (await bundles()).find((each) => each.chapter === chapter);
        if (!bundle) return next();
        response.setHeader('Content-Type', 'text/javascript');
        response.end(bundle.code);
      });
    },
  };
  return {
    name: 'kernel-bundles',
    hooks: {
      'astro:config:setup': ({ config, updateConfig }) => {
        base = config.base.endsWith('/') ? config.base : `${config.base}/`;
        updateConfig({ vite: { plugins: [plugin] } });
      },
      'astro:build:done': async ({ dir }) => {
        await mkdir(new URL(`${FOLDER}/`, dir), { recursive: true });
        for (const { file, code } of await bundles()) await writeFile(new URL(file, dir), code);
        await copyFile(MODULE, new URL(rustFile(readRecord().hash), dir));
        await copyFile(DEMO_MODULE, new URL(demoFile(readDemoModule().hash), dir));
      },
    },
  };
}
