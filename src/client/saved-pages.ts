/** `<saved-pages>`: a list of pages that shows only those that are saved on this device. */
import { ask } from './offline/speak.ts';

class SavedPages extends HTMLElement {
  async connectedCallback(): Promise<void> {
    if (!navigator.serviceWorker?.controller) return;
    const answer = await ask(navigator.serviceWorker.controller, { type: 'status' });
    if (answer?.type !== 'status') return;
    const saved = new Set(answer.status.pages);
    for (const link of this.querySelectorAll<HTMLAnchorElement>('a[data-file]'))
      link.closest('li')!.hidden = !saved.has(link.dataset.file ?? '');
  }
}

customElements.define('saved-pages', SavedPages);
