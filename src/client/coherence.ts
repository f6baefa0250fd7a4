/** `<coherence-steps>`: steps through a scenario on one cache line, or lets the reader act for the cores. */
import { type Act, type Action, type Message, type Step, step, untouched } from '../coherence/mesi.ts';
import { SCENARIOS } from '../coherence/scenarios.ts';
import { STATE_NAMES, tell } from '../coherence/tell.ts';

const CORES = 2;
const ASKS: Readonly<Record<Message['kind'], string>> = {
  read: 'send me a copy',
  own: 'send me the line, give yours up',
  invalidate: 'give your copy up',
  data: 'the line',
  'write-back': 'the line, to be kept',
};

class CoherenceSteps extends HTMLElement {
  /** All that was done, in order. */
  #done: readonly Step[] = [];
  readonly #events = new AbortController();

  connectedCallback(): void {
    const { signal } = this.#events;
    this.querySelector('select')?.addEventListener('change', () => this.#show([]), { signal });
    this.addEventListener('click', (event) => this.#press(event), { signal });
    // The tables say all steps at once; whoever can take them one by one opens them when wanted.
    for (const table of this.parentElement?.querySelectorAll('details') ?? []) table.open = false;
    this.#show([]);
  }

  #press(event: Event): void {
    const button = (event.target as Element).closest('button');
    if (!button) return;
    const { core, act, do: wish } = button.dataset;
    if (act) this.#show([...this.#done, this.#next({ core: Number(core), act: act as Act })]);
    else if (wish === 'back') this.#show(this.#done.slice(0, -1));
    else if (wish === 'restart') this.#show([]);
    else {
      const planned = this.#scenario().actions[this.#done.length];
      if (planned) this.#show([...this.#done, this.#next(planned)]);
    }
  }

  #scenario() {
    const chosen = this.querySelector('select')?.value;
    return SCENARIOS.find(({ id }) => id === chosen) ?? SCENARIOS[0]!;
  }

  #next(action: Action): Step {
    return step(this.#done.at(-1)?.after ?? untouched(CORES), action);
  }

  #show(done: readonly Step[]): void {
    this.#done = done;
    const last = done.at(-1);
    const line = last?.after ?? untouched(CORES);
    for (const box of this.querySelectorAll<HTMLElement>('.coherence-core')) {
      const { state, value } = line.copies[Number(box.dataset.core)]!;
      box.dataset.state = state;
      this.#write('state', STATE_NAMES[state], box);
      this.#write('value', state === 'I' ? 'no copy' : `count ${value}`, box);
    }
    this.#write('memory', `count ${line.memory}`);
    this.#write(
      'said',
      last ? tell(last) : 'The line is in memory and in no cache. Press Step, or act for a core.',
    );
    const messages = done.reduce((sum, each) => sum + each.messages.length, 0);
    this.#write('tally', `${plural(done.length, 'action')}, ${plural(messages, 'message')}`);
    this.querySelector('[data-part=messages]')?.replaceChildren(...(last?.messages ?? []).map(item));
    const [next, back] = ['step', 'back'].map((name) =>
      this.querySelector<HTMLButtonElement>(`[data-do=${name}]`),
    );
    if (next) next.disabled = done.length >= this.#scenario().actions.length;
    if (back) back.disabled = done.length === 0;
  }

  #write(part: string, text: string, within: Element = this): void {
    const place = within.querySelector(`[data-part=${part}]`);
    if (place) place.textContent = text;
  }

  disconnectedCallback(): void {
    this.#events.abort();
  }
}

const plural = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;
const place = (end: Message['from'] | Message['to']): string =>
  typeof end === 'number' ? `core ${end + 1}` : end === 'others' ? 'the other core' : end;

function item({ kind, from, to }: Message): HTMLElement {
  const li = document.createElement('li');
  li.dataset.from = String(from);
  const ends = document.createElement('b');
  ends.textContent = `${place(from)} → ${place(to)}`;
  li.append(ends, ` ${ASKS[kind]}`);
  return li;
}

customElements.define('coherence-steps', CoherenceSteps);
