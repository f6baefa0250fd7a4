/** Records of programs as rustc makes them now. */
import { existsSync, readFileSync } from 'node:fs';
import { versionOf, versionsIn } from '../src/components/versions.ts';
import type { Assembly, Diagnostic, Program } from '../src/lab/program.ts';
import type { AssemblyRecords, DiagnosticRecords } from '../src/lab/program-record.ts';
import { BENCHMARKS, digest } from './kernel-sources.ts';
import { assemble, diagnose } from './rustc.ts';

export interface Compiled {
  readonly diagnostics: DiagnosticRecords;
  /** Not there on machines whose instructions are others. */
  readonly assembly?: AssemblyRecords;
}

type Listing = Diagnostic | Assembly;

export const nameOf = ({ id }: Pick<Program, 'id'>): string => id.slice(id.indexOf('/') + 1);

/** Its text, whichever way the checkout ends its lines. Throws a sentence when there is none. */
function sourceOf({ id, kind }: Listing): string {
  const path = id.replace('/', `/${kind === 'assembly' ? 'assembly' : 'diagnostics'}/`);
  const url = new URL(`${path}.rs`, BENCHMARKS);
  if (!existsSync(url)) throw new Error(`There is no benchmarks/${path}.rs, for the ${kind} ${id}.`);
  return readFileSync(url, 'utf8').replaceAll('\r\n', '\n');
}

/** Of what decides the record, besides the compiler. */
export function programHash(program: Listing): string {
  const how =
    program.kind === 'assembly'
      ? { optimized: program.optimized ?? true }
      : { edition: program.edition ?? 2024, only: program.only };
  return digest(`${JSON.stringify(how)}\n${sourceOf(program)}`);
}

const sorted = <T>(entries: readonly (readonly [string, T])[]): Readonly<Record<string, T>> =>
  Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));

/** Compiles a chapter's diagnostics and, where `x86` says so, its listings. Throws rustc's words when one fails that must not. */
export function recordPrograms(programs: readonly Program[], rustc: string, x86: boolean): Compiled {
  const diagnostics = programs.filter((each) => each.kind === 'diagnostic');
  const assembly = programs.filter((each) => each.kind === 'assembly');
  return {
    diagnostics: sorted(
      diagnostics.map((each) => {
        const source = sourceOf(each);
        const records = versionsIn(source, each).map((version) => [
          version,
          diagnose(versionOf(source, version).code, each.edition ?? 2024),
        ]);
        return [nameOf(each), { hash: programHash(each), rustc, ...Object.fromEntries(records) }] as const;
      }),
    ),
    ...(x86 && {
      assembly: sorted(
        assembly.map((each) => {
          const functions = assemble(sourceOf(each), each.optimized ?? true);
          return [nameOf(each), { hash: programHash(each), rustc, functions }] as const;
        }),
      ),
    }),
  };
}
