/** lifetimes/excerpt: sentences out of a text, lent and copied, by their length. */
import { type CaseRef, experiment, type ParameterValues } from '../../src/lab/experiment.ts';

const SHORTEST = 10;
const USUAL = 40;
const LONGEST = 4_000;
const of = (variant: string, length: number): CaseRef => ({ variant, at: { length } });
/** Few points show a line of known shape. */
const only =
  (...lengths: number[]) =>
  ({ length }: ParameterValues): boolean =>
    lengths.includes(length!);

export const excerpt = experiment({
  id: 'lifetimes/excerpt',
  title: 'A sentence, lent or copied',
  question: 'What does it cost to take a sentence out of a text, as a view or as a string of its own?',
  measure: 'nanoseconds per sentence',
  parameters: [
    {
      id: 'length',
      label: 'Length of a sentence, on average',
      unit: 'bytes',
      values: [SHORTEST, USUAL, LONGEST],
      default: USUAL,
      scale: 'log',
    },
  ],
  axis: 'length',
  variants: [
    {
      id: 'find-owned',
      label: 'search, then String',
      description: 'Looks for the period that ends the sentence, and copies the sentence into a String.',
      exists: only(USUAL, LONGEST),
      color: 1,
    },
    {
      id: 'find-view',
      label: 'search, then &str',
      description: 'Looks for the period that ends the sentence, and lends the sentence.',
      exists: only(USUAL, LONGEST),
      color: 6,
    },
    {
      id: 'owned',
      label: 'String',
      description: 'Copies a sentence whose place is known into a String, and drops it.',
      color: 4,
    },
    {
      id: 'kept',
      label: 'view that keeps the text',
      description:
        'Makes a view that holds on to the text: in Rust an Rc of it and a range, in TypeScript a subarray, which is an object.',
      exists: only(USUAL, LONGEST),
      color: 3,
    },
    {
      id: 'view',
      label: '&str',
      description: 'Lends a sentence whose place is known: an address and a length.',
      color: 8,
    },
  ],
  claims: [
    {
      id: 'excerpt-zero-copy',
      sentence: 'Taking a view of a text is free, beside copying it.',
      criterion: 'A String takes over 5 times as long as a view, with sentences of 40 bytes and of 4,000.',
      test: {
        all: [
          { ratio: [of('owned', USUAL), of('view', USUAL)], above: 5 },
          { ratio: [of('owned', LONGEST), of('view', LONGEST)], above: 5 },
        ],
      },
      because:
        'A view is an address and a length, whatever it shows. The String is a visit to the allocator, a copy of every byte, and a visit to give the block back.',
    },
    {
      id: 'excerpt-search',
      sentence: 'So a parser that lends its results is many times faster than one that copies them.',
      criterion:
        'With the search for the period included, a String takes over 5 times as long as a view, with sentences of 40 bytes.',
      test: { ratio: [of('find-owned', USUAL), of('find-view', USUAL)], above: 5 },
      because:
        'To know where a sentence ends, somebody must look at its bytes, and both ways pay for that. What the view saves is the copy and the block, and beside the search that is a smaller part.',
    },
  ],
  effects: [
    {
      id: 'owned',
      label: 'a String against a view, 40 bytes',
      ratio: [of('owned', USUAL), of('view', USUAL)],
    },
    {
      id: 'long',
      label: 'a String against a view, 4,000 bytes',
      ratio: [of('owned', LONGEST), of('view', LONGEST)],
    },
    {
      id: 'searched',
      label: 'a String against a view, both searched for, 40 bytes',
      ratio: [of('find-owned', USUAL), of('find-view', USUAL)],
    },
    {
      id: 'searched-long',
      label: 'a String against a view, both searched for, 4,000 bytes',
      ratio: [of('find-owned', LONGEST), of('find-view', LONGEST)],
    },
    {
      id: 'search',
      label: 'a view with a search against a view without, 40 bytes',
      ratio: [of('find-view', USUAL), of('view', USUAL)],
    },
    {
      id: 'kept',
      label: 'a view that keeps the text against a view, 40 bytes',
      ratio: [of('kept', USUAL), of('view', USUAL)],
    },
    {
      id: 'kept-owned',
      label: 'a String against a view that keeps the text, 40 bytes',
      ratio: [of('owned', USUAL), of('kept', USUAL)],
    },
    {
      id: 'flat',
      label: 'a view of 4,000 bytes against one of 10',
      ratio: [of('view', LONGEST), of('view', SHORTEST)],
    },
  ],
});
