import assert from 'node:assert/strict';
import { test } from 'node:test';
import { demoProgram, playgroundProgram, playgroundUrl } from './playground.ts';

const parts = {
  kernel:
    '// #region sum/fast\nfn fast() {}\n// #endregion\n// #region sum/slow\nfn slow() {}\n// #endregion\n',
  template: `// #region data
struct Data;
// #endregion
// #region fast
// #include data
// #kernel
// #kernel sum/slow
// #include time
fn main() {}
// #endregion
// #region slow
// #include nothing
// #endregion`,
  timing: '// #region time\nfn time() {}\n// #endregion',
};

test('a program is the template with the kernel, other kernels and helpers in their places', () => {
  assert.equal(
    playgroundProgram(parts, 'sum', 'fast'),
    'struct Data;\nfn fast() {}\nfn slow() {}\nfn time() {}\nfn main() {}\n',
  );
});

test('code that looks like a pattern of replacement stays as it is', () => {
  const kernel =
    '// #region sum/fast\nprintln!("$& $1 $\'");\n// #endregion\n// #region sum/slow\n// #endregion';
  assert.ok(playgroundProgram({ ...parts, kernel }, 'sum', 'fast').includes('println!("$& $1 $\'");'));
});

test('what is missing is named, with what there is', () => {
  assert.throws(() => playgroundProgram(parts, 'sum', 'slow'), /“nothing”. There are: data, fast, slow/);
  assert.throws(() => playgroundProgram(parts, 'sum', 'fats'), /“fats”/);
  assert.throws(
    () => playgroundProgram({ ...parts, kernel: '' }, 'sum', 'fast'),
    /“sum\/fast”. There are: none/,
  );
});

test('the address carries the program unchanged', () => {
  const program = 'fn main() {\n    println!("{} + 1 & ä", 1 + 1);\n}\n';
  const { searchParams, host } = new URL(playgroundUrl(program));
  assert.equal(host, 'play.rust-lang.org');
  assert.equal(searchParams.get('code'), program);
  assert.deepEqual(
    ['version', 'mode', 'edition'].map((name) => searchParams.get(name)),
    ['stable', 'release', '2024'],
  );
});

test('a demo opens as a program of the standard library', () => {
  const source = `//! A demo.
#[cfg(target_family = "wasm")]
use crate::harness::thread;
use std::sync::Arc;
#[cfg(not(target_family = "wasm"))]
use std::thread;

pub fn main() {
    // #region count
    println!("1");
    // #endregion
}
`;
  assert.equal(
    demoProgram(source),
    '//! A demo.\nuse std::sync::Arc;\nuse std::thread;\n\nfn main() {\n    println!("1");\n}\n',
  );
});
