import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import { defineConfig } from 'astro/config';
import packageJson from './package.json' with { type: 'json' };
import { sourceHash } from './scripts/build-stamp.ts';
import { editBundles } from './scripts/edit-bundles.ts';
import { kernelBundles } from './scripts/kernel-bundles.ts';
import { offlineBook } from './scripts/offline-book.ts';
import { searchIndex } from './scripts/search-index.ts';
import { isolationHeaders } from './scripts/static-server.ts';
import { early } from './src/client/early.ts';
import { classes, theme } from './src/components/highlight.ts';
import { CONFINED_FOLDER } from './src/lab/edited/policy.ts';

// BASE_PATH: where the book stands on its host, "/book". SITE_URL: the host, for the sitemap and canonical links.
const base = `/${(process.env.BASE_PATH ?? '').replace(/^\/+|\/+$/g, '')}`;
const site = process.env.SITE_URL ?? 'https://cost-of-ownership.example';

/** The commit that is built; a run carries it. */
function commit() {
  if (process.env.PUBLIC_COMMIT) return process.env.PUBLIC_COMMIT;
  try {
    return execFileSync('git', ['describe', '--always', '--dirty', '--abbrev=12', '--exclude=*'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'unknown';
  }
}

/** Changes with everything that a page is made of: a reader is told of a newer one. */
const edition = createHash('sha256')
  .update(sourceHash(fileURLToPath(new URL('.', import.meta.url)), [base, site, commit()]))
  .digest('hex')
  .slice(0, 12);

const sha256 = (/** @type {string} */ text) =>
  /** @type {const} */ (`sha256-${createHash('sha256').update(text).digest('base64')}`);

export default defineConfig({
  site,
  base,
  trailingSlash: 'always',
  // A line break between two words is a space, as in HTML; the default would glue them.
  compressHTML: true,
  devToolbar: { enabled: false },
  // Eight kilobytes in the page: text is drawn without waiting for another file.
  build: { inlineStylesheets: 'always' },
  server: { headers: isolationHeaders },
  integrations: [
    kernelBundles(),
    editBundles(),
    mdx(),
    sitemap({
      filter: (page) => !/\/(known-answers|infection-map|kept|offline|deck)\/$|\/(embed|slides)\//.test(page),
    }),
    searchIndex(),
    // The last: it lists what the others made.
    offlineBook(edition),
  ],
  markdown: { shikiConfig: { theme, transformers: [classes] } },
  security: {
    csp: {
      directives: [
        "default-src 'self'",
        "img-src 'self' data: blob:",
        "worker-src 'self' blob:",
        "connect-src 'self'",
        "font-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
      ],
      scriptDirective: {
        resources: ["'self'", "'wasm-unsafe-eval'"],
        hashes: [sha256(early)],
      },
    },
  },
  vite: {
    plugins: [
      {
        // Who preloads has the helper that does it; naming it in every list would cost a chapter's first load.
        name: 'preload-lists',
        configEnvironment: (name) =>
          name === 'client'
            ? {
                build: {
                  modulePreload: {
                    polyfill: false,
                    resolveDependencies: (_, dependencies) =>
                      dependencies.filter((file) => !/\/preload-helper\.[^/]*$/.test(file)),
                  },
                },
              }
            : undefined,
      },
    ],
    // Its modules for browsers, which Node cannot load and tests do without; a quarter smaller.
    resolve: { alias: { 'sucrase/dist/parser': 'sucrase/dist/esm/parser' } },
    define: {
      'import.meta.env.PUBLIC_COMMIT': JSON.stringify(commit()),
      'import.meta.env.PUBLIC_VERSION': JSON.stringify(packageJson.version),
      'import.meta.env.PUBLIC_EDITION': JSON.stringify(edition),
    },
    worker: {
      format: 'es',
      rolldownOptions: {
        output: {
          // Hosts send a policy of its own with what stands in this folder.
          entryFileNames: ({ name }) =>
            `${name.startsWith('confined-') ? CONFINED_FOLDER : '_astro'}/[name]-[hash].js`,
        },
      },
    },
    build: {
      // Small scripts stand in the page, hashed. Nothing becomes a data: address; the policy forbids them.
      assetsInlineLimit: (path, content) => path.endsWith('.js') && content.length < 4096,
      rolldownOptions: {
        // A mark that Astro puts into MDX for itself; every build would warn of it.
        onLog: (level, log, handle) => {
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
        },
      },
      // light-dark() as written: the browsers that can run the experiments have it.
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    },
  },
});
