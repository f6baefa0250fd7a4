import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mapOf, RULES } from './infection.fixture.ts';
import { rewritten } from './map.ts';
import type { Doubt } from './model.ts';

for (const { name, before, after } of RULES)
  test(name, () => {
    assert.equal(rewritten(before, mapOf(before).edits), after);
  });

test('there are rules', () => assert.ok(RULES.length > 50));

const TOKEN = 'struct Token { text: String }\n';
const doubts: Readonly<Record<string, readonly [code: string, doubt: Doubt['code'], where: string]>> = {
  'FromStr fixes a signature that cannot lend': [
    `${TOKEN}impl std::str::FromStr for Token { type Err = (); fn from_str(text: &str) -> Result<Self, ()> { Ok(Token { text: text.to_string() }) } }`,
    ...(['trait-fixes', 'from_str'] as const),
  ],
  'a text that is read here cannot be returned borrowed': [
    `${TOKEN}fn load(path: &str) -> Token { let text = std::fs::read_to_string(path).unwrap(); Token { text } }`,
    ...(['made-here', 'load'] as const),
  ],
  'nor one that is formatted here': [
    `${TOKEN}fn number(n: u8) -> Token { Token { text: format!("{n}") } }`,
    ...(['made-here', 'number'] as const),
  ],
  'a struct cannot refer to itself': [
    `${TOKEN}struct Lexer { text: String, ahead: Option<Token> }\nimpl Lexer { fn peek(&mut self) { self.ahead = Some(Token { text: self.text[1..].to_string() }); } }`,
    ...(['itself', 'peek'] as const),
  ],
  'an associated type needs a lifetime in its header': [
    `${TOKEN}struct Count;\nimpl Iterator for Count { type Item = Token; fn next(&mut self) -> Option<Token> { None } }`,
    ...(['unconstrained', 'impl Iterator for Count'] as const),
  ],
  'what is borrowed does not grow': [
    `${TOKEN}impl Token { fn add(&mut self, more: &str) { self.text.push_str(more); } }`,
    ...(['grows', 'add'] as const),
  ],
  'a thread takes what is static': [
    `${TOKEN}fn go(token: Token) { std::thread::spawn(move || { let all: Vec<Token> = vec![token]; all.len() }); }`,
    ...(['spawn', 'go'] as const),
  ],
  'a macro is not looked into': [
    `${TOKEN}fn go() { println!("{}", Token { text: String::new() }.text); }`,
    ...(['macro', 'go'] as const),
  ],
  'a bound of a trait is not followed': [
    `${TOKEN}trait Source: Iterator<Item = Token> {}`,
    ...(['supertrait', 'Source'] as const),
  ],
  'what is put into a box only types tell': [
    `trait Rule {}\nstruct Word { word: String }\nimpl Rule for Word {}\nstruct Rules { all: Vec<Box<dyn Rule>> }`,
    ...(['maybe-boxed', 'Rules'] as const),
  ],
};
for (const [name, [code, doubt, where]] of Object.entries(doubts))
  test(`it says so: ${name}`, () => {
    const found = mapOf(code).findings.filter(({ doubts }) => doubts.some((each) => each.code === doubt));
    assert.deepEqual(
      found.map(({ item }) => item.name),
      [where],
    );
  });

test('a text that is made here and used up here is no doubt', () => {
  const { findings } = mapOf(
    `${TOKEN}fn width() -> usize { let text = format!("a"); Token { text }.text.len() }`,
  );
  assert.deepEqual(
    findings.flatMap(({ doubts }) => doubts),
    [],
  );
});

test('items are counted, and those that stay are told apart', () => {
  const { counts } = mapOf(
    `${TOKEN}fn a(token: &Token) -> usize { 1 }\nfn b() -> u8 { 2 }\nfn c(text: &str) -> Token { Token { text: text.to_string() } }`,
  );
  assert.deepEqual(counts, { items: 4, changed: 2, named: 1, stay: 1, stuck: 0 });
});
