/** Type -> the places in it where a lifetime stands, is hidden, or would have to enter. In the order of the text. */
import type { Item } from './items.ts';
import { type Names, type Place, segments } from './names.ts';
import { namedChildren, part, type Syntax } from './syntax.ts';

interface Where {
  /** The `Fn(…) -> …` or `fn(…) -> …` around it, which has elision of its own. */
  readonly inner: { readonly type: Syntax; readonly side: 'input' | 'output' } | undefined;
  /** In the arguments of a bound: `Into<Token>`. Elision does not reach there, except in an output's `impl`. */
  readonly bound: boolean;
}

export type Slot = Where & { readonly node: Syntax } & (
    | { readonly kind: 'reference'; readonly lifetime: string | undefined }
    /** A type of the program, and the lifetimes that are written after it. */
    | { readonly kind: 'path'; readonly item: Item; readonly written: readonly string[] }
    /** A lifetime of anything else: `Foo<'a>`, `dyn Foo + 'a`. */
    | { readonly kind: 'lifetime'; readonly name: string }
    /** A type of the standard library that hides a lifetime: `Chars`. */
    | { readonly kind: 'hidden' }
    | { readonly kind: 'self' }
    | {
        readonly kind: 'dyn';
        readonly item: Item | undefined;
        readonly bounded: boolean;
        readonly owned: boolean;
      }
  );

const HIDING = new Set(
  'Arguments CharIndices Chars Components Context Drain Formatter Lines MutexGuard Ref RefMut SplitWhitespace'.split(
    ' ',
  ),
);
const TOP: Where = { inner: undefined, bound: false };

export function slotsOf(type: Syntax | undefined, place: Place, names: Names): readonly Slot[] {
  const slots: Slot[] = [];
  const { read, find } = names;
  const lifetimes = (list: Syntax | undefined) =>
    (list?.children ?? []).filter((each) => each.type === 'lifetime').map(read);
  const each = (nodes: readonly Syntax[], where: Where, boxed = false) => {
    for (const node of nodes) walk(node, where, boxed);
  };
  const path = (node: Syntax, list: Syntax | undefined, where: Where) => {
    const way = segments(node, read);
    const item = way[0] === 'Self' || way[0] === '<' ? undefined : find(way, place);
    const written = lifetimes(list);
    if (way.length === 1 && way[0] === 'Self') slots.push({ kind: 'self', node, ...where });
    else if (item && item.kind !== 'trait') slots.push({ kind: 'path', node, item, written, ...where });
    else if (written.length > 0)
      for (const name of written) slots.push({ kind: 'lifetime', node, name, ...where });
    else if (!item && HIDING.has(way.at(-1) ?? '')) slots.push({ kind: 'hidden', node, ...where });
  };
  const walk = (node: Syntax, where: Where, boxed: boolean): void => {
    switch (node.type) {
      case 'type_identifier':
      case 'scoped_type_identifier':
        path(node, undefined, where);
        return;
      case 'generic_type': {
        const list = part(node, 'type_arguments');
        path(node, list, where);
        each(
          (list ? namedChildren(list) : []).filter((each) => each.type !== 'lifetime'),
          where,
          true,
        );
        return;
      }
      case 'reference_type':
        slots.push({ kind: 'reference', node, lifetime: lifetimes(node)[0], ...where });
        each(
          namedChildren(node).filter(({ field }) => field === 'type'),
          where,
        );
        return;
      case 'lifetime':
        slots.push({ kind: 'lifetime', node, name: read(node), ...where });
        return;
      case 'function_type': {
        const output = part(node, 'return_type');
        each(namedChildren(part(node, 'parameters') ?? node), {
          ...where,
          inner: { type: node, side: 'input' },
        });
        each(output ? [output] : [], { ...where, inner: { type: node, side: 'output' } });
        return;
      }
      case 'dynamic_type': {
        const named = part(node, 'trait');
        const item = named && find(segments(named, read), place);
        slots.push({ kind: 'dyn', node, item, bounded: false, owned: boxed, ...where });
        each(namedChildren(node), where);
        return;
      }
      case 'bounded_type': {
        // `dyn Foo + 'a`: the bound is written.
        const before = slots.length;
        each(namedChildren(node), where, boxed);
        const bounded = namedChildren(node).some(({ type }) => type === 'lifetime');
        slots.splice(
          before,
          Number.POSITIVE_INFINITY,
          ...slots.slice(before).map((slot) => (slot.kind === 'dyn' ? { ...slot, bounded } : slot)),
        );
        return;
      }
      case 'abstract_type':
      case 'trait_bounds':
      case 'higher_ranked_trait_bound':
        each(namedChildren(node), { ...where, bound: true });
        return;
      case 'parameter':
      case 'type_binding':
        each(
          namedChildren(node).filter(({ field }) => field === 'type'),
          where,
          true,
        );
        return;
      case 'array_type':
        each(
          namedChildren(node).filter(({ field }) => field === 'element'),
          where,
          true,
        );
        return;
      default:
        each(namedChildren(node), where, boxed);
        return;
    }
  };
  if (type) walk(type, TOP, false);
  return slots;
}

/** Lifetimes that a slot brings into a list of parameters; undefined is one without a name. */
export function lifetimesIn(slot: Slot): readonly (string | undefined)[] {
  if (slot.inner) return [];
  const name = (written: string) => (written === "'_" ? undefined : written);
  switch (slot.kind) {
    case 'reference':
      return [slot.lifetime && name(slot.lifetime)];
    case 'path':
      return slot.written.length > 0 ? slot.written.map(name) : slot.item.lifetimes.map(() => undefined);
    case 'lifetime':
      return [name(slot.name)];
    case 'hidden':
      return [undefined];
    default:
      return [];
  }
}

const holds = (outer: Syntax, inner: Syntax): boolean =>
  outer !== inner && outer.from <= inner.from && inner.to <= outer.to;

/** The reference around a slot, the nearest: `&Token`. */
export const referenceAround = (
  slot: Slot,
  all: readonly Slot[],
): (Slot & { kind: 'reference' }) | undefined =>
  all.findLast(
    (each): each is Slot & { kind: 'reference' } => each.kind === 'reference' && holds(each.node, slot.node),
  );

export const isMutable = (reference: Slot): boolean =>
  reference.node.children.some(({ type }) => type === 'mutable_specifier');
