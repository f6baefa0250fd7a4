/** Makes the search index of the built pages: what stands under `data-pagefind-body`. */
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';

export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const path = fileURLToPath(dir);
        try {
          const { index, errors } = await createIndex();
          if (!index) throw new Error(errors.join('; '));
          const added = await index.addDirectory({ path });
          const written = await index.writeFiles({ outputPath: `${path}/pagefind` });
          const failed = [...added.errors, ...written.errors];
          if (failed.length) throw new Error(failed.join('; '));
          logger.info(`${added.page_count} pages indexed`);
        } finally {
          await close();
        }
      },
    },
  };
}
