/** Programs to look at. Each compiles as it is, and with the changes that the map marks. */
import parser from './examples/parser.rs?raw';
import records from './examples/records.rs?raw';
import tokens from './examples/tokens.rs?raw';

interface Example {
  readonly id: string;
  readonly title: string;
  readonly code: string;
  /** The field that is chosen first. */
  readonly pick: string;
}

export const EXAMPLES: readonly [Example, ...Example[]] = [
  { id: 'parser', title: 'A parser in a server', code: parser, pick: 'Parser.input' },
  { id: 'tokens', title: 'A lexer and its tokens', code: tokens, pick: 'Token::Word.text' },
  { id: 'records', title: 'Records, and where no lifetime helps', code: records, pick: 'Record.name' },
];
