/** The names that the ownership library exports, for the editor's completion: read from its sources. */
import { readdirSync, readFileSync } from 'node:fs';

const MEMORY = new URL('../src/memory/', import.meta.url);

interface LibraryName {
  readonly name: string;
  readonly kind: 'function' | 'class' | 'constant';
  /** In src/memory/. */
  readonly file: string;
  /** "increment(words: Int32Array, at: number): void" */
  readonly signature: string;
  /** The first sentence of its comment; may be empty. */
  readonly says: string;
}

const EXPORT =
  /(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n)?^export (?:abstract )?(async function|function|class|const) ([A-Za-z_$][\w$]*)/gm;

/** What a file exports and is there at run time. */
export function namesIn(file: string, source: string): LibraryName[] {
  return [...source.matchAll(EXPORT)].map((match) => {
    const [whole, comment = '', keyword, name] = match;
    const rest = source.slice(match.index + whole.length);
    const head = headOf(keyword!, rest);
    const text = comment
      .replace(/^\s*\*/gm, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    const kind = keyword === 'class' ? 'class' : head === '' ? 'constant' : 'function';
    return {
      name: name!,
      kind,
      file,
      signature: name + head,
      says: /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text,
    };
  });
}

/** "(words: Int32Array, at: number): void"; empty for what is no function. */
function headOf(keyword: string, rest: string): string {
  const end = keyword === 'class' ? -1 : keyword === 'const' ? rest.search(/ =>/) : rest.search(/ \{\n/);
  const start = keyword === 'const' ? /^ = (?=[(<])/.exec(rest)?.[0].length : 0;
  if (end < 0 || start === undefined) return '';
  const head = rest.slice(start, end);
  return head.includes('\n\n') ? '' : head.replace(/\s+/g, ' ').replace(/\( /g, '(').replace(/,? \)/g, ')');
}

/** All of them; a name that several files export is left out, for nobody could tell which is meant. */
export function libraryNames(): readonly LibraryName[] {
  const all = readdirSync(MEMORY)
    .filter((file) => file.endsWith('.ts') && !/\.(test|fixture)\.ts$/.test(file))
    .sort()
    .flatMap((file) => namesIn(file, readFileSync(new URL(file, MEMORY), 'utf8')));
  const groups = Map.groupBy(all, ({ name }) => name);
  return all.filter(({ name }) => groups.get(name)!.length === 1).sort((a, b) => (a.name < b.name ? -1 : 1));
}
