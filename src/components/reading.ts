/** What the chapters cite, each source once. */
import type { Chapter } from './chapters.ts';

export interface CitedSource {
  readonly title: string;
  readonly url: string | undefined;
  readonly citedIn: readonly { readonly chapter: Chapter; readonly number: number }[];
}

/** Sources by title; two chapters cite the same one when its address, or without one its title, is the same. */
export function citedSources(chapters: readonly Chapter[]): readonly CitedSource[] {
  const found = new Map<
    string,
    { title: string; url: string | undefined; citedIn: { chapter: Chapter; number: number }[] }
  >();
  chapters.forEach((chapter, i) => {
    for (const { title, url } of chapter.data.sources) {
      const key = url ?? title;
      const known = found.get(key) ?? { title, url, citedIn: [] };
      known.citedIn.push({ chapter, number: i + 1 });
      found.set(key, known);
    }
  });
  return [...found.values()].sort((a, b) => a.title.localeCompare(b.title, 'en'));
}
