/** The terms of the glossary, and where the book first uses them. */
import { type CollectionEntry, getCollection } from 'astro:content';
import { type Chapter, chaptersInOrder } from './chapters.ts';

interface TermUse {
  readonly chapter: Chapter;
  readonly number: number;
}

export interface GlossaryTerm {
  readonly entry: CollectionEntry<'terms'>;
  /** Chapters that mark the term, in the order of reading. Each marks its first use, at `#term-<id>`. */
  readonly uses: readonly TermUse[];
}

/** Where a term's use stands in its chapter. */
export const termAnchor = (id: string): string => `term-${id}`;

/** By name, in alphabetical order. */
export async function glossary(): Promise<readonly GlossaryTerm[]> {
  const chapters = await chaptersInOrder();
  const terms = [...(await getCollection('terms'))].sort((a, b) =>
    a.data.term.localeCompare(b.data.term, 'en', { sensitivity: 'base' }),
  );
  return terms.map((entry) => ({
    entry,
    uses: chapters.flatMap((chapter, i) =>
      termsIn(chapter.body ?? '').includes(entry.id) ? [{ chapter, number: i + 1 }] : [],
    ),
  }));
}

/** Ids of the terms that a text marks, in order. */
const termsIn = (text: string): string[] =>
  [...text.matchAll(/<Term\s[^>]*\bid="([^"]*)"/g)].map(([, id]) => id!);
