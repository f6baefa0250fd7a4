/** What differs from the original, in place: lines that are gone stand above those that came. Loaded when asked for. */
import { unifiedMergeView } from '@codemirror/merge';
import type { Extension } from '@codemirror/state';

export const difference = (original: string): Extension =>
  unifiedMergeView({ original, mergeControls: false, highlightChanges: true, gutter: true });
