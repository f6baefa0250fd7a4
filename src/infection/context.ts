/** What every rule needs to know of the program, found once. */
import { borrowed } from './borrowed-type.ts';
import { type Carriers, carriersOf, fresh, isCarried } from './carriers.ts';
import { type Fn, functionsOf, selfType } from './functions.ts';
import type { Item } from './items.ts';
import { type Lendings, lendingsOf } from './lend.ts';
import type { Edit, Force, Reason, Seed } from './model.ts';
import { type Names, namesOf, segments } from './names.ts';
import { type Slot, slotsOf } from './slots.ts';
import { firstOf, type Program, part, type Syntax } from './syntax.ts';

export interface Context {
  readonly program: Program;
  readonly items: readonly Item[];
  readonly names: Names;
  readonly seed: Seed;
  readonly carriers: Carriers;
  readonly functions: readonly Fn[];
  readonly lendings: Lendings;
  /** Traits of the program that a type with the lifetime implements. */
  readonly traits: ReadonlySet<Item>;
  /** Types with the lifetime, and functions that give one, by name. */
  readonly makers: ReadonlySet<string>;
}

export function contextOf(program: Program, items: readonly Item[], seed: Seed): Context {
  const names = namesOf(program, items);
  const carriers = carriersOf(seed, items, names);
  const functions = functionsOf(items, names);
  const traits = new Set<Item>();
  for (const item of items) {
    const [trait, self] = [part(item.node, 'trait'), selfType(item, names)];
    const named = item.kind === 'impl' && trait && names.find(segments(trait, names.read), item);
    if (named && self && carriers.has(self)) traits.add(named);
  }
  const lendings = lendingsOf(seed, functions, names);
  const makers = new Set([...carriers.keys()].map(({ name }) => name));
  for (const { item, outputSlots } of functions)
    if (outputSlots.some((slot) => isCarried(slot, carriers))) makers.add(item.name);
  return { program, items, names, seed, carriers, functions, lendings, traits, makers };
}

/** The lifetime that an `impl` has, or would have; undefined where its type and trait hold none. */
export function implLifetime(around: Item | undefined, { carriers, names }: Context): string | undefined {
  if (around?.kind !== 'impl') return undefined;
  const slots = headerSlots(around, names);
  if (around.lifetimes.length > 0 && !slots.some((slot) => isCarried(slot, carriers)))
    return around.lifetimes[0];
  const held = slots.some(
    (slot) => isCarried(slot, carriers) || (slot.kind === 'path' && slot.item.lifetimes.length > 0),
  );
  return held ? fresh(around.lifetimes) : undefined;
}

export const headerSlots = (around: Item, names: Names): readonly Slot[] => [
  ...slotsOf(part(around.node, 'trait'), around, names),
  ...slotsOf(part(around.node, 'type'), around, names),
];

/** `Token` -> `Token<'a>`, `Token<T>` -> `Token<'a, T>`: what to write, and where. */
export function argument(node: Syntax, lifetime: string): Pick<Edit, 'from' | 'to' | 'insert'> {
  const list = part(node, 'type_arguments');
  if (!list) return { from: node.to, to: node.to, insert: `<${lifetime}>` };
  return { from: list.from + 1, to: list.from + 1, insert: `${lifetime}, ` };
}

/** Declares a lifetime after a name, or after `impl`. */
export function declaration(item: Item, lifetime: string): Pick<Edit, 'from' | 'to' | 'insert'> {
  const list = part(item.node, 'type_parameters');
  if (list) return { from: list.from + 1, to: list.from + 1, insert: `${lifetime}, ` };
  const after = part(item.node, 'name') ?? firstOf(item.node, 'impl') ?? item.node;
  return { from: after.to, to: after.to, insert: `<${lifetime}>` };
}

export const edit = (
  item: Item,
  place: Pick<Edit, 'from' | 'to' | 'insert'>,
  force: Force,
  reason: Reason,
): Edit => ({ ...place, item, force, reason });

/** An owned type and the types in it that got a lifetime, as a reference. */
export function lent(
  type: Syntax,
  item: Item,
  lifetime: string | undefined,
  inner: string,
  context: Context,
): string {
  const { names, carriers } = context;
  let text = names.read(type);
  const slots = slotsOf(type, item, names).filter((slot) => isCarried(slot, carriers));
  for (const slot of slots.toReversed()) {
    const { from, insert } = argument(slot.node, inner);
    text = text.slice(0, from - type.from) + insert + text.slice(from - type.from);
  }
  return borrowed(/^impl Into<(.*)>$/.exec(text)?.[1] ?? text, lifetime);
}
