/** `<predict-guess>`: a guess before the figure is read. What takes and answers it comes when somebody turns to it. */
class PredictGuess extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form');
    if (!form) return;
    const load = () => import('./predict/guess.ts').then(({ predictionOf }) => predictionOf(this));
    const failed = () => {
      this.querySelector('[data-part=kept]')!.textContent =
        'Your guess could not be taken: a part of the book did not load. Check the connection and try again.';
    };
    for (const type of ['pointerenter', 'focusin'])
      form.addEventListener(type, () => void load().catch(() => {}), { once: true });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      load()
        .then((prediction) => prediction.submit())
        .catch(failed);
    });
    const restore = async () => {
      // The cells have it already.
      const { recallKept } = await import('./cell/restore.ts');
      const kept = await recallKept(this.dataset.key ?? '');
      if (kept !== undefined && kept !== null) await (await load()).restore(kept);
    };
    // Once the page stands; a guess that cannot be had back is asked for again.
    setTimeout(() => void restore().catch(() => {}), 400);
  }
}

customElements.define('predict-guess', PredictGuess);
