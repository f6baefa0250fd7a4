/**
 * Text that is typed over a selection is put in by the editor itself. Left to do it, Chromium gives the new text the style of what
 * it replaces, as a `style` attribute, which the page's policy forbids.
 */
import { EditorView } from '@codemirror/view';

export const typedOver = EditorView.domEventHandlers({
  beforeinput: ({ inputType, data, isComposing, cancelable }, view) => {
    const { from, to, empty } = view.state.selection.main;
    const composes = isComposing || view.composing;
    if (inputType !== 'insertText' || !data || empty || composes || !cancelable) return false;
    const plain = () =>
      view.state.update(view.state.replaceSelection(view.state.toText(data)), {
        userEvent: 'input.type',
        scrollIntoView: true,
      });
    const handlers = view.state.facet(EditorView.inputHandler);
    if (!handlers.some((handle) => handle(view, from, to, data, plain))) view.dispatch(plain());
    return true;
  },
});
