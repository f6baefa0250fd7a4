import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contention, contentionTime, syntheticRun } from '../lab/synthetic.fixture.ts';
import {
  bibtex,
  type Cited,
  cff,
  environmentWords,
  htmlEmbed,
  markdownEmbed,
  nameOf,
  plainCitation,
  sourceWords,
  statement,
} from './citation.ts';
import { qrCode } from './qr.ts';
import { runJson, samplesCsv, summaryCsv } from './table.ts';

const run = syntheticRun(contention, { time: contentionTime });
const cited: Cited = {
  run,
  experiment: { id: contention.id, title: 'Costs & counts: 100% {shared}_x' },
  machine: '2 “virtual” cores',
  version: '0.1.0',
  hash: '0123456789abcdef'.repeat(4),
  url: 'https://book.example/chapters/synthetic/#experiment-synthetic-contention',
  sentence: 'A shared Arc: 12 times (11 to 14).',
  description: 'All of it.',
  code: [],
  edited: false,
};

test('every form names title, experiment, machine, date, version and the hash of the data', () => {
  for (const text of [plainCitation(cited), cff(cited), bibtex(cited)]) {
    for (const part of ['synthetic/contention', 'Chromium 156', '0.1.0', cited.hash, cited.url])
      assert.ok(text.includes(part), `${part} in ${text}`);
    assert.match(text, /2026/);
  }
  assert.match(plainCitation(cited), /January 2, 2026/);
  assert.match(
    statement(cited),
    /^A shared Arc: 12 times \(11 to 14\)\. Measured on 2 “virtual” cores, .*2026/,
  );
  assert.match(sourceWords(cited), /, synthetic\/contention, data sha256:0123456789abcdef, CC BY 4\.0/);
  assert.match(environmentWords(cited), /full run, 5 launches of 12 rounds, seed 1; January 2, 2026$/);
  assert.match(
    environmentWords({ ...cited, machine: undefined, edited: true }),
    /^a reader’s machine with 2 cores.*edited kernel/,
  );
});

test('BibTeX is safe from what TeX takes for itself, and the keys are unique by the data', () => {
  const text = bibtex(cited);
  assert.match(
    text,
    /title {3}= \{\{Costs \\& counts: 100\\% \\\{shared\\\}\\_x\}\. \{The Cost of Ownership\}\}/,
  );
  assert.match(text, /``virtual''/);
  assert.match(text, /^@misc\{ownership-synthetic-contention-01234567,/);
  assert.match(text, /month {3}= jan,/);
  assert.equal(nameOf(cited), 'ownership-synthetic-contention-01234567');
});

test('a citation file is YAML that holds whatever a title holds', () => {
  const text = cff({ ...cited, experiment: { id: 'a/b', title: 'A: "B" # c\n- d' } });
  assert.match(text, /^title: "A: \\"B\\" # c\\n- d \(a\/b\)"$/m);
  assert.match(text, /^date-released: 2026-01-02$/m);
  for (const line of text.trim().split('\n')) assert.match(line, /^(?: {2}- | {4})?[a-z-]+:(?: \S.*)?$/);
});

test('embeds are text for a page: what is quoted stays quoted', () => {
  const html = htmlEmbed({
    embed: 'https://book.example/embed/a/b/#run=1.2.3',
    url: 'https://book.example/?a=1&b=2',
    title: 'a "quote" <b>',
    theme: 'dark',
  });
  assert.match(html, /src="https:\/\/book\.example\/embed\/a\/b\/\?theme=dark#run=1\.2\.3"/);
  assert.match(html, /title="a &quot;quote&quot; &lt;b&gt;"/);
  assert.match(html, /href="https:\/\/book\.example\/\?a=1&amp;b=2"/);
  assert.match(markdownEmbed({ ...cited, sentence: 'a [b] c\nd' }), /^\[!\[a \\\[b\\\] c d\]\(ownership-/);
});

test('tables have a line for each sample and each case, and no cell that a spreadsheet would compute', () => {
  const samples = samplesCsv(run).trim().split('\r\n');
  const count = run.cases.reduce((sum, each) => sum + each.samples.length, 0);
  assert.equal(samples.length, count + 1);
  const [launch, round, time] = run.cases[0]!.samples[0]!;
  assert.equal(samples[1], `synthetic/contention,shared,typescript,64,1,1,${launch},${round},${time},1`);
  const summary = summaryCsv(run).trim().split('\r\n');
  assert.equal(summary.length, run.cases.length + 1);
  assert.ok(summary.every((line) => line.split(',').length === summary[0]!.split(',').length));
  const nasty = structuredClone(run);
  nasty.cases[0]!.variant = '=HYPERLINK("x","y")';
  assert.match(samplesCsv(nasty), /,"'=HYPERLINK\(""x"",""y""\)",/);
});

test('JSON has the run unchanged, its summary, and its citation', () => {
  const file = JSON.parse(runJson(cited));
  assert.deepEqual(file.run, run);
  assert.equal(file.summary.length, run.cases.length);
  assert.equal(file.hash, `sha256:${cited.hash}`);
  assert.match(file.citation, /synthetic\/contention/);
});

test('a short address becomes a code with its quiet zone; a long one none that no camera reads', () => {
  const code = qrCode(cited.url)!;
  assert.ok(code.size >= 21 + 8);
  assert.match(code.path, /^M4 4h7v1h-7z/);
  assert.equal(qrCode(`${cited.url}${'x'.repeat(900)}`), undefined);
});
