/** The style sheet of what is cited, loaded once. Without it everything is still there. */
import styles from '../../styles/cite.css?url';
import { element } from '../cell/dom.ts';

let sheet: Promise<void> | undefined;

export function styled(): Promise<void> {
  sheet ??= new Promise((resolve) => {
    const link = element(document, 'link', { rel: 'stylesheet', href: styles });
    for (const type of ['load', 'error']) link.addEventListener(type, () => resolve());
    document.head.append(link);
  });
  return sheet;
}
