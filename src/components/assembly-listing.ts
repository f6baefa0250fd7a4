/** A file of `assembly/` in parts, and instructions as HTML. Pure. */

interface Part {
  /** Of the function that keeps its name. */
  readonly name: string;
  /** Its text, comments before it included. */
  readonly code: string;
}

export interface Parts {
  /** What stands beside the functions: other types and functions, without imports. May be empty. */
  readonly rest: string;
  readonly functions: readonly Part[];
}

const MARK = '#[unsafe(no_mangle)]';

/** Blocks are parted by empty lines at the margin; the mark that keeps a function's name is not shown. */
export function partsOf(source: string): Parts {
  const functions: Part[] = [];
  const rest: string[] = [];
  for (const block of blocks(source)) {
    const name = block.includes(MARK) && /\bfn (\w+)/.exec(block.slice(block.indexOf(MARK)))?.[1];
    if (name) functions.push({ name, code: block.replace(`${MARK}\n`, '') });
    else {
      const kept = block.split('\n').filter((line) => !/^(use .*;|\/\/!.*|#!\[.*\])$/.test(line));
      if (kept.some((line) => line.trim())) rest.push(kept.join('\n'));
    }
  }
  return { rest: rest.join('\n\n'), functions };
}

/** Parted at empty lines that an item, not a line within one, follows. */
function blocks(source: string): readonly string[] {
  return source
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}(?=\S)/)
    .map((block) => block.trim())
    .filter(Boolean);
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string): string => text.replaceAll(/[&<>]/g, (char) => ESCAPES[char]!);

/** For `set:html` in a `<pre>`: the instruction stands out, and `lock` more. */
export const instructionsHtml = (lines: readonly string[]): string =>
  lines
    .map((line) => {
      if (line.endsWith(':')) return `<span class="tok-comment">${escaped(line)}</span>`;
      const [, lock = '', name = '', rest = ''] = /^(lock )?(\S+)(.*)$/.exec(line) ?? [];
      return `    ${lock && '<span class="tok-own">lock</span> '}<span class="tok-keyword">${escaped(name)}</span>${escaped(rest)}`;
    })
    .join('\n');

/** "12 instructions": labels are none. */
export function sizeText(lines: readonly string[]): string {
  const count = lines.filter((line) => !line.endsWith(':')).length;
  return count === 1 ? '1 instruction' : `${count} instructions`;
}
