import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { test } from 'node:test';
import { blankTypes, SyntaxMistake } from './blank-types.ts';

test('of every kernel, every demo and the whole library the same is left as Node leaves', () => {
  const files = globSync('{benchmarks/*/kernel.ts,benchmarks/*/demos/*.ts,src/memory/*.ts}');
  assert.ok(files.length > 50);
  for (const file of files) {
    // Without imports and exports, as in an editor; and Node takes away comments within types.
    const text = readFileSync(file, 'utf8')
      .replace(/^(import|export)\s[^;]*?from\s+'[^']+';/gm, '')
      .replaceAll(/^export /gm, '')
      .replaceAll(/\/\*\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, (comment) => comment.replaceAll(/[^\n]/g, ' '));
    const plain = (code: string) => code.replaceAll(/[ ;]/g, '');
    assert.equal(plain(blankTypes(text)), plain(stripTypeScriptTypes(text)), file);
  }
});

test('every line and column stays where it was', () => {
  const text =
    'const a = <T,>(b: T, c?: string): T => b!;\nclass D<T> { private readonly e: T[] = []; f?(): void; }';
  const blanked = blankTypes(text);
  assert.equal(blanked.length, text.length);
  assert.equal(blanked.indexOf('=>'), text.indexOf('=>'));
  assert.equal(blanked.split('\n')[1]!.indexOf('= []'), text.split('\n')[1]!.indexOf('= []'));
});

test('a return type of several lines leaves an arrow function', () => {
  const blanked = blankTypes('const f = (a: number): {\n  b: number;\n} => ({ b: a });\nf;');
  assert.doesNotThrow(() => new Function(blanked), blanked);
});

for (const [text, words, line, column] of [
  ['const a = ;', /Unexpected token/, 1, 11],
  ['function f() {\n  return 1 +* 2;\n}', /Unexpected token/, 2, 13],
  ['enum A {\n  B,\n}', /enum/, 1, 1],
  ['class A {\n  constructor(private b: number) {}\n}', /parameter/, 2, 15],
  ['const a = {', /Unexpected/, 1, 12],
] as const)
  test(`told with its place: ${JSON.stringify(text)}`, () => {
    assert.throws(
      () => blankTypes(text),
      (error: unknown) => {
        assert.ok(error instanceof SyntaxMistake);
        assert.match(error.message, words);
        assert.deepEqual([error.line, error.column], [line, column]);
        return true;
      },
    );
  });
