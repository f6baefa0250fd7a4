/** Kernels in a link that somebody changed, to be read. Nothing here runs them. */
import type { Contents } from '../../cite/header.ts';
import { disclosure, element } from '../cell/dom.ts';
import { ownId } from '../edit/compared.ts';

export const listings = (_cell: HTMLElement, code: Contents['code']): readonly HTMLElement[] =>
  code.map(({ variant, text }) => {
    const listing = disclosure(
      document,
      `The changed kernel of this run, “${ownId(variant)}”`,
      element(
        document,
        'p',
        {},
        'Code that somebody else wrote. It is shown and not run; to run it, read it, copy it into the editor, and press Run.',
      ),
      element(document, 'pre', { tabindex: '0', role: 'group', 'aria-label': 'Changed kernel' }, text),
    );
    listing.classList.add('cell-linked-code');
    return listing;
  });
