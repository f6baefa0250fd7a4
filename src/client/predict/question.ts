/** What readers are asked to guess, and the guesses that answer it. Pure. */

/** How many times as long; from which setting on one variant is quicker than another; how a variant goes along the axis. */
export type Question =
  | { readonly kind: 'ratio'; readonly effect: string }
  | { readonly kind: 'crossing'; readonly pair: readonly [slower: string, quicker: string] }
  | { readonly kind: 'shape'; readonly variant: string };

export const SHAPES = ['falls', 'flat', 'less', 'proportional', 'more'] as const;
export type Shape = (typeof SHAPES)[number];

export const SHAPE_WORDS: Readonly<Record<Shape, string>> = {
  falls: 'falls',
  flat: 'stays about the same',
  less: 'grows, but less than in proportion',
  proportional: 'grows about in proportion',
  more: 'grows more than in proportion',
};

/** A ratio, a setting of the axis, `never`, or a shape. */
export type Guess = number | 'never' | Shape;

/** Under which a guess is kept. */
export function guessKey(experiment: string, question: Question): string {
  const name =
    question.kind === 'ratio'
      ? question.effect
      : question.kind === 'crossing'
        ? `crossing-${question.pair.join('-')}`
        : `shape-${question.variant}`;
  return `guess:${experiment}/${name}`;
}

/** What was kept, if it answers this question; undefined when it does not or when there is nothing. */
export function readGuess({ kind }: Question, kept: unknown): Guess | undefined {
  if (kind === 'shape') return SHAPES.find((shape) => shape === kept);
  if (kind === 'crossing' && kept === 'never') return kept;
  return typeof kept === 'number' && Number.isFinite(kept) && kept > 0 ? kept : undefined;
}

/** From the first to the last setting a time changes by less than this factor, either way: about the same. */
const SAME = 1.5;
/** Of the setting's own growth, as an exponent. */
const PROPORTIONAL = [0.8, 1.25] as const;

/** What a change of time by `factor` is where the setting grows by `growth`. */
export function shapeOf(factor: number, growth: number): Shape {
  return SHAPES.find((shape) => factor < shapeRange(shape, growth)[1]) ?? 'more';
}

/** The factors between which a shape lies; those of all shapes follow each other. */
export function shapeRange(shape: Shape, growth: number): readonly [number, number] {
  const [less, more] = PROPORTIONAL.map((exponent) => Math.max(SAME, growth ** exponent)) as [number, number];
  switch (shape) {
    case 'falls':
      return [0, 1 / SAME];
    case 'flat':
      return [1 / SAME, SAME];
    case 'less':
      return [SAME, less];
    case 'proportional':
      return [less, more];
    case 'more':
      return [more, Number.POSITIVE_INFINITY];
  }
}
