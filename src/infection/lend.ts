/**
 * Who has to lend instead of give, once a field is a reference: the values put into it, the parameters that they come from, and
 * the callers of those. Bodies are read by names, without types.
 */
import { tidy } from './borrowed-type.ts';
import type { Fn } from './functions.ts';
import type { Doubt, Seed } from './model.ts';
import { type Names, segments } from './names.ts';
import { type Body, bodyOf, isMade, type Origin, originsOf } from './origins.ts';
import { descendants, firstOf, namedChildren, part, type Syntax } from './syntax.ts';

interface Change {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

export interface Lending {
  readonly body: Body;
  /** Place of a parameter -> the owned type that becomes a reference. */
  readonly parameters: Map<number, string>;
  /** Its result is put into the field: the owned type that becomes a reference. */
  output: string | undefined;
  /** Where what is lent comes from. */
  readonly origins: Set<Origin>;
  readonly changes: Change[];
  readonly doubts: Doubt[];
  /** Is something put into `self`? */
  intoSelf: boolean;
  /** Fields of `self` that something is lent from. */
  readonly ofSelf: Set<string>;
}

export type Lendings = ReadonlyMap<Fn, Lending>;

const COPIES = /^(?:to_string|to_owned|into|clone|to_vec|into_boxed_(?:str|slice)|into_string|to_path_buf)$/;

/** Values that are made where they stand. */
const OWNS = /^(?:struct_expression|array_expression|macro_invocation)$/;

export function lendingsOf(seed: Seed, functions: readonly Fn[], names: Names): Lendings {
  const { read } = names;
  const all = new Map<Fn, Lending>();
  const own = new Set(functions.map(({ item }) => item.name));
  for (const { self } of functions) if (self) own.add(self.name);
  own.add(seed.item.name);
  for (const fn of functions)
    all.set(fn, {
      body: bodyOf(fn, names, own),
      parameters: new Map(),
      output: undefined,
      origins: new Set(),
      changes: [],
      doubts: [],
      intoSelf: false,
      ofSelf: new Set(),
    });
  const lendings = [...all.values()];
  const owned = tidy(read(seed.field.type));
  const seen = new Set<Syntax>();

  const change = (into: Lending, from: number, to: number, insert: string): void => {
    into.changes.push({ from, to, insert });
  };
  const madeHere = (into: Lending, value: Syntax): void => {
    into.origins.add('made');
    into.doubts.push({ code: 'made-here', type: tidy(read(value)) });
  };
  const callsByName = new Map<string, { readonly call: Syntax; readonly lending: Lending }[]>();
  for (const lending of lendings)
    for (const call of lending.body.nodes)
      if (call.type === 'call_expression') {
        const name = calledName(part(call, 'function'), names);
        const same = callsByName.get(name);
        if (same) same.push({ call, lending });
        else callsByName.set(name, [{ call, lending }]);
      }
  const lendParameter = (lending: Lending, index: number, type: string): void => {
    if (lending.parameters.has(index)) return;
    lending.parameters.set(index, type);
    const { fn } = lending.body;
    for (const { call, lending: caller } of callsByName.get(fn.item.name) ?? []) {
      if (!couldCall(call, fn, caller.body.fn, names)) continue;
      const argument = namedChildren(part(call, 'arguments') ?? call)[
        index + (fn.receiver !== 'none' && part(call, 'function')?.type !== 'field_expression' ? 1 : 0)
      ];
      if (argument) lend(argument, caller, type);
    }
  };
  const lendOutput = (fn: Fn, type: string): boolean => {
    const lending = all.get(fn)!;
    if (tidy(read(fn.output)) !== type || fn.trait) return false;
    if (lending.output === undefined) {
      lending.output = type;
      const last = namedChildren(fn.body ?? fn.item.node).at(-1);
      if (last && !last.type.endsWith('statement')) lend(last, lending, type);
      for (const node of lending.body.nodes)
        if (node.type === 'return_expression')
          for (const each of namedChildren(node)) lend(each, lending, type);
    }
    return true;
  };

  /** A value that was given away is lent. `shorthand`: it is `{ text }`, which has no room for a sign. */
  function lend(value: Syntax, into: Lending, type: string, shorthand = false): void {
    if (seen.has(value)) return;
    seen.add(value);
    const take = (expression: Syntax) => {
      for (const origin of originsOf(expression, into.body, names)) into.origins.add(origin);
      for (const node of descendants(expression))
        if (node.type === 'field_expression' && part(node, 'value')?.type === 'self')
          into.ofSelf.add(read(part(node, 'field')));
    };
    const sign = (node: Syntax) => change(into, node.from, node.from, shorthand ? `${read(node)}: &` : '&');
    switch (value.type) {
      case 'string_literal':
      case 'raw_string_literal':
      case 'reference_expression':
        take(value);
        return;
      case 'parenthesized_expression':
        for (const each of namedChildren(value)) lend(each, into, type);
        return;
      case 'identifier': {
        const name = read(value);
        const local = into.body.bound.get(name);
        const index = into.body.fn.parameters.findIndex((each) => each.name === name);
        if (name === 'None') return;
        if (local && copied(local, names)) {
          lend(local, into, type);
          return;
        }
        if (local && (isMade(local, names, own) || OWNS.test(local.type))) {
          sign(value);
          madeHere(into, value);
          return;
        }
        if (local?.type === 'call_expression') {
          const called = calledName(part(local, 'function'), names);
          const given = functions.find((fn) => fn.item.name === called && tidy(read(fn.output)) === type);
          if (given && lendOutput(given, type)) {
            take(local);
            return;
          }
          if (given) sign(value);
          if (given) {
            madeHere(into, value);
            return;
          }
        }
        if (local) {
          into.doubts.push({ code: 'by-hand', type: name });
          take(value);
          return;
        }
        if (index < 0) {
          into.doubts.push({ code: 'by-hand', type: name });
          return;
        }
        into.origins.add(index);
        const given = tidy(read(into.body.fn.parameters[index]!.type));
        if (given === type || given === `impl Into<${type}>`) lendParameter(into, index, type);
        else if (!given.startsWith('&')) into.doubts.push({ code: 'by-hand', type: name });
        return;
      }
      case 'field_expression':
        if (read(part(value, 'field')) !== seed.field.name) sign(value);
        take(value);
        return;
      case 'call_expression':
        lendCall(value, into, type, take, sign);
        return;
      default:
        if (isMade(value, names, own) || OWNS.test(value.type)) {
          sign(value);
          madeHere(into, value);
          return;
        }
        into.doubts.push({ code: 'by-hand', type: tidy(read(value)).slice(0, 40) });
        take(value);
        return;
    }
  }

  function lendCall(
    value: Syntax,
    into: Lending,
    type: string,
    take: (expression: Syntax) => void,
    sign: (node: Syntax) => void,
  ): void {
    const called = part(value, 'function');
    const [first] = namedChildren(part(value, 'arguments') ?? value);
    const path = read(called);
    if (first && /^(?:Some|Ok|Box::new)$/.test(path)) {
      lend(first, into, type);
      return;
    }
    if (first && /(?:^|::)from$/.test(path)) {
      change(into, value.from, first.from, '');
      change(into, first.to, value.to, '');
      take(first);
      return;
    }
    if (/^(?:String|PathBuf|OsString|Vec)::(?:new|default)$/.test(path)) {
      change(into, value.from, value.to, path.startsWith('Vec') ? '&[]' : '""');
      return;
    }
    const receiver = called?.type === 'field_expression' ? part(called, 'value') : undefined;
    const method = receiver ? read(part(called!, 'field')) : '';
    if (receiver && COPIES.test(method)) {
      if (needsSign(receiver, method, into)) sign(receiver);
      change(into, receiver.to, value.to, '');
      const index = into.body.fn.parameters.findIndex(({ name }) => name === read(receiver));
      const given = tidy(read(into.body.fn.parameters[index]?.type));
      if (receiver.type === 'identifier' && /^impl Into</.test(given)) lendParameter(into, index, type);
      take(receiver);
      return;
    }
    const name = calledName(called, names);
    const local = functions.find((fn) => fn.item.name === name && couldCall(value, fn, into.body.fn, names));
    if (local && lendOutput(local, type)) {
      const given = receiver ? [receiver] : namedChildren(part(value, 'arguments') ?? value);
      for (const each of given) take(each);
      return;
    }
    sign(value);
    madeHere(into, value);
  }

  /** A slice has no size and an owner must be borrowed from; a view is one already. */
  const needsSign = (receiver: Syntax, method: string, into: Lending): boolean => {
    if (receiver.type === 'index_expression') return true;
    if (receiver.type === 'field_expression') return read(part(receiver, 'field')) !== seed.field.name;
    if (receiver.type !== 'identifier' || method !== 'clone') return false;
    const parameter = into.body.fn.parameters.find(({ name }) => name === read(receiver));
    return !read(parameter?.type).startsWith('&');
  };

  for (const lending of lendings)
    for (const node of lending.body.nodes) {
      const put = valuePut(node, seed, lending.body.fn, names);
      if (!put) continue;
      lending.intoSelf ||= put.into === 'self';
      lend(put.value, lending, owned, put.shorthand);
    }
  return all;
}

/** `Parser::new`, `.push`: the last name of what is called. */
const calledName = (called: Syntax | undefined, { read }: Names): string =>
  !called
    ? ''
    : called.type === 'field_expression'
      ? read(part(called, 'field'))
      : called.type === 'generic_function'
        ? calledName(part(called, 'function'), { read } as Names)
        : (segments(called, read).at(-1) ?? '');

/** Does a call name this function? A method is known by its name alone, or by `self`. */
function couldCall(call: Syntax, fn: Fn, from: Fn, names: Names): boolean {
  const called = part(call, 'function');
  if (!called) return false;
  if (called.type === 'field_expression') {
    if (fn.receiver === 'none') return false;
    return part(called, 'value')?.type === 'self' ? from.self === fn.self : true;
  }
  const path = segments(
    called.type === 'generic_function' ? (part(called, 'function') ?? called) : called,
    names.read,
  );
  if (path.length === 1) return fn.item.within === undefined;
  const owner = path.slice(0, -1);
  if (owner.length === 1 && owner[0] === 'Self') return fn.self !== undefined && fn.self === from.self;
  const type = names.find(owner, from.item);
  return type ? type === fn.self || type === fn.item.within : fn.item.within === undefined && !fn.self;
}

const copied = (value: Syntax, { read }: Names): boolean => {
  const called = value.type === 'call_expression' ? part(value, 'function') : undefined;
  if (called?.type === 'field_expression') return COPIES.test(read(part(called, 'field')));
  return /(?:^|::)from$/.test(read(called));
};

interface Put {
  readonly value: Syntax;
  readonly into: 'new' | 'self';
  readonly shorthand: boolean;
}

/** Is this where the field gets a value? */
function valuePut(node: Syntax, { item, field }: Seed, fn: Fn, names: Names): Put | undefined {
  const { read } = names;
  const isSeed = (path: readonly string[]): boolean => {
    const type = field.variant === undefined ? path : path.slice(0, -1);
    if (field.variant !== undefined && path.at(-1) !== field.variant) return false;
    return (type.length === 1 && type[0] === 'Self' ? fn.self : names.find(type, fn.item)) === item;
  };
  if (node.type === 'struct_expression') {
    const [name, body] = [part(node, 'name'), part(node, 'body')];
    if (!name || !body || !isSeed(segments(name, read))) return undefined;
    for (const each of namedChildren(body)) {
      if (each.type === 'shorthand_field_initializer' && read(each) === field.name) {
        const value = firstOf(each, 'identifier');
        return value && { value, into: 'new', shorthand: true };
      }
      const value = part(each, 'value');
      if (value && read(part(each, 'field')) === field.name) return { value, into: 'new', shorthand: false };
    }
  }
  if (node.type === 'call_expression' && /^\d+$/.test(field.name)) {
    const called = part(node, 'function');
    if (!called || called.type === 'field_expression' || !isSeed(segments(called, read))) return undefined;
    const value = namedChildren(part(node, 'arguments') ?? node)[Number(field.name)];
    return value && { value, into: 'new', shorthand: false };
  }
  const left = node.type === 'assignment_expression' ? part(node, 'left') : undefined;
  const value = part(node, 'right');
  if (left?.type === 'field_expression' && value && read(part(left, 'field')) === field.name)
    if (part(left, 'value')?.type === 'self' && fn.self === item)
      return { value, into: 'self', shorthand: false };
  return undefined;
}

/** Bodies that only an owner can have: they grow or change what is borrowed now. */
export function growsField(body: Body, { field }: Seed, { read }: Names): string | undefined {
  for (const node of body.nodes) {
    const called = node.type === 'call_expression' ? part(node, 'function') : undefined;
    const value = called?.type === 'field_expression' ? part(called, 'value') : undefined;
    if (!called || value?.type !== 'field_expression' || read(part(value, 'field')) !== field.name) continue;
    const method = read(part(called, 'field'));
    if (
      /^(?:push(?:_\w+)?|insert\w*|clear|truncate|extend\w*|retain|drain|remove|pop|append|as_mut\w*)$/.test(
        method,
      )
    )
      return method;
  }
  return undefined;
}

/** Does a body name any of these, in an expression or a type? */
export const namesAny = (body: Body, wanted: ReadonlySet<string>, { read }: Names): string | undefined => {
  for (const node of body.nodes)
    if (node.type === 'identifier' || node.type === 'type_identifier') {
      const name = read(node);
      if (wanted.has(name)) return name;
    }
  return undefined;
};

export const macroNames = (body: Body, wanted: ReadonlySet<string>, names: Names): string | undefined => {
  for (const node of body.nodes)
    if (node.type === 'token_tree')
      for (const each of descendants(node))
        if (each.type === 'identifier' && wanted.has(names.read(each))) return names.read(each);
  return undefined;
};
