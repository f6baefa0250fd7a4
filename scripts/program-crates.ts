/** Crates for programs that rustc compiles by itself, built by cargo once. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { BENCHMARKS } from './kernel-sources.ts';
import { targetFolder } from './kernels.ts';

/** As a program names them -> as cargo does. */
const CRATES: Readonly<Record<string, string>> = {
  bumpalo: 'bumpalo',
  crossbeam_channel: 'crossbeam-channel',
  slotmap: 'slotmap',
  typed_arena: 'typed-arena',
};

interface Artifact {
  readonly reason: string;
  readonly target?: { readonly name: string };
  readonly filenames?: readonly string[];
}

let libraries: ReadonlyMap<string, string> | undefined;

/** Library files by crate. Throws when cargo fails; cargo has said why. */
function build(): ReadonlyMap<string, string> {
  const packages = Object.values(CRATES).flatMap((name) => ['-p', name]);
  const { status, stdout } = spawnSync(
    'cargo',
    ['build', '--release', '--quiet', '--message-format', 'json', ...packages],
    {
      cwd: fileURLToPath(BENCHMARKS),
      stdio: ['ignore', 'pipe', 'inherit'],
      encoding: 'utf8',
      env: { ...process.env, CARGO_TARGET_DIR: targetFolder() },
    },
  );
  if (status !== 0) throw new Error('cargo did not build the crates that programs use');
  const artifacts = stdout
    .split('\n')
    .filter(Boolean)
    .map((line): Artifact => JSON.parse(line));
  return new Map(
    artifacts.flatMap(({ target, filenames }) => {
      const library = filenames?.find((name) => name.endsWith('.rlib'));
      return target && library ? [[target.name.replaceAll('-', '_'), library] as const] : [];
    }),
  );
}

/** Arguments for rustc that bring the crates that a program names; none, and no build, when it names none. */
export function externs(source: string): readonly string[] {
  const names = Object.keys(CRATES).filter((name) => new RegExp(`\\b${name}\\b`).test(source));
  if (names.length === 0) return [];
  libraries ??= build();
  return [
    ...names.flatMap((name) => ['--extern', `${name}=${libraries!.get(name)}`]),
    ...['-L', `dependency=${targetFolder()}/release/deps`],
  ];
}
