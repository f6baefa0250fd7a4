/** What the tests of the infection map share: the parser in Node, the rules as programs, the examples. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { choices, infectionMap, seedName } from './map.ts';
import { rustParser } from './parse.ts';

const require = createRequire(import.meta.url);
const bytes = (file: string) => readFileSync(require.resolve(file));

export const parse = await rustParser(
  bytes('web-tree-sitter/web-tree-sitter.wasm'),
  bytes('tree-sitter-rust/tree-sitter-rust.wasm'),
);

/** The map of a program for a field; without one, for the first that there is. */
export function mapOf(code: string, pick?: string) {
  const program = parse(code);
  const seeds = choices(program);
  const seed = pick === undefined ? seeds[0] : seeds.find((each) => seedName(each) === pick);
  if (!seed) throw new Error(`no field ${pick}: ${seeds.map(seedName).join(', ')}`);
  return infectionMap(program, seed);
}

interface Rule {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');

/** `- ` is a line before, `+ ` what the map makes of it, two spaces a line that stays. */
export const RULES: readonly Rule[] = read('rules.txt')
  .split(/^=== /m)
  .slice(1)
  .map((block) => {
    const [name, ...lines] = block.trimEnd().split('\n');
    const side = (sign: string) =>
      lines
        .filter((line) => line.startsWith(sign) || line.startsWith('  '))
        .map((line) => line.slice(2))
        .join('\n');
    return { name: name!, before: side('- '), after: side('+ ') };
  });

export const EXAMPLE_CODE: Readonly<Record<string, { readonly code: string; readonly pick: string }>> = {
  parser: { code: read('examples/parser.rs'), pick: 'Parser.input' },
  tokens: { code: read('examples/tokens.rs'), pick: 'Token::Word.text' },
  records: { code: read('examples/records.rs'), pick: 'Record.name' },
};
