/** `<machine-compare>`: any two machines, experiment by experiment. What compares comes when it is asked for. */
import { type RecordedMachine, sourceOf } from './machines/choice.ts';
import { inSlices, type Steps } from './machines/slices.ts';

interface Choice {
  readonly value: string;
  readonly name: string;
}

function* optionSteps(choices: readonly Choice[]): Steps<DocumentFragment> {
  const made = document.createDocumentFragment();
  for (const { name, value } of choices) {
    made.append(new Option(name.slice(0, 80), value));
    yield;
  }
  return made;
}

class MachineCompare extends HTMLElement {
  #stop = () => {};
  #offers = 0;
  /** From the address, until the machine that it names is there. */
  #asked = new URLSearchParams(location.search);

  connectedCallback(): void {
    const form = this.querySelector('form')!;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#compare();
    });
    document.addEventListener(
      'machines',
      (event) => void this.#offer((event as CustomEvent<Choice[]>).detail),
    );
    document.addEventListener('compare', (event) => {
      const { value, name } = (event as CustomEvent<Choice>).detail;
      const select = this.#select('b');
      // It may have been pressed before all choices are there.
      if (![...select.options].some((each) => each.value === value))
        select.querySelector('optgroup[data-imported]')!.append(new Option(name.slice(0, 80), value));
      select.value = value;
      void this.#compare();
      this.scrollIntoView();
      this.querySelector<HTMLElement>('[data-part=start]')?.focus({ preventScroll: true });
    });
    this.#arrive();
  }

  #select(name: 'a' | 'b'): HTMLSelectElement {
    return this.querySelector<HTMLSelectElement>(`select[name=${name}]`)!;
  }

  /** Imported machines may be chosen, too. A thousand choices are made in slices, those of the latest offer. */
  async #offer(choices: readonly Choice[]): Promise<void> {
    const turn = ++this.#offers;
    for (const name of ['a', 'b'] as const) {
      const options = await inSlices(optionSteps(choices), { wanted: () => turn === this.#offers });
      if (!options) return;
      const select = this.#select(name);
      const before = select.value;
      const group = select.querySelector<HTMLOptGroupElement>('optgroup[data-imported]')!;
      group.replaceChildren(options);
      group.hidden = choices.length === 0;
      select.value = before;
      if (select.selectedIndex < 0) select.value = name === 'a' ? (select.options[0]?.value ?? '') : 'own';
      await new Promise((resolve) => setTimeout(resolve));
    }
    if (turn === this.#offers) this.#arrive();
  }

  /** An address that names two machines compares them, once both are known. */
  #arrive(): void {
    const [a, b] = [this.#asked.get('a'), this.#asked.get('b')];
    if (!a || !b) return;
    const offered = (name: 'a' | 'b', value: string) =>
      [...this.#select(name).options].some((each) => each.value === value);
    if (!offered('a', a) || !offered('b', b)) return;
    this.#asked = new URLSearchParams();
    this.#select('a').value = a;
    this.#select('b').value = b;
    void this.#compare();
  }

  async #compare(): Promise<void> {
    this.#stop();
    const recorded = JSON.parse(this.dataset.recorded ?? '[]') as readonly RecordedMachine[];
    const [a, b] = [this.#select('a'), this.#select('b')];
    const [from, to] = [sourceOf(a.value, recorded), sourceOf(b.value, recorded)];
    const said = this.querySelector('[data-part=said]')!;
    const result = this.querySelector<HTMLElement>('[data-part=result]')!;
    result.replaceChildren();
    if (!from || !to) {
      said.textContent = 'Choose two machines.';
      return;
    }
    if (a.value === b.value) {
      said.textContent = 'This is the same machine twice. Choose another for one of the two.';
      return;
    }
    history.replaceState(history.state, '', `?${new URLSearchParams({ a: a.value, b: b.value })}`);
    const names = { a: a.selectedOptions[0]!.text, b: b.selectedOptions[0]!.text };
    try {
      const { compareMachines } = await import('./machines/compare.ts');
      let stopped = false;
      const comparison = compareMachines({
        a: from,
        b: to,
        names,
        said,
        result,
        base: this.dataset.base ?? '/',
      });
      this.#stop = () => {
        stopped = true;
        comparison.stop();
      };
      await comparison.done;
      if (!stopped) result.dataset.state = 'done';
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      said.textContent = `The two could not be compared. ${why}. Reload the page and try again.`;
    }
  }
}

customElements.define('machine-compare', MachineCompare);
