import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeUrl, messageHtml } from './rustc-message.ts';

const MESSAGE = `error[E0382]: borrow of moved value: \`a\`
 --> src/main.rs:4:15
  |
2 |     let a = vec![1 + 1];
  |         - move occurs because \`a\` has type \`Vec<i32>\`
  |
  = note: this error originates in the macro
help: consider cloning
  |
3 |     let b = a.clone();
  |              ++++++++

warning: unused <variable>`;

test('no word is lost, and none is markup', () => {
  const text = messageHtml(MESSAGE)
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');
  assert.equal(text, MESSAGE);
});

test('severity, code and labels stand out; code and the frame do not', () => {
  const lines = messageHtml(MESSAGE).split('\n');
  assert.match(
    lines[0]!,
    /<span class="rustc-error">error\[E0382\]<\/span><span class="rustc-title">: borrow/,
  );
  assert.equal(lines[1], '<span class="rustc-frame"> --&gt; src/main.rs:4:15</span>');
  assert.equal(lines[3], '<span class="rustc-frame">2 |</span>     let a = vec![1 + 1];');
  assert.match(lines[4]!, /rustc-label">\s+- move occurs/);
  assert.match(lines[6]!, /rustc-frame"> {2}= <\/span><span class="rustc-note">note<\/span>: this/);
  assert.match(lines[10]!, /rustc-label">\s+\+{8}/);
  assert.match(
    lines[12]!,
    /rustc-warning">warning<\/span><span class="rustc-title">: unused &lt;variable&gt;/,
  );
});

test('errors have a page, lints have none', () => {
  assert.equal(codeUrl('E0382'), 'https://doc.rust-lang.org/error_codes/E0382.html');
  assert.equal(codeUrl('unused_mut'), undefined);
});
