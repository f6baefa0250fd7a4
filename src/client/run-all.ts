/** `<run-all>`: every experiment of the page, one after the other. What does it comes when it is pressed. */
import { resumeFor } from './isolation.ts';
import { RUN_ALL } from './run-all/name.ts';

class RunAll extends HTMLElement {
  connectedCallback(): void {
    const start = (mode?: string) => {
      void import('./run-all/start.ts')
        .then(({ runAll }) => runAll(this, mode))
        .catch(() => {
          const words = this.querySelector('[data-part=refused]')!;
          words.textContent =
            'This could not be loaded. Check the connection, reload the page, and try again.';
        });
    };
    this.addEventListener('submit', (event) => {
      event.preventDefault();
      start();
    });
    this.querySelector('[data-part=keys]')!.addEventListener('click', () => {
      void import('./cell/keys-dialog.ts').then(({ showKeys }) => showKeys()).catch(() => {});
    });
    // Asked for before the page reloaded itself.
    const resumed = resumeFor(RUN_ALL);
    if (resumed) start(resumed.mode);
  }
}

customElements.define('run-all', RunAll);
