/**
 * The editor itself, CodeMirror, in a shadow root: there it puts its styles into adopted sheets, which the page's policy allows, and
 * the page's styles do not reach into it. Loaded when somebody presses Edit.
 */
import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, isolateHistory } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState, Prec } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import type { EditorPlace } from './assemble.ts';
import { libraryCompletion } from './completion.ts';
import { look } from './look.ts';
import { typedOver } from './typed-over.ts';

interface EditorOptions {
  readonly host: HTMLElement;
  readonly text: string;
  /** For screen readers: "Your version of one Arc, TypeScript". */
  readonly label: string;
  readonly names: readonly string[];
  readonly onChange: (text: string) => void;
  /** Shift+Enter. */
  readonly onRun: () => void;
}

export interface Mistake {
  readonly message: string;
  readonly place: EditorPlace;
}

export interface Editor {
  readonly text: () => string;
  readonly replace: (text: string) => void;
  /** Marks a mistake where it is; undefined takes the mark away. */
  readonly mark: (mistake: Mistake | undefined) => void;
  /** Shows what differs from this text, in place; undefined ends that. */
  readonly compare: (original: string | undefined) => Promise<void>;
  readonly focus: () => void;
  readonly destroy: () => void;
}

export function openEditor({ host, text, label, names, onChange, onRun }: EditorOptions): Editor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const difference = new Compartment();
  const language = javascript({ typescript: true });
  const run = () => {
    onRun();
    return true;
  };
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        Prec.highest(keymap.of([{ key: 'Shift-Enter', run }])),
        lintGutter(),
        lineNumbers(),
        history(),
        drawSelection(),
        indentUnit.of('  '),
        EditorState.tabSize.of(2),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        autocompletion({ icons: false }),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        keymap.of([
          ...closeBracketsKeymap,
          ...defaultKeymap,
          ...historyKeymap,
          ...completionKeymap,
          ...lintKeymap,
        ]),
        language,
        language.language.data.of({ autocomplete: libraryCompletion(names) }),
        look,
        typedOver,
        difference.of([]),
        EditorView.contentAttributes.of({
          'aria-label': label,
          spellcheck: 'false',
          autocapitalize: 'off',
          // It is in the order of Tab by itself; what checks pages wants it told.
          tabindex: '0',
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  // Keys that are typed here are not the page's shortcuts. Escape is, once nothing here is left to close.
  const keep = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) event.stopPropagation();
  };
  host.addEventListener('keydown', keep);
  return {
    text: () => view.state.doc.toString(),
    replace: (next) =>
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: next },
        // Undo takes back this and no more, however soon it comes after something else.
        annotations: isolateHistory.of('full'),
      }),
    mark: (mistake) =>
      view.dispatch(setDiagnostics(view.state, mistake ? [diagnostic(view.state, mistake)] : [])),
    compare: async (original) => {
      const shown = original === undefined ? [] : (await import('./difference.ts')).difference(original);
      view.dispatch({ effects: difference.reconfigure(shown) });
    },
    focus: () => view.focus(),
    destroy: () => {
      host.removeEventListener('keydown', keep);
      view.destroy();
    },
  };
}

/** From its place to the end of the word there; a place that is not there any more is the nearest that is. */
function diagnostic(state: EditorState, { message, place }: Mistake): Diagnostic {
  const line = state.doc.line(Math.min(Math.max(1, place.line), state.doc.lines));
  const from = Math.min(line.from + Math.max(0, place.column - 1), line.to);
  const word = /^[\w$]+/.exec(line.text.slice(from - line.from))?.[0].length ?? 1;
  return {
    from,
    to: Math.min(Math.max(from + word, from + 1), Math.max(from, line.to)),
    severity: 'error',
    message,
  };
}
