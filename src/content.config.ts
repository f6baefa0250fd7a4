import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

const chapters = defineCollection({
  loader: glob({ pattern: '*.mdx', base: './content/chapters' }),
  schema: z.strictObject({
    title: z.string().min(1),
    /** The question the chapter answers, as a whole sentence. */
    subtitle: z.string().min(1),
    /** Chapters of one part stand together in lists. */
    part: z.string().min(1),
    /** Place in the book; the previous and the next chapter follow from it. */
    order: z.number().int().positive(),
    /** One or two sentences: for lists, search results and link previews. */
    summary: z.string().min(1).max(300),
    sources: z
      .array(
        z.strictObject({ title: z.string().min(1), url: z.url().optional(), note: z.string().optional() }),
      )
      .default([]),
  }),
});

/** The glossary: one file a term, one short paragraph. */
const terms = defineCollection({
  loader: glob({ pattern: '*.md', base: './content/terms' }),
  schema: z.strictObject({
    /** As it stands in a list: `cache line`. */
    term: z.string().min(1),
  }),
});

export const collections = { chapters, terms };
