/** Three-valued logic (Kleene 1952), in which the unknown has three names, by what it would take to know. */
export type Answer = 'holds' | 'refuted' | 'undecided' | 'untestable' | 'none';

/**
 * Of several unknowns the first named here is told. `none`: another run here may answer. `untestable`: this
 * machine cannot. `undecided`: it was tried, and the interval is on both sides.
 */
const UNKNOWN: readonly Answer[] = ['none', 'untestable', 'undecided'];

const unknown = (answers: readonly Answer[]) => UNKNOWN.find((each) => answers.includes(each));

/** Refuted by one that is refuted; holds when all hold. */
export const all = (answers: readonly Answer[]): Answer =>
  answers.includes('refuted') ? 'refuted' : (unknown(answers) ?? 'holds');

/** Holds by one that holds; refuted when all are refuted. */
export const any = (answers: readonly Answer[]): Answer =>
  answers.includes('holds') ? 'holds' : (unknown(answers) ?? 'refuted');

export const not = (answer: Answer): Answer =>
  answer === 'holds' ? 'refuted' : answer === 'refuted' ? 'holds' : answer;
