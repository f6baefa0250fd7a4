/** An item that is a function -> its signature, as the rules of elision see it. */
import type { Item } from './items.ts';
import { type Names, segments } from './names.ts';
import { type Slot, slotsOf } from './slots.ts';
import { firstOf, namedChildren, part, type Syntax } from './syntax.ts';

interface Parameter {
  /** Undefined where it is a pattern. */
  readonly name: string | undefined;
  readonly type: Syntax;
  readonly slots: readonly Slot[];
}

export interface Fn {
  readonly item: Item;
  readonly receiver: 'none' | 'reference' | 'value';
  /** Without `self`. */
  readonly parameters: readonly Parameter[];
  readonly output: Syntax | undefined;
  readonly outputSlots: readonly Slot[];
  /** Of its own type parameters and its `where`. */
  readonly bounds: readonly Slot[];
  readonly body: Syntax | undefined;
  readonly isAsync: boolean;
  /** The type whose `impl` it stands in, where it is one of the program. */
  readonly self: Item | undefined;
  /** The trait of the `impl`. */
  readonly trait: Syntax | undefined;
}

export const functionsOf = (items: readonly Item[], names: Names): readonly Fn[] =>
  items.filter(({ kind }) => kind === 'function').map((item) => functionOf(item, names));

function functionOf(item: Item, names: Names): Fn {
  const { node } = item;
  const list = namedChildren(part(node, 'parameters') ?? { ...node, children: [] });
  const self = list.find(
    (each) => each.type === 'self_parameter' || names.read(part(each, 'pattern')) === 'self',
  );
  const output = part(node, 'return_type');
  const around = item.within;
  return {
    item,
    receiver: self ? receiver(self, names) : 'none',
    parameters: list.flatMap((each) => {
      const type = each === self ? undefined : part(each, 'type');
      const pattern = part(each, 'pattern');
      const name = pattern?.type === 'identifier' ? names.read(pattern) : undefined;
      return type ? [{ name, type, slots: slotsOf(type, item, names) }] : [];
    }),
    output,
    outputSlots: slotsOf(output, item, names),
    bounds: [...slotsOf(part(node, 'type_parameters'), item, names), ...whereSlots(node, item, names)],
    body: part(node, 'body'),
    isAsync: firstOf(node, 'function_modifiers')?.children.some(({ type }) => type === 'async') ?? false,
    self: selfType(around, names),
    trait: around?.kind === 'impl' ? part(around.node, 'trait') : undefined,
  };
}

const receiver = (self: Syntax, { read }: Names): 'reference' | 'value' =>
  self.type === 'self_parameter'
    ? self.children.some(({ type }) => type === '&')
      ? 'reference'
      : 'value'
    : /^\s*(?:Pin\s*<\s*)?&/.test(read(part(self, 'type')))
      ? 'reference'
      : 'value';

export function whereSlots(node: Syntax, item: Item, names: Names): readonly Slot[] {
  const clause = firstOf(node, 'where_clause');
  return clause
    ? namedChildren(clause).flatMap((each) =>
        namedChildren(each).flatMap((side) =>
          slotsOf(side, item, names).map((slot) => (slot.inner ? slot : { ...slot, bound: true })),
        ),
      )
    : [];
}

/** `Parser` of `impl Parser<'_>`; undefined for `impl Trait for Vec<Parser>`. */
export function selfType(around: Item | undefined, names: Names): Item | undefined {
  const type = around?.kind === 'impl' ? part(around.node, 'type') : undefined;
  const found = type && around && names.find(segments(type, names.read), around);
  return found?.kind === 'trait' ? undefined : found;
}
