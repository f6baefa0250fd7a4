/** Code as HTML, with its changes marked in place: what goes is struck, what comes is set beside it. Everything is escaped. */
import type { Program, Syntax } from './syntax.ts';

export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  /** Of the element: `refused`, `use` … */
  readonly kind: string;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (char) => ESCAPES[char]!);

/** `a \`b\` c` -> with `<code>`. */
export const prose = (text: string): string =>
  escaped(text).replaceAll(/`([^`]*)`/g, (_, code: string) => `<code>${code}</code>`);

interface Run {
  readonly from: number;
  readonly to: number;
  readonly token: string | undefined;
}

const CONSTANT = /^(?:integer_literal|float_literal|boolean_literal)$/;
const STRING = /^(?:string_literal|raw_string_literal|char_literal)$/;

/** Class of a token, as in styles/code.css: borrows, `mut`, `move` and lifetimes stand out. */
function tokenOf({ type, named }: Syntax): string | undefined {
  if (type === 'type_identifier' || type === 'primitive_type') return 'type';
  if (STRING.test(type)) return 'string';
  if (CONSTANT.test(type)) return 'constant';
  if (type === 'line_comment' || type === 'block_comment' || type === 'attribute_item') return 'comment';
  if (type === 'lifetime' || type === 'mutable_specifier' || type === 'move') return 'own';
  if (!named && type === '&') return 'own';
  if (type === 'self' || type === 'crate' || type === 'super') return 'keyword';
  return !named && /^[a-z]+$/.test(type) ? 'keyword' : undefined;
}

function runs({ root, text }: Program): readonly Run[] {
  const found: Run[] = [];
  let at = 0;
  const to = (end: number, token: string | undefined) => {
    if (end > at) found.push({ from: at, to: end, token });
    at = Math.max(at, end);
  };
  const visit = (node: Syntax): void => {
    const token = tokenOf(node);
    if (token || node.children.length === 0) {
      to(node.from, undefined);
      to(node.to, token);
      return;
    }
    for (const child of node.children) visit(child);
  };
  visit(root);
  to(text.length, undefined);
  return found;
}

const span = (text: string, token: string | undefined): string =>
  token ? `<span class="tok-${token}">${escaped(text)}</span>` : escaped(text);

/** `marks` by place, none over another. `pre` and all: what is in it can be scrolled by keyboard. */
export function listing(program: Program, marks: readonly Mark[], label: string): string {
  const { text } = program;
  const all = runs(program);
  const lines: { html: string; marked: boolean }[] = [{ html: '', marked: false }];
  let next = 0;
  const between = (from: number, to: number): string => {
    let html = '';
    while (next > 0 && all[next - 1]!.to > from) next--;
    while (next < all.length && all[next]!.to <= from) next++;
    for (let i = next; i < all.length && all[i]!.from < to; i++)
      html += span(text.slice(Math.max(from, all[i]!.from), Math.min(to, all[i]!.to)), all[i]!.token);
    return html;
  };
  /** A part of the text, which may have several lines. */
  const put = (from: number, to: number, wrap: (html: string) => string, marked: boolean): void => {
    for (let start = from; start < to; ) {
      const newline = text.indexOf('\n', start);
      const end = newline < 0 || newline >= to ? to : newline;
      const line = lines.at(-1)!;
      if (end > start) {
        line.html += wrap(between(start, end));
        line.marked ||= marked;
      }
      if (end < to) lines.push({ html: '', marked: false });
      start = end < to ? end + 1 : to;
    }
  };
  const plain = (html: string) => html;
  let at = 0;
  for (const { from, to, insert, kind } of marks) {
    put(at, from, plain, false);
    const wrap = (html: string) =>
      insert || kind !== 'look' ? `<del class="mark-${kind}">${html}</del>` : `<mark>${html}</mark>`;
    put(from, to, wrap, true);
    const line = lines.at(-1)!;
    line.marked = true;
    if (insert) line.html += `<ins class="mark-${kind}">${escaped(insert)}</ins>`;
    at = to;
  }
  put(at, text.length, plain, false);
  if (lines.at(-1)!.html === '') lines.pop();
  const body = lines.map(({ html, marked }) => `<span${marked ? ' class="line-own"' : ''}>${html}</span>`);
  return `<pre class="code" tabindex="0" role="group" aria-label="${escaped(label)}"><code>${body.join('\n')}</code></pre>`;
}
