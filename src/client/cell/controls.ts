/** The instrument panel of a cell: its inputs, its buttons, its words. The HTML is in Experiment.astro. */
import type { ParameterValues } from '../../lab/experiment.ts';
import type { Mode } from '../../lab/plan.ts';

export class Controls {
  readonly #root: HTMLElement;
  readonly #selects: readonly HTMLSelectElement[];

  constructor(root: HTMLElement) {
    this.#root = root;
    this.#selects = [...root.querySelectorAll<HTMLSelectElement>('select[data-parameter]')];
    // A sweep stops where the cores end; a setting cannot be had. Where none is left, the run says why.
    for (const { options, dataset } of this.#selects) {
      const beyond = [...options].filter(({ value }) => Number(value) > navigator.hardwareConcurrency);
      if (dataset.cores !== undefined && beyond.length < options.length)
        for (const option of beyond) option.disabled = true;
    }
  }

  /** Throws when the HTML is not a cell's: a mistake of ours. */
  part<E extends HTMLElement = HTMLElement>(name: string): E {
    const found = this.#root.querySelector<E>(`[data-part="${name}"]`);
    if (!found) throw new Error(`the cell has no part ${name}`);
    return found;
  }

  get names(): readonly string[] {
    return this.#selects.map(({ name }) => name);
  }

  get parameters(): ParameterValues {
    return Object.fromEntries(this.#selects.map(({ name, value }) => [name, Number(value)]));
  }

  /** As the HTML has them. */
  get defaults(): ParameterValues {
    return Object.fromEntries(this.#selects.map(({ name, dataset }) => [name, Number(dataset.default)]));
  }

  get isDefault(): boolean {
    return this.#selects.every(({ value, dataset }) => value === dataset.default);
  }

  get mode(): Mode {
    return this.#root.querySelector<HTMLInputElement>('input[data-mode]:checked')?.value === 'full'
      ? 'full'
      : 'quick';
  }

  /** Sets what can be set. False when a value is not among its input's options; that input stays as it was. */
  choose(values: Readonly<Record<string, number | string>>, mode: Mode = this.mode): boolean {
    let all = true;
    for (const select of this.#selects) {
      // From the lowest on goes without saying.
      const swept =
        values[select.name.replace(/-from$/, '')] === undefined ? undefined : select.dataset.default;
      const value = values[select.name] ?? swept;
      if (value === undefined) continue;
      const option = [...select.options].find((each) => each.value === String(value));
      if (option && !option.disabled) option.selected = true;
      else all = false;
    }
    this.part('reset').hidden = this.isDefault;
    for (const radio of this.#root.querySelectorAll<HTMLInputElement>('input[data-mode]'))
      radio.checked = radio.value === mode;
    return all;
  }

  /** While something runs only Cancel can be pressed. Focus goes with the button that is replaced. */
  busy(busy: boolean): void {
    const run = this.part<HTMLButtonElement>('run');
    const cancel = this.part<HTMLButtonElement>('cancel');
    const [comes, goes] = busy ? [cancel, run] : [run, cancel];
    const focused = goes.ownerDocument.activeElement === goes;
    comes.hidden = false;
    if (focused) comes.focus({ preventScroll: true });
    goes.hidden = true;
    for (const input of this.#root.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLButtonElement>(
      'select, input[data-mode], [data-part=reset]',
    ))
      input.disabled = busy;
    this.part('progress').hidden = !busy;
    if (busy) this.progress(undefined, '');
  }

  /** `share` from 0 to 1; undefined while nobody can tell. */
  progress(share: number | undefined, words: string): void {
    const bar = this.part<HTMLProgressElement>('progress-bar');
    if (share === undefined) bar.removeAttribute('value');
    else bar.value = share;
    this.part('progress-words').textContent = words;
  }

  /**
   * What is the case now; read out by screen readers. Advice is shown quieter. What is `spoken` stands on the
   * screen already, elsewhere.
   */
  status(message: string, advice = '', spoken = ''): void {
    const status = this.part('status');
    const line = (name: string, text: string) => {
      const made = status.ownerDocument.createElement('p');
      made.className = name;
      made.textContent = text;
      return made;
    };
    const lines = [
      line('cell-message', message),
      ...(spoken ? [line('hidden', spoken)] : []),
      ...(advice ? [line('cell-advice', advice)] : []),
    ];
    // Between two sentences a space, for those who hear them as one text.
    status.replaceChildren(...lines.flatMap((each) => [each, ' ']));
  }

  /** Things to know that stay: values that were corrected, a browser that keeps nothing. Each is said once. */
  note(...sentences: readonly string[]): void {
    const notes = this.part('notes');
    const said = new Set([...notes.children].map(({ textContent }) => textContent));
    for (const sentence of sentences) {
      if (said.has(sentence)) continue;
      const line = notes.ownerDocument.createElement('p');
      line.textContent = sentence;
      notes.append(line);
    }
  }

  forgetNotes(): void {
    this.part('notes').replaceChildren();
  }
}
