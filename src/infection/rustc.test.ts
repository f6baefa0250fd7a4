/** What the map says is what the compiler says. Where there is no rustc there is nothing to compare with. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { EXAMPLE_CODE, mapOf, RULES } from './infection.fixture.ts';
import { isSignature, rewritten } from './map.ts';
import { STUCK } from './model.ts';
import { lineOf } from './syntax.ts';

const skip = spawnSync('rustc', ['--version']).status !== 0 && 'there is no rustc';
const folder = mkdtempSync(join(tmpdir(), 'infection-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** Lines of errors, and of warnings that are not about code that nobody uses. */
function judge(code: string): {
  readonly errors: readonly number[];
  readonly warned: boolean;
  readonly said: string;
} {
  const { stderr } = spawnSync(
    'rustc',
    [
      ...['--edition', '2024', '--crate-type', 'lib', '--crate-name', 'map', '--emit', 'metadata'],
      ...[
        '-o',
        join(folder, 'map.rmeta'),
        '--allow',
        'dead_code',
        '--allow',
        'unused',
        '--error-format',
        'short',
        '-',
      ],
    ],
    { input: code, encoding: 'utf8' },
  );
  const errors = [...stderr.matchAll(/^<anon>:(\d+):\d+: error/gm)].map(([, line]) => Number(line));
  return { errors, warned: /: warning/.test(stderr), said: stderr };
}

test('every rule compiles without a warning, before and after', { skip }, () => {
  for (const side of ['before', 'after'] as const) {
    const all = RULES.map(
      (rule, i) => `mod rule${i} {\n${rule[side].replaceAll('crate::', `crate::rule${i}::`)}\n}`,
    );
    const { said } = judge(all.join('\n').replaceAll('use lexer::', 'use self::lexer::'));
    assert.equal(said, '', side);
  }
});

for (const [name, { code, pick }] of Object.entries(EXAMPLE_CODE))
  test(`${name}: with all marks it compiles, where the map does not say that it cannot`, { skip }, () => {
    assert.equal(judge(code).said, '');
    const { edits, findings } = mapOf(code, pick);
    const after = rewritten(code, edits);
    const { errors } = judge(after);
    const stuck = findings
      .filter(({ doubts }) => doubts.some((each) => STUCK.has(each.code)))
      .map(({ item }) => item.node);
    for (const line of errors)
      assert.ok(
        stuck.some(({ from, to }) => lineOf(code, from) <= line && line <= lineOf(code, to)),
        `line ${line}`,
      );
    assert.equal(errors.length > 0, stuck.length > 0);
  });

for (const name of ['parser', 'tokens'])
  test(`${name}: without any one of its marks rustc says what the map says`, { skip }, () => {
    const { code, pick } = EXAMPLE_CODE[name]!;
    const { edits } = mapOf(code, pick);
    for (const edit of edits.filter(isSignature)) {
      const { errors, warned, said } = judge(
        rewritten(
          code,
          edits.filter((each) => each !== edit),
        ),
      );
      const found = errors.length > 0 ? 'refused' : warned ? 'warned' : 'taken';
      const expected = edit.force === 'tied' ? ['refused', 'warned'] : [edit.force];
      assert.ok(expected.includes(found), `${edit.item.name}, ${edit.insert}: ${found}\n${said}`);
    }
  });
