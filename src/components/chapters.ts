/** The chapters of the book, in the order of reading. */
import { type CollectionEntry, getCollection } from 'astro:content';

export type Chapter = CollectionEntry<'chapters'>;

/** Throws when two chapters claim the same place. */
export async function chaptersInOrder(): Promise<readonly Chapter[]> {
  const chapters = (await getCollection('chapters')).sort((a, b) => a.data.order - b.data.order);
  chapters.forEach((chapter, i) => {
    const before = chapters[i - 1];
    if (before && before.data.order === chapter.data.order)
      throw new Error(
        `content/chapters: ${before.id}.mdx and ${chapter.id}.mdx both have order ${chapter.data.order}`,
      );
  });
  return chapters;
}

/** Parts in the order of their first chapter, with their chapters and these chapters' numbers. */
export function parts(chapters: readonly Chapter[]) {
  const numbered = chapters.map((chapter, i) => ({ chapter, number: i + 1 }));
  return [...Map.groupBy(numbered, ({ chapter }) => chapter.data.part)].map(([name, members]) => ({
    name,
    members,
  }));
}
