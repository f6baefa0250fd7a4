/** Makes the search index of the built pages: what stands under `data-pagefind-body`. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex, type IndexFile } from 'pagefind';

/** Pagefind's own interfaces; the book has its own. */
const UNUSED = /-ui\.(js|css)$|^pagefind-highlight\.js$/;

export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const site = fileURLToPath(dir);
        const { files, pages } = await indexOf(site);
        // Pagefind would write them itself, but may be closed before the last bytes are on the disk.
        for (const { path, content } of files) {
          if (UNUSED.test(path)) continue;
          const file = join(site, 'pagefind', path);
          await mkdir(dirname(file), { recursive: true });
          await writeFile(file, content);
        }
        logger.info(`${pages} pages indexed`);
      },
    },
  };
}

/** Throws what Pagefind says went wrong. */
async function indexOf(path: string): Promise<{ files: readonly IndexFile[]; pages: number }> {
  const check = <T extends { errors: string[] }>(response: T): T => {
    if (response.errors.length) throw new Error(`search index: ${response.errors.join('; ')}`);
    return response;
  };
  try {
    const { index } = check(await createIndex());
    if (!index) throw new Error('search index: Pagefind made none');
    const { page_count: pages } = check(await index.addDirectory({ path }));
    const { files } = check(await index.getFiles());
    return { files, pages };
  } finally {
    await close();
  }
}
