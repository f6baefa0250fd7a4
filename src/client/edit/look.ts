/** How the editor looks: the page's own colors and faces, which change with its theme. */
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** As listings are colored: see styles/code.css. */
const syntax = HighlightStyle.define([
  {
    tag: [tags.keyword, tags.controlKeyword, tags.definitionKeyword, tags.moduleKeyword, tags.modifier],
    fontWeight: '640',
  },
  { tag: [tags.typeName, tags.className, tags.namespace], color: 'var(--code-type)' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: 'var(--code-string)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--code-constant)' },
  { tag: [tags.comment], color: 'var(--code-comment)' },
]);

const theme = EditorView.theme({
  '&': {
    color: 'var(--ink)',
    backgroundColor: 'var(--paper-2)',
    fontSize: 'var(--size-code)',
  },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '0' },
  '.cm-scroller': {
    fontFamily: 'var(--font-mono)',
    lineHeight: '1.55',
    fontVariantLigatures: 'none',
    overflow: 'auto',
  },
  '.cm-content': { padding: '0.95rem 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 0.9rem 0 0.4rem' },
  '.cm-cursor, .cm-dropCursor': { borderInlineStartColor: 'var(--ink)', borderInlineStartWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--mark)',
  },
  '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--ink-2)', border: '0' },
  '.cm-activeLine, .cm-activeLineGutter': {
    backgroundColor: 'color-mix(in oklab, var(--mark), transparent 62%)',
  },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'transparent', outline: '1px solid var(--rule-2)' },
  '&.cm-focused .cm-nonmatchingBracket': {
    backgroundColor: 'transparent',
    outline: '1px solid var(--verdict-refuted)',
  },
  '.cm-tooltip': {
    border: '1px solid var(--rule-2)',
    backgroundColor: 'var(--paper)',
    color: 'var(--ink)',
    fontFamily: 'var(--font-ui)',
    fontSize: 'var(--size-small)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font-mono)', maxHeight: '14em' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.2em 0.5em' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--mark)', color: 'var(--ink)' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-completionDetail': { color: 'var(--ink-2)', fontStyle: 'normal' },
  '.cm-tooltip.cm-completionInfo': { padding: '0.5em 0.7em', maxWidth: '22rem' },
  '.cm-completionInfo p': { margin: '0' },
  '.cm-completionInfo p + p': { marginTop: '0.4em', color: 'var(--ink-2)' },
  '.cm-diagnostic-error': { borderInlineStart: '4px solid var(--verdict-refuted)' },
  '.cm-diagnostic': { padding: '0.35em 0.6em' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--verdict-refuted)',
    textUnderlineOffset: '0.25em',
    textDecorationSkipInk: 'none',
  },
  // The library draws an image here.
  '.cm-lint-marker-error': { content: 'normal', textAlign: 'center', lineHeight: '1.3' },
  '.cm-lint-marker-error::after': { content: '"●"', color: 'var(--verdict-refuted)' },
  // As specific as the library's own, which have a theme of theirs before them.
  '&.cm-editor.cm-merge-b .cm-changedLine': {
    backgroundColor: 'color-mix(in oklab, var(--accent), transparent 90%)',
  },
  '&.cm-editor.cm-merge-b .cm-changedText': {
    background: 'none',
    textDecoration: 'underline 2px var(--accent)',
    textUnderlineOffset: '0.25em',
  },
  '&.cm-editor.cm-merge-b .cm-deletedChunk': {
    backgroundColor: 'color-mix(in oklab, var(--verdict-refuted), transparent 90%)',
  },
  '&.cm-editor.cm-merge-b .cm-deletedChunk *': { color: 'var(--ink)' },
  '&.cm-editor.cm-merge-b .cm-deletedText, &.cm-editor.cm-merge-b .cm-deletedLine del': {
    background: 'color-mix(in oklab, var(--verdict-refuted), transparent 88%)',
    textDecoration: 'none',
  },
  '.cm-changeGutter': { width: '3px', paddingInlineStart: '1px' },
  '&.cm-editor.cm-merge-b .cm-changedLineGutter': { background: 'var(--accent)' },
  '&.cm-editor.cm-merge-b .cm-deletedLineGutter': { background: 'var(--verdict-refuted)' },
});

export const look: Extension = [theme, syntaxHighlighting(syntax)];
