import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer, LONGEST } from './answer.ts';
import { EXAMPLE_CODE, parse } from './infection.fixture.ts';

const ask = (text: string, pick?: string) => answer(text, pick, parse);
const why = (text: string): string => {
  const given = ask(text);
  assert.equal(given.state, 'none');
  return given.state === 'none' ? given.why : '';
};
const html = (text: string, pick?: string): string => {
  const given = ask(text, pick);
  assert.equal(given.state, 'map');
  return given.state === 'map' ? given.html : '';
};

test('what cannot be mapped is refused in words', () => {
  assert.match(why(''), /no code here yet/);
  assert.match(why(' \n\t'), /no code here yet/);
  assert.match(why('x'.repeat(1_000_000)), /1,000,000 characters; the map takes 100,000/);
  assert.match(why('struct A { b: String }\0'), /binary/);
  assert.match(why('\u0001\u0002\ufffd'.repeat(100)), /binary/);
  assert.match(why('hello, world'), /No struct or enum .* From line 1 on, the text is not Rust/);
  assert.match(why('struct A { n: u8 }'), /No struct or enum .*struct\.$/);
});

test('half a program is mapped as far as it goes, and the first broken line is told', () => {
  const made = html('struct A { text: String }\nstruct B { a: A }\nimpl B { fn a(&self) -> A {\n');
  assert.match(made, /From line \d on/);
  assert.match(made, /struct B/);
});

test('no text takes the analysis out of its way', () => {
  const start = 'struct A { text: String }\n';
  for (const tail of [
    '('.repeat(90_000),
    `fn f() { ${'('.repeat(40_000)}${')'.repeat(40_000)} }`,
    `type B = ${'Vec<'.repeat(12_000)}A${'>'.repeat(12_000)};`,
    `fn f(a: ${'&'.repeat(60_000)}A) {}`,
    'mod a { '.repeat(9000),
    'use a::*; use b as a; use a as b;',
    'struct '.repeat(9000),
    '\ud800\udfff'.repeat(400),
    'fn f(a: A) -> A { a }\n'.repeat(3000),
  ])
    assert.equal(ask(start + tail).state, 'map', tail.slice(0, 20));
});

test('what is nested too deep is left out, and that is told', () => {
  assert.match(
    html(`struct A { text: String }\nfn f() { ${'('.repeat(900)}${')'.repeat(900)} }`),
    /nested deeper/,
  );
});

test('nothing that was pasted becomes markup', () => {
  const made = html(
    'struct A { text: String } // <img src=x onerror=alert(1)>\nfn f() { let a = "</pre><script>"; }',
  );
  assert.doesNotMatch(made, /<img|<script/);
  assert.match(made, /&lt;img/);
});

test('the code can be read off the listing again', () => {
  for (const { code, pick } of Object.values(EXAMPLE_CODE)) {
    const pre = /<pre[^>]*><code>([\s\S]*?)<\/code>/.exec(html(code, pick))![1]!;
    const text = pre
      .replaceAll(/<ins[^>]*>.*?<\/ins>/g, '')
      .replaceAll(/<[^>]+>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&');
    assert.equal(text, code.trimEnd());
  }
});

test('a field that is not there gives the first; all fields are offered', () => {
  const given = ask('struct A { text: String, n: u8, all: Vec<A> }', 'B.c');
  assert.ok(given.state === 'map');
  assert.equal(given.picked, 'A.text');
  assert.deepEqual(
    given.choices.map(({ label }) => label),
    ['A.text: String', 'A.all: Vec<A>'],
  );
  assert.ok(LONGEST > 10_000);
});

test('with an index only the field changes, and each use is marked', () => {
  const made = html(
    'struct A { text: String }\nfn f(a: &A) -> usize { a.text.len() }\nfn g(text: String) -> A { A { text } }',
  );
  assert.match(made, /<ins class="mark-refused">Range&lt;usize&gt;<\/ins>/);
  assert.match(made, /2 functions use the field, in 2 places/);
  assert.equal(made.match(/<mark>/g)?.length, 2);
});
