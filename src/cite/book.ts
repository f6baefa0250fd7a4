/** The book itself as a source. Pure. */
import { AUTHORS, BOOK } from './citation.ts';

export interface Edition {
  readonly version: string;
  readonly year: number;
  readonly url: string;
}

export const bookPlain = ({ version, year, url }: Edition): string =>
  `${AUTHORS}. ${BOOK}: a book that measures itself. Version ${version}, ${year}. ${url}`;

export const bookBibtex = ({ version, year, url }: Edition): string =>
  [
    '@book{cost-of-ownership,',
    `  author  = {{${AUTHORS}}},`,
    `  title   = {${BOOK}: a book that measures itself},`,
    `  year    = {${year}},`,
    `  version = {${version}},`,
    `  url     = {${url}}`,
    '}',
  ].join('\n');
