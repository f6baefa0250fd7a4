/** The dialog *Cite or share*: everything that a chart is cited, shown and reproduced with. Loaded when it is asked for. */
import { element } from '../cell/dom.ts';
import { textOf } from '../cell/failure.ts';
import {
  citationPart,
  dataPart,
  embedPart,
  linkPart,
  picturePart,
  sentencePart,
  slidesPart,
} from './parts.ts';
import { styled } from './styled.ts';
import { type Citation, citationOf, type Subject, subjectsOf } from './subject.ts';
import type { Dialog } from './widgets.ts';

/** Shows it, and resolves when it is shown. */
export async function showCite(cell: HTMLElement): Promise<void> {
  const [subjects] = await Promise.all([subjectsOf(cell), styled()]);
  const [first] = subjects;
  if (!first) throw new Error('nothing was measured here yet; run the experiment first');
  const status = element(document, 'p', { role: 'status', class: 'cite-status' });
  const body = element(document, 'div', { class: 'cite-body' });
  const close = element(document, 'button', { type: 'button', class: 'cell-cancel' }, 'Close');
  const dialog = element(
    document,
    'dialog',
    { class: 'cite-dialog', 'aria-labelledby': 'cite-title' },
    element(
      document,
      'header',
      { class: 'cite-head' },
      element(document, 'h2', { id: 'cite-title' }, `Cite “${first.scene.experiment.title}”`),
      close,
    ),
    choice(subjects, (subject) => void show(subject)),
    body,
    status,
  ) as HTMLDialogElement;
  const state: Dialog = {
    say: (words) => {
      status.textContent = words;
    },
    theme: isDark() ? 'dark' : 'light',
  };
  let wanted = first;
  const show = async (subject: Subject) => {
    wanted = subject;
    body.setAttribute('aria-busy', 'true');
    try {
      const citation = await citationOf(subject, import.meta.env.PUBLIC_VERSION ?? 'unknown');
      if (wanted === subject) body.replaceChildren(...parts(subject, citation, state));
    } catch (error) {
      state.say(`This run cannot be cited: ${textOf(error)}.`);
    } finally {
      body.removeAttribute('aria-busy');
    }
  };
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => {
    // Outside of what stands in it.
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  await show(first);
}

const parts = (subject: Subject, citation: Citation, state: Dialog): readonly Element[] => [
  sentencePart(citation, state),
  linkPart(subject, citation, state),
  picturePart(subject, citation, state),
  dataPart(citation, state),
  citationPart(citation, state),
  embedPart(citation, state),
  slidesPart(citation),
];

/** Which run; nothing to choose where there is one. */
function choice(subjects: readonly Subject[], choose: (subject: Subject) => void): HTMLElement {
  if (subjects.length === 1)
    return element(document, 'p', { class: 'cite-which' }, `Of ${subjects[0]!.label}.`);
  const options = subjects.map((subject, i) => {
    const input = element(document, 'input', {
      type: 'radio',
      name: 'cite-which',
      ...(i === 0 && { checked: '' }),
    });
    input.addEventListener('change', () => choose(subject));
    return element(document, 'label', {}, input, ` ${subject.label}`);
  });
  return element(
    document,
    'fieldset',
    { class: 'cite-which' },
    element(document, 'legend', {}, 'Which run'),
    ...options,
  );
}

/** What the page is drawn in now. */
function isDark(): boolean {
  const { theme } = document.documentElement.dataset;
  return theme ? theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}
