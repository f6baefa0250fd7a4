/**
 * Code -> HTML at build time, with classes in place of Shiki's inline styles: the content security policy allows no
 * `style` attribute. What the book is about is what stands out: borrows, `mut`, `move` and lifetimes have the accent,
 * the rest of the syntax is ink. Colors are in styles/code.css.
 */
import { createHighlighter, type ShikiTransformer, type ThemeRegistration } from 'shiki';

export type CodeLanguage = 'rust' | 'typescript' | 'text';

/** Class -> scopes of the grammars. Later entries win. */
const TOKENS: Readonly<Record<string, readonly string[]>> = {
  type: ['entity.name.type', 'support.type', 'entity.name.function.macro'],
  string: ['string', 'punctuation.definition.string'],
  constant: ['constant.numeric', 'constant.language'],
  keyword: ['keyword.control', 'keyword.other', 'keyword.operator.new', 'storage.type', 'storage.modifier'],
  own: [
    'storage.modifier.mut',
    'keyword.operator.borrow',
    'keyword.operator.dereference',
    'entity.name.type.lifetime',
    'punctuation.definition.lifetime',
  ],
  comment: ['comment', 'punctuation.definition.comment', 'meta.attribute.rust'],
};
const NAMES = Object.keys(TOKENS);

/** A theme whose colors are the numbers of the classes, to be taken out again by the transformer. */
const colorOf = (index: number) => `#0000${(index + 1).toString(16).padStart(2, '0')}`;
export const theme: ThemeRegistration = {
  name: 'book',
  type: 'light',
  fg: '#000000',
  bg: '#ffffff',
  settings: NAMES.map((name, i) => ({
    scope: [...TOKENS[name]!],
    settings: { foreground: colorOf(i) },
  })),
};

function classOf(style: string, text: string): string | undefined {
  const index = /color:\s*#0000([0-9a-f]{2})/i.exec(style)?.[1];
  const name = index && NAMES[Number.parseInt(index, 16) - 1];
  return name === 'keyword' && text.trim() === 'move' ? 'own' : name || undefined;
}

export const classes: ShikiTransformer = {
  name: 'classes-not-styles',
  span(node) {
    const text = node.children[0]?.type === 'text' ? node.children[0].value : '';
    const name = classOf(String(node.properties.style ?? ''), text);
    delete node.properties.style;
    if (name) node.properties.class = `tok-${name}`;
  },
  line(node) {
    delete node.properties.class;
  },
  pre(node) {
    delete node.properties.style;
    node.properties.class = 'code';
    // A block that scrolls must be reachable by keyboard.
    node.properties.tabindex = '0';
  },
};

const highlighter = createHighlighter({ themes: [theme], langs: ['rust', 'typescript'] });

/** Marks some lines, counted from 1: what one version of a program has and the other has not. */
const marking = (lines: readonly number[]): ShikiTransformer => ({
  name: 'marked-lines',
  line(node, line) {
    if (lines.includes(line)) node.properties.class = 'line-own';
  },
});

/** The code as `<pre class="code"><code>…</code></pre>`, for `set:html`. */
export async function highlight(
  code: string,
  lang: CodeLanguage,
  marked: readonly number[] = [],
): Promise<string> {
  const shiki = await highlighter;
  const transformers = [classes, marking(marked)];
  return shiki.codeToHtml(code.replace(/\n$/, ''), { lang, theme: 'book', transformers });
}
