/** Text -> syntax, by tree-sitter (MIT) and its grammar of Rust (MIT), both in WebAssembly: in the page as in Node. */
import { Language, Parser, type TreeCursor } from 'web-tree-sitter';
import type { Program, Syntax } from './syntax.ts';

/** Deeper than people write. What recurses over the tree after this cannot run out of stack. */
const DEEPEST = 250;

/** Both are bytes of WebAssembly modules. The function that comes back throws nothing, whatever the text is. */
export async function rustParser(core: Uint8Array, grammar: Uint8Array): Promise<(text: string) => Program> {
  await Parser.init({ wasmBinary: core });
  const parser = new Parser().setLanguage(await Language.load(grammar));
  return (text) => {
    const tree = parser.parse(text);
    if (!tree) throw new Error('the parser has no language');
    const cursor = tree.walk();
    try {
      return { text, ...plain(cursor) };
    } finally {
      cursor.delete();
      tree.delete();
    }
  };
}

interface Growing extends Syntax {
  readonly children: Syntax[];
}

/** Copies the tree without recursion: the text may be nested as deep as it is long. */
function plain(cursor: TreeCursor): Omit<Program, 'text'> {
  let brokenAt: number | undefined;
  let cut = false;
  let root: Syntax | undefined;
  const open: Growing[] = [];
  for (;;) {
    const node = copy(cursor);
    root ??= node;
    open.at(-1)?.children.push(node);
    if (node.type === 'ERROR' || cursor.nodeIsMissing) brokenAt ??= node.from;
    if (open.length < DEEPEST && cursor.gotoFirstChild()) {
      open.push(node);
      continue;
    }
    cut ||= open.length >= DEEPEST && node.to > node.from && cursor.currentNode.childCount > 0;
    while (!cursor.gotoNextSibling()) {
      open.pop();
      if (!cursor.gotoParent()) return { root, brokenAt, cut };
    }
  }
}

const copy = (cursor: TreeCursor): Growing => ({
  type: cursor.nodeType,
  named: cursor.nodeIsNamed,
  field: cursor.currentFieldName ?? undefined,
  from: cursor.startIndex,
  to: cursor.endIndex,
  children: [],
});
