/** Makes a module of what the reader wrote, or says what is wrong with it. Loads a parser: import it when used. */
import { asModule, type EditorPlace, framed } from './assemble.ts';
import { blankTypes, SyntaxMistake } from './blank-types.ts';
import type { EditBundle } from './bundle.ts';

type Stripped =
  | {
      readonly state: 'ok';
      /** A module without imports that exports what the file does. */
      readonly code: string;
      /** Where a place of that module is in the editor; undefined for code that the reader did not write. */
      readonly toEditor: (line: number, column: number) => EditorPlace | undefined;
    }
  | Wrong;

type Wrong = { readonly state: 'wrong'; readonly message: string; readonly place: EditorPlace };

export function strip(bundle: EditBundle, region: string, text: string): Stripped {
  const linked = linkedFrom(text);
  if (linked) return linked;
  // By itself first: a brace too many is then found where it stands, not at the end of the file.
  const alone = standsAlone(bundle, region) ? attempt(text) : undefined;
  if (alone?.state === 'wrong') return alone;
  const file = framed(bundle, region, text);
  const result = attempt(file.text);
  if (result.state === 'wrong') {
    const { line, column } = result.place;
    const end = { line: text.split('\n').length, column: 1 };
    return { ...result, place: file.toEditor(line, column) ?? end };
  }
  const { code, before } = asModule(bundle, result.code);
  return { state: 'ok', code, toEditor: (line, column) => file.toEditor(line - before, column) };
}

function attempt(text: string): { readonly state: 'ok'; readonly code: string } | Wrong {
  try {
    return { state: 'ok', code: blankTypes(text) };
  } catch (error) {
    if (!(error instanceof SyntaxMistake)) throw error;
    const { message, line, column } = error;
    return { state: 'wrong', message, place: { line, column } };
  }
}

const known = new WeakMap<EditBundle, Map<string, boolean>>();

/** Is the region, as the book has it, a program by itself? */
function standsAlone(bundle: EditBundle, region: string): boolean {
  const regions = known.get(bundle) ?? new Map<string, boolean>();
  known.set(bundle, regions);
  const lines = bundle.frame.split('\n');
  const text = (bundle.regions[region] ?? [])
    .flatMap(({ numbers }) => numbers.map((n) => lines[n]!))
    .join('\n');
  const found = regions.get(region) ?? attempt(text).state === 'ok';
  regions.set(region, found);
  return found;
}

/** Statements that only a whole file may have. */
function linkedFrom(text: string): Wrong | undefined {
  for (const [i, line] of text.split('\n').entries()) {
    const word = /^\s*(import|export)\b(?!\s*[(.])/.exec(line)?.[1];
    if (word === undefined) continue;
    const message =
      word === 'import'
        ? 'Nothing needs to be imported: the names of the ownership library are there already'
        : 'Nothing needs to be exported: what runs it finds it by itself';
    return { state: 'wrong', message, place: { line: i + 1, column: line.indexOf(word) + 1 } };
  }
  return undefined;
}
