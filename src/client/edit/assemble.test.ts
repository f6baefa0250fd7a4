import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asModule, framed, GAP, shownText } from './assemble.ts';

const bundle = {
  frame: ['// file', '  one();', '  two();', 'between();', 'three();', 'const kernels = {};', ''].join('\n'),
  regions: {
    'a/b': [
      { numbers: [1, 2], indent: 2 },
      { numbers: [4], indent: 0 },
    ],
  },
  exports: ['kernels'],
  names: ['increment', 'Heap', 'unused'],
  support: 'const increment = () => 1, Heap = 2;\nreturn { increment, Heap };\n',
};

test('parts are shown one after the other, with a mark between', () => {
  assert.equal(shownText(bundle, 'a/b'), `one();\ntwo();\n\n${GAP}\n\nthree();`);
  assert.throws(() => shownText(bundle, 'a/c'), /no part “a\/c”/);
});

test('each part goes back where it came from; places lead to the editor', () => {
  const { text, toEditor } = framed(bundle, 'a/b', `one();\nnew();\ntwo();\n${GAP}\nfour();`);
  assert.deepEqual(text.split('\n').slice(0, 7), [
    '// file',
    '  one();',
    '  new();',
    '  two();',
    'between();',
    'four();',
    'const kernels = {};',
  ]);
  assert.deepEqual(toEditor(3, 3), { line: 2, column: 1 });
  assert.deepEqual(toEditor(6, 2), { line: 5, column: 2 });
  assert.equal(toEditor(5, 1), undefined);
});

test('without its mark everything goes to the first place', () => {
  const { text } = framed(bundle, 'a/b', 'all();');
  assert.equal(text, '// file\n  all();\nbetween();\nconst kernels = {};\n');
});

test('a module imports nothing, and takes of the library what is mentioned', async () => {
  const { code, before } = asModule(bundle, 'const kernels = { sum: increment() + Heap };\nthrows;');
  assert.doesNotMatch(code, /\bimport\b|unused/);
  assert.equal(code.split('\n')[before], 'const kernels = { sum: increment() + Heap };');
});

test('names of the file may be those of the library', async () => {
  const { code } = asModule(bundle, 'const Heap = 5;\nconst kernels = { sum: increment() + Heap };');
  const { kernels } = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    kernels: unknown;
  };
  assert.deepEqual(kernels, { sum: 6 });
});
