/** Where the data of an expression come from, followed through the local names of a function. By names, not by types: a guess that says so. */
import type { Fn } from './functions.ts';
import type { Names } from './names.ts';
import { descendants, namedChildren, part, type Syntax } from './syntax.ts';

/** A parameter by its place, `self`, or something that the function makes itself. */
export type Origin = number | 'self' | 'made';

export interface Body {
  readonly fn: Fn;
  /** All below its block, but not what stands in functions within it. */
  readonly nodes: readonly Syntax[];
  /** Local name -> the expression that it was bound to. */
  readonly bound: ReadonlyMap<string, Syntax>;
  /** Functions and types of the program: what they make is made of what they are given. */
  readonly own: ReadonlySet<string>;
}

const ITEMS = /_item$/;
const MAKING =
  /^(?:collect|concat|format|join|repeat|replace|to_(?:upper|lower)case|to_ascii_\w+|read_to_string)$/;
/** Names bound to names bound to names: enough. */
const FARTHEST = 6;

export function bodyOf(fn: Fn, { read }: Names, own: ReadonlySet<string>): Body {
  const nodes = fn.body ? [...descendants(fn.body, (node) => !ITEMS.test(node.type))] : [];
  const bound = new Map<string, Syntax>();
  const bind = (pattern: Syntax | undefined, value: Syntax | undefined) => {
    if (!pattern || !value) return;
    for (const each of descendants(pattern))
      if (each.type === 'identifier' || each.type === 'shorthand_field_identifier')
        bound.set(read(each), value);
  };
  for (const node of nodes) {
    if (node.type === 'let_declaration' || node.type === 'let_condition' || node.type === 'for_expression')
      bind(part(node, 'pattern'), part(node, 'value'));
    if (node.type === 'match_expression')
      for (const arm of part(node, 'body')?.children ?? []) bind(part(arm, 'pattern'), part(node, 'value'));
    // `text.lines().map(|line| …)`: what a closure is given comes from what its method was called on.
    const receiver = node.type === 'call_expression' && part(part(node, 'function') ?? node, 'value');
    if (receiver)
      for (const each of namedChildren(part(node, 'arguments') ?? node))
        if (each.type === 'closure_expression') bind(part(each, 'parameters'), receiver);
  }
  return { fn, nodes, bound, own };
}

export function originsOf(expression: Syntax, body: Body, names: Names, far = 0): ReadonlySet<Origin> {
  const found = new Set<Origin>();
  if (far > FARTHEST) return found;
  if (isMade(expression, names, body.own)) return new Set(['made']);
  for (const node of descendants(expression, ({ type }) => type !== 'closure_expression')) {
    if (node.type === 'self') found.add('self');
    if (node.type !== 'identifier') continue;
    const name = names.read(node);
    const value = body.bound.get(name);
    const parameter = body.fn.parameters.findIndex((each) => each.name === name);
    if (value && value !== expression)
      for (const each of originsOf(value, body, names, far + 1)) found.add(each);
    else if (parameter >= 0) found.add(parameter);
  }
  return found;
}

/** Does this make a value of its own, of nothing that is lent to it? What is called and not of the program is taken to. */
export function isMade(expression: Syntax, names: Names, own: ReadonlySet<string>): boolean {
  switch (expression.type) {
    case 'try_expression':
    case 'await_expression':
    case 'parenthesized_expression':
      return namedChildren(expression).some((each) => isMade(each, names, own));
    case 'macro_invocation':
      return names.read(part(expression, 'macro')) !== 'vec';
    case 'call_expression': {
      const called = part(expression, 'function');
      if (called?.type !== 'field_expression') {
        const name = names.read(called).split('::').at(-1)!;
        const type = names.read(called).split('::').at(-2) ?? '';
        return !(own.has(type) || own.has(name) || type === 'Self' || /^(?:Some|Ok|Err|from)$/.test(name));
      }
      const method = names.read(part(called, 'field'));
      const receiver = part(called, 'value');
      if (own.has(method)) return false;
      if (MAKING.test(method)) return true;
      return /^(?:unwrap|expect|ok|map_err|ok_or)/.test(method) && receiver
        ? isMade(receiver, names, own)
        : false;
    }
    default:
      return false;
  }
}
