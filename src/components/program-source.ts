/** Programs of the book as the pages find them, with their sources. Throws sentences for the author. */
import type { Program } from '../lab/program.ts';
import { findProgram } from '../registry.ts';
import { sourcePath } from './program-names.ts';

const files = import.meta.glob<string>('../../benchmarks/*/{diagnostics,assembly}/*.rs', {
  query: '?raw',
  import: 'default',
});

type Of<K extends Program['kind']> = Extract<Program, { readonly kind: K }>;

/** The program of an id and a kind. `where` names the component for the error: `<Assembly id="arc/clone" />`. */
export async function loadProgram<K extends Program['kind']>(
  id: string,
  kind: K,
  where: string,
): Promise<Of<K>> {
  const program = await findProgram(id).catch((error: Error) => {
    throw new Error(`${where}: ${error.message}`);
  });
  const isOfKind = (each: Program): each is Of<K> => each.kind === kind;
  if (!isOfKind(program)) throw new Error(`${where}: ${id} is a program of another kind, a ${program.kind}.`);
  return program;
}

/** Text of a diagnostic's or a listing's file. */
export async function loadSource(program: Program): Promise<string> {
  const path = sourcePath(program);
  const source = await files[`../../benchmarks/${path}`]?.();
  if (source === undefined) throw new Error(`${program.id}: there is no benchmarks/${path}.`);
  return source;
}

/** The sentence for a record that is not there. */
export const unrecorded = (id: string): Error =>
  new Error(`${id} has no record of what rustc makes of it: run npm run diagnostics.`);
