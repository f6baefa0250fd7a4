/** The infection map at work: what the reader chooses or pastes goes to the worker, and its map into the page. */
import { type Answer, refusal } from '../../infection/answer.ts';
import { EXAMPLES } from '../../infection/examples.ts';
import { browserStore, keep, recall } from '../cell/store.ts';
import { KEPT } from './kept.ts';
import { Mapper } from './mapper.ts';

const KEY = 'infection';
/** Milliseconds after the last key. */
const PAUSE = 300;

export interface Panel {
  /** The reader did something: with a select, or in the text. */
  readonly changed: (target: EventTarget | null) => void;
  /** Shows what was pasted on an earlier visit. */
  readonly restore: () => Promise<void>;
}

export function panel(host: HTMLElement): Panel {
  const part = <E extends HTMLElement>(name: string): E => host.querySelector<E>(`[data-part=${name}]`)!;
  const [which, field] = [part<HTMLSelectElement>('which'), part<HTMLSelectElement>('field')];
  const [own, map, status] = [part<HTMLTextAreaElement>('own'), part('map'), part('status')];
  const mapper = new Mapper(() => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }));
  let pause: ReturnType<typeof setTimeout> | undefined;
  let last = 0;

  const isOwn = () => which.value === 'own';
  const code = () => (isOwn() ? own.value : (EXAMPLES.find(({ id }) => id === which.value)?.code ?? ''));

  async function draw(pick: string | undefined): Promise<void> {
    clearTimeout(pause);
    const turn = ++last;
    const text = code();
    host.dataset.state = 'busy';
    const why = refusal(text);
    const answer: Answer = why ? { state: 'none', why } : await mapper.ask(text, pick);
    if (turn !== last) return;
    show(answer);
    if (!isOwn()) return;
    const lost = await keep(browserStore, KEY, { text, pick: field.value });
    try {
      if (!lost) localStorage.setItem(KEPT, '1');
    } catch {
      // Then it is not looked for on the next visit; nothing else is lost.
    }
    if (lost && turn === last && text.trim() !== '') status.append(` ${lost}`);
  }

  function show(answer: Answer): void {
    host.dataset.state = answer.state;
    field.disabled = answer.state === 'none';
    if (answer.state === 'none') {
      field.replaceChildren(new Option('none'));
      map.replaceChildren();
      status.textContent = answer.why;
      return;
    }
    field.replaceChildren(
      ...answer.choices.map(({ name, label }) => new Option(label, name, false, name === answer.picked)),
    );
    const isOpen = map.querySelector('details')?.open ?? false;
    map.innerHTML = answer.html;
    const details = map.querySelector('details');
    if (details) details.open = isOpen;
    status.textContent = answer.said;
  }

  async function restore(): Promise<void> {
    const stored = await recall(browserStore, KEY);
    if (!isKept(stored)) return;
    which.value = 'own';
    own.value = stored.text;
    part('paste').hidden = false;
    await draw(stored.pick);
  }

  return {
    restore,
    changed(target) {
      if (target === which) {
        part('paste').hidden = !isOwn();
        // Something to start from.
        if (isOwn() && own.value === '') own.value = EXAMPLES[0].code;
        void draw(EXAMPLES.find(({ id }) => id === which.value)?.pick);
      } else if (target === field) void draw(field.value);
      else if (target === own) {
        clearTimeout(pause);
        pause = setTimeout(() => void draw(field.value), PAUSE);
      }
    },
  };
}

const isKept = (value: unknown): value is { readonly text: string; readonly pick: string } =>
  typeof value === 'object' &&
  value !== null &&
  'text' in value &&
  typeof value.text === 'string' &&
  'pick' in value &&
  typeof value.pick === 'string';
