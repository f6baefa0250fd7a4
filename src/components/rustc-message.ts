/** rustc's words as HTML: severity and code stand out, the frame around lines of code stands back. Pure. */

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (char) => ESCAPES[char]!);

const span = (name: string, text: string): string =>
  text && `<span class="rustc-${name}">${escaped(text)}</span>`;

/** A line of words, which may be broken; in a line of code, what stands under what matters. */
const prose = (html: string): string => `<span class="rustc-prose">${html}</span>`;

/** For `set:html` in a `<pre>`. */
export const messageHtml = (message: string): string => message.split('\n').map(lineHtml).join('\n');

function lineHtml(line: string): string {
  const head = /^(error|warning)(\[\w+\])?(:.*)$/.exec(line);
  if (head) return prose(`${span(head[1]!, head[1]! + (head[2] ?? ''))}${span('title', head[3]!)}`);
  const place = /^( *(?:-->|:::) )(.*)$/.exec(line);
  if (place) return span('frame', line);
  const note = /^( *= |)(note|help)(:.*)$/.exec(line);
  if (note) return prose(`${span('frame', note[1]!)}${span('note', note[2]!)}${escaped(note[3]!)}`);
  const code = /^( *\d* *[|~+-])(.*)$/.exec(line);
  if (!code) return escaped(line);
  const [, gutter, rest] = code as unknown as readonly [string, string, string];
  // A line without a number holds marks and labels, not code.
  return (
    span('frame', gutter) +
    (/\d/.test(gutter) || !/[\^_~+|-]/.test(rest) ? escaped(rest) : span('label', rest))
  );
}

/** Where an error is explained; lints have no page of their own. */
export const codeUrl = (code: string): string | undefined =>
  /^E\d{4}$/.test(code) ? `https://doc.rust-lang.org/error_codes/${code}.html` : undefined;
