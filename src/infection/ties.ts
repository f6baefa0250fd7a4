/** Which parameters of a function have to share a lifetime, because one is put into another or into `self`. */
import { isCarried } from './carriers.ts';
import type { Context } from './context.ts';
import type { Fn } from './functions.ts';
import { type Origin, originsOf } from './origins.ts';
import { descendants, namedChildren, part, type Syntax } from './syntax.ts';

const STORING =
  /^(?:push(?:_\w+)?|insert(?:_\w+)?|extend(?:_\w+)?|append|replace|get_or_insert\w*|or_insert\w*|entry|set|send|add\w*)$/;

export interface Ties {
  /** Parameters that are put into `self`. */
  readonly intoSelf: ReadonlySet<number>;
  /** Parameters that are put into another, and that other. */
  readonly together: ReadonlySet<number>;
  /** Parameters into which something of `self` is put. */
  readonly fromSelf: ReadonlySet<number>;
  /** What the values are made of that the function builds: `Parser { … }`, `Parser::new(…)`. */
  readonly built: ReadonlySet<Origin>;
}

export function tiesOf(fn: Fn, context: Context): Ties {
  const { lendings, names, carriers, seed } = context;
  const { body, parameters: lentHere, intoSelf: seedIntoSelf, origins } = lendings.get(fn)!;
  const holds = (i: number) =>
    lentHere.has(i) ||
    origins.has(i) ||
    (fn.parameters[i]?.slots.some((slot) => isCarried(slot, carriers)) ?? false);
  const refers = (i: number) => fn.parameters[i]?.slots.some(({ kind }) => kind === 'reference') ?? false;
  const [intoSelf, together, fromSelf] = [new Set<number>(), new Set<number>(), new Set<number>()];
  const built = new Set<Origin>();
  const put = (target: Syntax, sources: readonly Syntax[]) => {
    const into = originsOf(root(target), body, names);
    const makes = sources.some((each) => makesCarrier(each, fn, context));
    const from = new Set(sources.flatMap((each) => [...originsOf(each, body, names)]));
    for (const source of from) {
      for (const place of into) {
        if (place === source || place === 'made') continue;
        const holdsSource = typeof source === 'number' && (holds(source) || (makes && refers(source)));
        if (place === 'self' && holdsSource) intoSelf.add(source);
        if (typeof place !== 'number' || !holds(place)) continue;
        if (source === 'self') fromSelf.add(place);
        if (holdsSource) {
          together.add(place);
          together.add(source);
        }
      }
    }
  };
  for (const node of body.nodes) {
    const [left, right] = [part(node, 'left'), part(node, 'right')];
    if (node.type === 'assignment_expression' && left && right) put(left, [right]);
    const values = valuesOf(node);
    if (values)
      for (const each of values) for (const origin of originsOf(each, body, names)) built.add(origin);
    const called = node.type === 'call_expression' ? part(node, 'function') : undefined;
    const receiver = called?.type === 'field_expression' ? part(called, 'value') : undefined;
    if (receiver && STORING.test(names.read(part(called!, 'field'))))
      put(receiver, namedChildren(part(node, 'arguments') ?? node));
  }
  if (seedIntoSelf && fn.self === seed.item) for (const i of lentHere.keys()) intoSelf.add(i);
  return { intoSelf, together, fromSelf, built };
}

/** Is something with the lifetime made here: `Token { … }`, `Token::new(…)`, or a local name of one? */
function makesCarrier(expression: Syntax, fn: Fn, context: Context, far = 0): boolean {
  const { names, lendings, makers } = context;
  const { bound } = lendings.get(fn)!.body;
  for (const node of descendants(expression)) {
    if (node.type !== 'identifier' && node.type !== 'type_identifier') continue;
    const name = names.read(node);
    if (makers.has(name)) return true;
    const value = bound.get(name);
    if (value && far < 3 && makesCarrier(value, fn, context, far + 1)) return true;
  }
  return false;
}

/** `self.a.b[0]` -> `self` */
function root(target: Syntax): Syntax {
  let at = target;
  while (at.type === 'field_expression' || at.type === 'index_expression' || at.type === 'call_expression') {
    const inner = part(at, 'value') ?? part(at, 'function') ?? namedChildren(at)[0];
    if (!inner) break;
    at = inner;
  }
  return at;
}

/** What a new value is made from, where a node makes one. */
function valuesOf(node: Syntax): readonly Syntax[] | undefined {
  if (node.type === 'struct_expression') return [part(node, 'body') ?? node];
  const called = node.type === 'call_expression' ? part(node, 'function') : undefined;
  if (!called || called.type === 'field_expression') return undefined;
  return namedChildren(part(node, 'arguments') ?? node).filter(
    (each) => ![...descendants(each)].includes(called),
  );
}
