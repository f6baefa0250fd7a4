/** What rustc says of one program, and the instructions that it makes of it. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DiagnosticRecord } from '../src/lab/program-record.ts';
import { instructions } from './assembly.ts';
import { externs } from './program-crates.ts';
import { output } from './toolchain.ts';

/** "1.95.0"; undefined where there is no rustc. */
export const rustcVersion = (): string | undefined =>
  /rustc (\S+)/.exec(output('rustc', '--version') ?? '')?.[1];

/** Are listings for this machine those of the book? */
export const isX86 = (): boolean => /^host: x86_64-/m.test(output('rustc', '-vV') ?? '');

interface Message {
  readonly level: string;
  readonly code: { readonly code: string } | null;
  readonly spans: readonly unknown[];
  readonly children: readonly unknown[];
  readonly rendered: string | null;
}

/** "aborting due to 2 previous errors", "1 warning emitted", "for more information …": counts, not reasons. */
const isSummary = ({ level, code, spans, children }: Message): boolean =>
  level === 'failure-note' || (!code && spans.length === 0 && children.length === 0);

/** A program in a folder of its own, so that messages call it `src/main.rs`, whoever compiles it and where. */
function inFolder<T>(source: string, file: string, use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'program-'));
  try {
    mkdirSync(join(folder, 'src'));
    writeFileSync(join(folder, file), source);
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Sources of libraries, without the folder that they are installed in; and those of the standard library without their lines, which
 * rustc shows only where it has them.
 */
function withoutFolders(text: string): string {
  return text
    .replaceAll(
      /(-->|:::) \S*\/(?:rustlib\/src\/rust|rustc\/[0-9a-f]{40})\/(library\/[^\s:]+:\d+):\d+((?:\n *(?:\d+ )?\|.*|\n *\.\.\.)*)/g,
      '$1 $2',
    )
    .replaceAll(/(-->|:::) \S*\/registry\/src\/[^/\s]+\/(\S+)/g, '$1 $2');
}

/** Dead code is no news in a program this short: it is not told. Throws what rustc says when it says it in no form we know. */
export function diagnose(source: string, edition: number): DiagnosticRecord {
  return inFolder(source, 'src/main.rs', (folder) => {
    const { status, stderr, error } = spawnSync(
      'rustc',
      [
        ...[
          '--edition',
          String(edition),
          '--crate-name',
          'program',
          '--emit',
          'metadata',
          '-o',
          'program.rmeta',
        ],
        ...['--error-format', 'json', '--diagnostic-width', '100', '--allow', 'dead_code'],
        ...externs(source),
        'src/main.rs',
      ],
      { cwd: folder, encoding: 'utf8' },
    );
    if (error) throw error;
    const lines = stderr.split('\n').filter(Boolean);
    if (lines.some((line) => !line.startsWith('{'))) throw new Error(stderr);
    const messages = lines.map((line): Message => JSON.parse(line)).filter((each) => !isSummary(each));
    const result = status === 0 ? 'accepted' : 'refused';
    if (result === 'refused' && messages.length === 0) throw new Error(stderr);
    return {
      result,
      codes: [...new Set(messages.flatMap(({ code }) => code?.code ?? []))],
      message: withoutFolders(messages.map(({ rendered }) => rendered ?? '').join('')).trimEnd(),
    };
  });
}

/** Function -> its instructions. Throws rustc's words when it does not compile. */
export function assemble(source: string, optimized: boolean): Readonly<Record<string, readonly string[]>> {
  return inFolder(source, 'src/lib.rs', (folder) => {
    const { status, stderr } = spawnSync(
      'rustc',
      [
        ...['--edition', '2024', '--crate-type', 'lib', '--crate-name', 'program', '--deny', 'warnings'],
        ...['--emit', 'asm=program.s', '-C', `opt-level=${optimized ? 3 : 0}`, '-C', 'debuginfo=0'],
        ...['-C', 'llvm-args=-x86-asm-syntax=intel', '-C', 'target-cpu=x86-64', '-C', 'codegen-units=1'],
        ...externs(source),
        'src/lib.rs',
      ],
      { cwd: folder, encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(stderr);
    return instructions(readFileSync(join(folder, 'program.s'), 'utf8'), exported(source));
  });
}

/** The functions that keep their names. */
const exported = (source: string): readonly string[] =>
  [...source.matchAll(/^#\[unsafe\(no_mangle\)\][^{]*?\bfn (\w+)/gm)].map(([, name]) => name!);
