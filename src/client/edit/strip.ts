/** Takes the types out of what the reader wrote, and says what is wrong with it. Loads the stripper: import it when used. */
import { transform } from 'sucrase';
import { asModule, type EditorPlace, framed } from './assemble.ts';
import type { EditBundle } from './bundle.ts';
import { readMappings, sourceColumn } from './source-map.ts';

export type Stripped =
  | {
      readonly state: 'ok';
      /** A module without imports that exports `kernels`. */
      readonly code: string;
      /** Where a place of that module is in the editor; undefined for code that the reader did not write. */
      readonly toEditor: (line: number, column: number) => EditorPlace | undefined;
    }
  | { readonly state: 'wrong'; readonly message: string; readonly place: EditorPlace };

export function strip(bundle: EditBundle, region: string, text: string): Stripped {
  const linked = linkedFrom(text);
  if (linked) return linked;
  // By itself first: a brace too many is then found where it stands, not at the end of the file.
  const alone = parses(bundle, region) ? attempt(text) : undefined;
  if (alone && 'message' in alone) return { state: 'wrong', ...alone };
  const file = framed(bundle, region, text);
  const result = attempt(file.text);
  if ('message' in result) {
    const { line, column } = result.place;
    const place = file.toEditor(line, column) ?? { line: text.split('\n').length, column: 1 };
    return { state: 'wrong', message: result.message, place };
  }
  const { code, before } = asModule(bundle, result.code);
  const columns = readMappings(result.mappings);
  return {
    state: 'ok',
    code,
    toEditor: (line, column) =>
      file.toEditor(line - before, sourceColumn(columns[line - before - 1], column - 1) + 1),
  };
}

type Attempt =
  | { readonly code: string; readonly mappings: string }
  | { readonly message: string; readonly place: EditorPlace };

function attempt(text: string): Attempt {
  try {
    const { code, sourceMap } = transform(text, {
      transforms: ['typescript'],
      disableESTransforms: true,
      keepUnusedImports: true,
      filePath: 'kernel.ts',
      sourceMapOptions: { compiledFilename: 'kernel.js' },
    });
    return { code, mappings: sourceMap?.mappings ?? '' };
  } catch (error) {
    const { message = String(error), loc } = error as { message?: string; loc?: EditorPlace };
    const words = message.replace(/^Error transforming [^:]*: /, '').replace(/ \(\d+:\d+\)$/, '');
    const lines = text.split('\n');
    const line = Math.min(Math.max(1, loc?.line ?? 1), lines.length);
    return { message: words, place: { line, column: Math.max(1, loc?.column ?? 1) } };
  }
}

/** Is the region, as the book has it, a program by itself? */
function parses(bundle: EditBundle, region: string): boolean {
  const known = alone.get(bundle) ?? new Map<string, boolean>();
  alone.set(bundle, known);
  const lines = bundle.frame.split('\n');
  const found =
    known.get(region) ??
    'code' in
      attempt(
        (bundle.regions[region] ?? []).flatMap(({ numbers }) => numbers.map((n) => lines[n]!)).join('\n'),
      );
  known.set(region, found);
  return found;
}

const alone = new WeakMap<EditBundle, Map<string, boolean>>();

/** Statements that only a whole file may have. */
function linkedFrom(text: string): Stripped | undefined {
  for (const [i, line] of text.split('\n').entries()) {
    const word = /^\s*(import|export)\b(?!\s*[(.])/.exec(line)?.[1];
    if (word === undefined) continue;
    const message =
      word === 'import'
        ? 'Nothing needs to be imported: the names of the ownership library are there already'
        : 'Nothing needs to be exported: the instrument finds the kernel by itself';
    return { state: 'wrong', message, place: { line: i + 1, column: line.indexOf(word) + 1 } };
  }
  return undefined;
}
