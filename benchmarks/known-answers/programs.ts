/** Programs whose end is known: they test what runs them. Not in any chapter. */
import { demo, type Program } from '../../src/lab/program.ts';

const known = (name: string, question: string, threads = 0) =>
  demo({ id: `known-answers/${name}`, title: `It ${name}`, question, threads, claims: [] });

export const programs: readonly Program[] = [
  known('returns', 'Does every line arrive, in its order?'),
  known('panics', 'Does a panic arrive with its message, after what was printed while unwinding?'),
  known('overflows', 'Does a full stack end the program, and nothing else?'),
  known('stuck', 'Is a program that waits forever ended?'),
  demo({
    id: 'known-answers/threads',
    title: 'It has threads',
    question: 'Do threads start, print, end, and panic?',
    threads: 3,
    claims: [],
  }),
  demo({
    id: 'known-answers/missing',
    title: 'It is not there in TypeScript',
    question: 'Does the page say why a language is missing?',
    missing: { typescript: 'TypeScript has nothing that this could be.' },
    claims: [],
  }),
];
