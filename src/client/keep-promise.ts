/** `<keep-promise>`: asks the browser not to delete by itself what is kept here. */

class KeepPromise extends HTMLElement {
  async connectedCallback(): Promise<void> {
    const button = this.querySelector('button');
    const { storage } = navigator;
    // Where there is nothing to ask, nothing is offered.
    if (!button || storage?.persist === undefined) return;
    if (await storage.persisted()) return this.#say(true);
    button.hidden = false;
    button.addEventListener('click', async () => this.#say(await storage.persist()));
  }

  #say(promised: boolean): void {
    this.querySelector('[role="status"]')!.textContent = promised
      ? 'Your browser has promised not to delete this by itself.'
      : 'Your browser gave no promise. Many give one for a site that is visited often, bookmarked or installed.';
    if (promised) this.querySelector('button')!.hidden = true;
  }
}

customElements.define('keep-promise', KeepPromise);
