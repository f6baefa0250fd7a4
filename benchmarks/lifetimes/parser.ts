/** lifetimes/parser: a text into a list of tokens, by how many there are. */
import { type CaseRef, experiment } from '../../src/lab/experiment.ts';

const FEW = 100;
const USUAL = 1_000;
const MANY = 100_000;
const of = (variant: string, tokens: number): CaseRef => ({ variant, at: { tokens } });

export const parser = experiment({
  id: 'lifetimes/parser',
  title: 'Tokens that borrow, own or point',
  question: 'What does a tokenizer pay for tokens that own their text, and what for tokens that are ranges?',
  measure: 'nanoseconds per token, made, read and dropped',
  parameters: [
    {
      id: 'tokens',
      label: 'Tokens in the text',
      unit: 'count',
      values: [FEW, USUAL, 10_000, MANY],
      default: USUAL,
      scale: 'log',
    },
  ],
  axis: 'tokens',
  variants: [
    {
      id: 'own',
      label: 'own',
      description: 'Each token has a kind and a String with a copy of its text.',
      color: 4,
    },
    {
      id: 'borrow',
      label: 'borrow',
      description: 'Each token has a kind and a &str of the text.',
      color: 8,
    },
    {
      id: 'range',
      label: 'range',
      description: 'Each token has a kind and two numbers: where in the text it begins and ends.',
      color: 6,
    },
  ],
  claims: [
    {
      id: 'parser-range',
      sentence: 'Tokens that are ranges are as good as tokens that borrow.',
      criterion: 'With 1,000 tokens and with 100,000, ranges take at most 1.25 times as long as borrows.',
      test: {
        all: [USUAL, MANY].map((tokens) => ({
          ratio: [of('range', tokens), of('borrow', tokens)] as const,
          below: 1.25,
        })),
      },
      because:
        'A range has to be checked against the text again each time it is read. In exchange its numbers can be smaller than addresses. Finding the tokens takes longer than either.',
    },
  ],
  effects: [
    {
      id: 'own',
      label: 'tokens that own against tokens that borrow, 1,000 tokens',
      ratio: [of('own', USUAL), of('borrow', USUAL)],
    },
    {
      id: 'own-many',
      label: 'tokens that own against tokens that borrow, 100,000 tokens',
      ratio: [of('own', MANY), of('borrow', MANY)],
    },
    {
      id: 'range',
      label: 'ranges against tokens that borrow, 1,000 tokens',
      ratio: [of('range', USUAL), of('borrow', USUAL)],
    },
    {
      id: 'range-many',
      label: 'ranges against tokens that borrow, 100,000 tokens',
      ratio: [of('range', MANY), of('borrow', MANY)],
    },
    {
      id: 'growth',
      label: 'tokens that borrow, 100,000 against 1,000',
      ratio: [of('borrow', MANY), of('borrow', USUAL)],
    },
  ],
});
