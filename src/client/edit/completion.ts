/** Completes the names of the ownership library, with what each is and says; the language completes its own. */

import { library } from 'virtual:editing';
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';

const TYPES = { function: 'function', class: 'class', constant: 'constant' } as const;

/** `names`: all that a kernel of the chapter may use. */
export function libraryCompletion(names: readonly string[]) {
  const known = new Map(library.map((entry) => [entry.name, entry]));
  const options = names.map((name): Completion => {
    const entry = known.get(name);
    if (!entry) return { label: name, type: 'variable', detail: 'this chapter' };
    const { kind, file, signature, says } = entry;
    return {
      label: name,
      type: TYPES[kind],
      detail: file.replace(/\.ts$/, ''),
      boost: 1,
      ...((says || kind === 'function') && { info: () => info(signature, says) }),
    };
  });
  return (context: CompletionContext): CompletionResult | null => {
    const word = context.matchBefore(/[A-Za-z_$][\w$]*/);
    if (!word && !context.explicit) return null;
    // A member of something else.
    if (context.matchBefore(/\.\s*[\w$]*/)) return null;
    return { from: word?.from ?? context.pos, options, validFor: /^[\w$]*$/ };
  };
}

function info(signature: string, says: string): Node {
  const box = document.createElement('div');
  const line = (text: string) => {
    const made = document.createElement('p');
    made.textContent = text;
    return made;
  };
  box.append(line(signature), ...(says ? [line(says)] : []));
  return box;
}
