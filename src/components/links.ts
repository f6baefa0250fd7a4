/** Addresses inside the site: they must work under any base path. */

/** `method/` -> `/book/method/` when the site stands under `/book/`. Takes a path without a leading slash. */
export function href(path: string, base: string = import.meta.env.BASE_URL): string {
  return `${base.replace(/\/$/, '')}/${path}`;
}
