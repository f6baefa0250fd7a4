/** A kernel's editor in its cell: in place of the listing, with what can be done with it. Loaded when Edit is pressed. */
import { element } from '../cell/dom.ts';
import { textOf } from '../cell/failure.ts';
import { shownText } from './assemble.ts';
import { type Editable, loadBundle, regionOf } from './bundle.ts';
import type { Editor, Mistake } from './editor.ts';
import { holdVersion, setVersion, versionsOf } from './versions.ts';

interface PanelOptions {
  readonly editable: Editable;
  /** The name of the version among those of the cell: a variant's, or a demo's. */
  readonly variant: string;
  readonly label: string;
  /** Stands where the editor will. */
  readonly listing: HTMLElement;
  /** The button that was pressed; it gets the focus back. */
  readonly button: HTMLButtonElement;
  readonly run: () => void;
  /** Something to know that stays in the cell. */
  readonly note: (words: string) => void;
}

export interface Panel {
  /** Puts a text in place of what the editor holds, which Undo brings back; runs nothing. */
  readonly put: (text: string) => void;
  readonly mark: (mistake: Mistake | undefined) => void;
}

const WORDS = {
  kernel: {
    original: 'This is the original. Change something, then press Run: your version is measured beside it.',
    changed: 'Run measures your version beside the original, as “yours”.',
  },
  demo: {
    original: 'This is the original. Change something, then press Run.',
    changed: 'Run in TypeScript runs your version.',
  },
} as const;

/** Milliseconds after the last key. */
const PAUSE = 300;

/** Rejects with a sentence when the editor cannot be had. */
export async function openPanel(options: PanelOptions): Promise<Panel> {
  const { editable, variant, label, listing, button } = options;
  const { id } = editable;
  const region = regionOf(editable);
  const [{ openEditor }, { strip }, bundle, versions] = await Promise.all([
    import('./editor.ts'),
    import('./strip.ts'),
    loadBundle(editable),
    versionsOf(id),
  ]);
  const original = shownText(bundle, region);
  const kept = versions[variant];
  const document = listing.ownerDocument;
  const make = (tag: string, attributes: Record<string, string>, text = '') =>
    element(document, tag, attributes, text);

  const host = make('div', { class: 'edit-host', 'data-part': 'editor' });
  const status = make('p', { class: 'edit-words', role: 'status', 'data-part': 'edit-words' });
  const reset = make('button', { type: 'button', class: 'cell-link', 'data-part': 'reset' }, 'Reset');
  const compare = make(
    'button',
    { type: 'button', class: 'cell-link', 'aria-pressed': 'false', 'data-part': 'compare' },
    'Compare with the original',
  );
  const once = make('button', { type: 'button', class: 'cell-link', 'data-part': 'try' }, 'Try it once');
  const close = make('button', { type: 'button', class: 'cell-link', 'data-part': 'close-editor' }, 'Close');
  const bar = element(
    document,
    'div',
    { class: 'edit-bar' },
    // A demo is run once in any case.
    editable.what === 'kernel' ? once : undefined,
    compare,
    reset,
    close,
  );
  const panel = element(document, 'div', { class: 'edit', 'data-part': 'edit' }, host, bar, status);

  let editor: Editor | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const text = () => editor?.text() ?? original;
  const versionOf = (now: string) => (now === original ? undefined : { text: now, original });

  /** Checks, keeps, and says where things stand. */
  const settle = async () => {
    clearTimeout(timer);
    timer = undefined;
    const now = text();
    const version = versionOf(now);
    const changed = version !== undefined;
    const wrong = changed ? strip(bundle, region, now) : undefined;
    const mistake = wrong?.state === 'wrong' ? wrong : undefined;
    editor?.mark(mistake);
    say(changed, mistake);
    const words = await setVersion(id, variant, version);
    if (words) options.note(words);
  };
  const say = (changed: boolean, mistake: Mistake | undefined) => {
    (reset as HTMLButtonElement).disabled = !changed;
    panel.toggleAttribute('data-changed', changed);
    status.textContent = mistake
      ? `Line ${mistake.place.line}, column ${mistake.place.column}: ${mistake.message}.`
      : WORDS[editable.what][changed ? 'changed' : 'original'];
  };

  listing.hidden = true;
  button.hidden = true;
  listing.after(panel);
  editor = openEditor({
    host,
    text: kept?.text ?? original,
    label: `Your version of ${label}, TypeScript`,
    names: bundle.names,
    onChange: (now) => {
      // A run that starts before the pause is over has it all the same.
      void holdVersion(id, variant, versionOf(now));
      clearTimeout(timer);
      timer = setTimeout(() => void settle(), PAUSE);
    },
    onRun: () => void settle().then(options.run),
  });
  if (kept && kept.original !== original)
    options.note(`The book’s “${label}” has changed since you made your version of it; compare them.`);

  once.addEventListener('click', () => {
    const version = { text: text(), original };
    status.textContent = 'Trying it.';
    import('./check.ts')
      .then(({ tryOnce }) => tryOnce(id, { [variant]: version }))
      .then((refusal) => {
        const place = refusal?.place;
        editor?.mark(refusal && place ? { message: refusal.message, place } : undefined);
        status.textContent = refusal ? refusal.message : 'It ran once and came to an end. Run measures it.';
      })
      .catch((error: unknown) => {
        status.textContent = `It could not be tried: ${textOf(error)}.`;
      });
  });
  reset.addEventListener('click', () => {
    editor?.replace(original);
    void settle();
    editor?.focus();
  });
  compare.addEventListener('click', () => {
    const pressed = compare.getAttribute('aria-pressed') !== 'true';
    compare.setAttribute('aria-pressed', String(pressed));
    editor?.compare(pressed ? original : undefined).catch(() => {
      compare.setAttribute('aria-pressed', 'false');
      options.note('The comparison did not arrive. Check the connection, then ask again.');
    });
  });
  close.addEventListener('click', () => {
    void settle();
    editor?.destroy();
    editor = undefined;
    panel.remove();
    listing.hidden = false;
    button.hidden = false;
    button.focus();
  });
  const first = kept ? strip(bundle, region, kept.text) : undefined;
  const mistake = first?.state === 'wrong' ? first : undefined;
  editor.mark(mistake);
  say(kept !== undefined, mistake);
  editor.focus();
  return {
    put: (next) => {
      editor?.replace(next);
      void settle();
      editor?.focus();
    },
    mark: (found) => editor?.mark(found),
  };
}
