/** The map as HTML: a sentence, the way it spreads, both listings, and why. The same at build time and in the page. */
import type { IndexMap } from './indices.ts';
import { escaped, listing, type Mark, prose } from './listing.ts';
import { type InfectionMap, isSignature, seedName } from './map.ts';
import { type Edit, type Finding, STUCK } from './model.ts';
import { spreadHtml } from './spread.ts';
import { lineOf, type Program } from './syntax.ts';
import { doubtWords, forceWords, nameOf, plural, reasonWords, restWords } from './words.ts';

export function mapHtml(program: Program, map: InfectionMap, index: IndexMap): string {
  const seed = escaped(seedName(map.seed));
  const marks: Mark[] = map.edits.map(({ from, to, insert, force }) => ({ from, to, insert, kind: force }));
  const looks: Mark[] = [
    { ...index.field, insert: index.type, kind: 'refused' },
    ...index.uses.map(({ from, to }) => ({ from, to, insert: '', kind: 'look' })),
  ];
  return `<p class="infection-said">${prose(summary(map))}</p>
${notes(program, map)}
<div class="infection-spread"><h4>How it spreads</h4>${spreadHtml(map)}</div>
<div class="infection-both">
<section><h4>With a reference</h4><p>${prose(`\`${seedName(map.seed)}\` borrows.`)} ${counted(map)}</p>
${listing(program, marks, `The code with a reference in ${seedName(map.seed)}, changes marked`)}</section>
<section><h4>With an index</h4><p>${prose(indexWords(index))}</p>
${listing(program, separate(looks), `The code with an index in ${seedName(map.seed)}, uses marked`)}</section>
</div>
<details class="infection-why"><summary>Why each of them changes, and why the others do not (<span>${seed}</span>)</summary>
${why(program, map)}</details>`;
}

/** `7 of 31 items change …` */
export function summary({ counts, seed }: InfectionMap): string {
  const { items, changed, named, stay, stuck } = counts;
  const verb = changed === 1 ? 'changes' : 'change';
  const first = `${changed} of ${plural(items, 'item')} ${verb} when \`${seedName(seed)}\` becomes a reference; a lifetime needs a name in ${named === changed ? (changed === 1 ? 'it' : 'all of them') : named}.`;
  const second =
    stay > 0
      ? ` ${plural(stay, 'item')} that ${stay === 1 ? 'has' : 'have'} to do with it ${stay === 1 ? 'stays' : 'stay'} as ${stay === 1 ? 'it is' : 'they are'}.`
      : '';
  const third = stuck > 0 ? ` In ${stuck} no lifetime helps: the design would have to change.` : '';
  return first + second + third;
}

const counted = ({ edits }: InfectionMap): string => {
  const uses = edits.filter((each) => !isSignature(each)).length;
  return `${plural(edits.length - uses, 'mark')} in signatures and types${uses > 0 ? `, ${uses} in bodies` : ''}.`;
};

const indexWords = ({ type, functions, uses }: IndexMap): string =>
  `The field is \`${type}\`: no lifetime, and no header changes. ${
    uses.length === 0
      ? 'Nothing here uses the field.'
      : `${plural(functions, 'function')} ${functions === 1 ? 'uses' : 'use'} the field, in ${plural(uses.length, 'place')}: ${functions === 1 ? 'it has' : 'they have'} to be given what it points into.`
  }`;

/** What the reader should know about the text itself. */
function notes({ text, brokenAt, cut }: Program, { findings }: InfectionMap): string {
  const said: string[] = [];
  if (brokenAt !== undefined)
    said.push(
      `From line ${lineOf(text, brokenAt)} on, the text is not wholly Rust as the parser knows it. What it could not read is left out.`,
    );
  if (cut) said.push('What is nested deeper than 250 levels is left out.');
  if (findings.some(({ doubts }) => doubts.some(({ code }) => !STUCK.has(code))))
    said.push('The map reads names, not types: what it cannot know, it says below.');
  return said.map((each) => `<p class="infection-note">${escaped(each)}</p>`).join('');
}

/** No mark over another. */
const separate = (marks: readonly Mark[]): readonly Mark[] =>
  marks
    .toSorted((a, b) => a.from - b.from || b.to - a.to)
    .filter((mark, i, all) => i === 0 || all.slice(0, i).every(({ to }) => mark.from >= to));

function why({ text }: Program, { findings }: InfectionMap): string {
  const changed = findings.filter(({ edits }) => edits.some(isSignature));
  const stay = findings.filter(({ edits, rests }) => rests.length > 0 && !edits.some(isSignature));
  const doubted = findings.filter(({ doubts }) => doubts.length > 0);
  const stuck = doubted.filter(({ doubts }) => doubts.some(({ code }) => STUCK.has(code)));
  const unsure = doubted.filter(({ doubts }) => doubts.some(({ code }) => !STUCK.has(code)));
  const list = (title: string, of: readonly Finding[], words: (each: Finding) => readonly string[]) =>
    of.length === 0
      ? ''
      : `<h4>${title}</h4><ul>${of
          .map(
            (each) =>
              `<li><code>${escaped(nameOf(each.item))}</code> <span class="infection-line">line ${lineOf(text, each.item.node.from)}</span>${words(each).join('')}</li>`,
          )
          .join('')}</ul>`;
  const said = (sentences: readonly string[]) => [...new Set(sentences)].map((each) => `<p>${each}</p>`);
  return [
    list('What changes', changed, ({ edits }) => said(edits.filter(isSignature).map(editWords))),
    list('Where it stops', stay, ({ rests }) => said(rests.map((each) => prose(restWords(each))))),
    list('Where no lifetime helps', stuck, ({ doubts }) =>
      said(doubts.filter(({ code }) => STUCK.has(code)).map((each) => prose(doubtWords(each)))),
    ),
    list('What to look at yourself', unsure, ({ doubts }) =>
      said(doubts.filter(({ code }) => !STUCK.has(code)).map((each) => prose(doubtWords(each)))),
    ),
  ].join('');
}

const editWords = ({ reason, insert, force }: Edit): string =>
  `<span class="infection-force mark-${force}">${forceWords(force)}</span> ${prose(reasonWords(reason, insert))}`;
