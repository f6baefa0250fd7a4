/** Any text -> a map, or a sentence that says why there is none. Pure: the worker and the build ask it alike. */
import { indexMap } from './indices.ts';
import { choices, infectionMap, seedName } from './map.ts';
import { lineOf, type Program } from './syntax.ts';
import { mapHtml, summary } from './view.ts';

/** Characters. More than any file of the standard library's `std` that a reader would paste; a second's work at most. */
export const LONGEST = 100_000;

interface Choice {
  readonly name: string;
  /** `Parser.input: String` */
  readonly label: string;
}

export type Answer =
  | {
      readonly state: 'map';
      readonly choices: readonly Choice[];
      readonly picked: string;
      readonly html: string;
      /** For whoever cannot see the map. */
      readonly said: string;
    }
  | { readonly state: 'none'; readonly why: string };

const none = (why: string): Answer => ({ state: 'none', why });

/** `pick` is the name of a field; where there is no such field, the first is taken. */
export function answer(text: string, pick: string | undefined, parse: (text: string) => Program): Answer {
  const refused = refusal(text);
  if (refused) return none(refused);
  const program = parse(text);
  const seeds = choices(program);
  const seed = seeds.find((each) => seedName(each) === pick) ?? seeds[0];
  if (!seed) return none(nothingToBorrow(program));
  const map = infectionMap(program, seed);
  const said = summary(map).replaceAll('`', '');
  return {
    state: 'map',
    choices: seeds.map((each) => ({
      name: seedName(each),
      label: `${seedName(each)}: ${text.slice(each.field.type.from, each.field.type.to).replaceAll(/\s+/g, ' ')}`,
    })),
    picked: seedName(seed),
    html: mapHtml(program, map, indexMap(program, seed)),
    said,
  };
}

/** Why a text is not even parsed. */
export function refusal(text: string): string | undefined {
  if (text.trim() === '') return 'There is no code here yet. Paste some, or choose an example.';
  if (text.length > LONGEST)
    return `This text has ${text.length.toLocaleString('en')} characters; the map takes ${LONGEST.toLocaleString('en')}, some 3,000 lines. Paste the module that the type is in.`;
  if (text.includes('\0') || odd(text) > text.length / 20)
    return 'This is not text but something binary. Paste Rust code.';
  return undefined;
}

/** Characters that no source has: controls, and what stands for bytes that are no text. */
function odd(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code < 32 && (code < 9 || code > 13)) || code === 0xfffd) count++;
  }
  return count;
}

function nothingToBorrow({ text, brokenAt }: Program): string {
  const found =
    'No struct or enum here has a field that owns what it could borrow, such as a String, a Vec or another struct.';
  return brokenAt === undefined
    ? found
    : `${found} From line ${lineOf(text, brokenAt)} on, the text is not Rust as the parser knows it.`;
}
