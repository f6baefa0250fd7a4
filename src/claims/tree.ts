/** A test that is made of tests: decided from its leaves up. */
import { type Answer, all, any, not } from './logic.ts';

export type Tree<Leaf> =
  | Leaf
  | { readonly all: readonly Tree<Leaf>[] }
  | { readonly any: readonly Tree<Leaf>[] }
  | { readonly not: Tree<Leaf> };

export interface Decision<Evidence> {
  readonly state: Answer;
  /** What made the state what it is. */
  readonly decisive: readonly Evidence[];
  readonly evidence: readonly Evidence[];
}

export function decide<Leaf extends object, Evidence extends { readonly state: Answer }>(
  test: Tree<Leaf>,
  weigh: (leaf: Leaf) => Evidence,
): Decision<Evidence> {
  if ('not' in test) {
    const inner = decide(test.not, weigh);
    return { ...inner, state: not(inner.state) };
  }
  if (!('all' in test) && !('any' in test)) {
    const evidence = weigh(test);
    return { state: evidence.state, decisive: [evidence], evidence: [evidence] };
  }
  const parts = ('all' in test ? test.all : test.any).map((each) => decide(each, weigh));
  const state = ('all' in test ? all : any)(parts.map((part) => part.state));
  return {
    state,
    decisive: parts.flatMap((part) => (part.state === state ? part.decisive : [])),
    evidence: parts.flatMap((part) => part.evidence),
  };
}

/** In the order in which they are written. */
export function leavesOf<Leaf extends object>(test: Tree<Leaf>): readonly Leaf[] {
  if ('not' in test) return leavesOf(test.not);
  if (!('all' in test) && !('any' in test)) return [test];
  return ('all' in test ? test.all : test.any).flatMap((each) => leavesOf(each));
}
