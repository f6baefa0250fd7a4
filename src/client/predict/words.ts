/** Guess and measurements in a sentence or two. Pure. */
import { formatExact, formatNumber, formatValue } from '../../charts/format.ts';
import type { Facts } from './facts.ts';
import type { Found } from './found.ts';
import { type Guess, SHAPE_WORDS, shapeRange } from './question.ts';

/** "3 times", "from 100 B on", "it stays about the same". */
export function guessText({ axis }: Pick<Facts, 'axis'>, guess: Guess, kind: string): string {
  if (guess === 'never') return 'nowhere';
  if (typeof guess === 'string') return SHAPE_WORDS[guess];
  return kind === 'ratio' ? `${formatExact(guess)} times` : `from ${formatValue(axis, guess)} on`;
}

/** "You guessed 3 times. The recorded machine, cloud-2: 12 times (11 to 13) in Rust. This browser: …" */
export function answerWords(facts: Facts, guess: Guess, own: readonly Found[], quick: boolean): string {
  const sentences = [`You guessed: ${guessText(facts, guess, facts.question.kind)}.`];
  if (facts.recorded.length) {
    sentences.push(`The recorded machine, ${facts.machine}: ${listed(facts.recorded)}.`);
    const [first] = facts.recorded;
    const off = typeof guess === 'number' && facts.question.kind === 'ratio' && distance(guess, first!);
    if (off) sentences.push(facts.recorded.length > 1 ? `For ${first!.language}, ${off}.` : `${upper(off)}.`);
  }
  if (own.length) sentences.push(`This browser${quick ? ', in a quick look' : ''}: ${listed(own)}.`);
  return sentences.join(' ');
}

const listed = (all: readonly Found[]): string =>
  [...Map.groupBy(all, ({ text }) => text)]
    .map(([text, same]) => `${text} in ${same.map(({ language }) => language).join(' and ')}`)
    .join('; ');

/** How far a guess is from what was measured; as a factor, since both are ratios. */
function distance(guess: number, { value, low, high }: Found): string | undefined {
  if (value === undefined) return undefined;
  if (guess >= low! && guess <= high!) return 'your guess lies within the interval';
  const factor = Math.max(guess / value, value / guess);
  if (factor < 1.15) return 'your guess is close';
  return `your guess is ${formatNumber(factor)} times too ${guess > value ? 'high' : 'low'}`;
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Where a guess lies on the axis of the answer. */
export function guessPlace({ axis }: Facts, guess: Guess): Pick<Found, 'value' | 'low' | 'high'> {
  if (guess === 'never') return { low: axis.to };
  if (typeof guess === 'number') return { value: guess };
  const [low, high] = shapeRange(guess, axis.to / axis.from);
  return { ...(low > 0 && { low }), ...(Number.isFinite(high) && { high }) };
}
