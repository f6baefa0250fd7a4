/** What is known of one function before anything is decided about it. */
import { canBorrow } from './borrowed-type.ts';
import { fresh, isCarried } from './carriers.ts';
import { type Context, implLifetime } from './context.ts';
import type { Fn } from './functions.ts';
import type { Item } from './items.ts';
import { type Lending, namesAny } from './lend.ts';
import type { Reason } from './model.ts';
import { segments } from './names.ts';
import { lifetimesIn, type Slot } from './slots.ts';
import { type Ties, tiesOf } from './ties.ts';

/** A lifetime that a parameter has to have, and why. */
export interface Share {
  readonly name: string;
  readonly reason: Reason;
}

/** One lifetime among the inputs. */
interface Input {
  readonly parameter: number;
  /** Undefined where it is elided. */
  readonly name: string | undefined;
  /** Not even an `&` or a `'_` shows it. */
  readonly hidden: boolean;
  /** Was it there before the field became a reference? */
  readonly old: boolean;
}

export interface Frame {
  readonly fn: Fn;
  readonly context: Context;
  readonly lending: Lending;
  readonly ties: Ties;
  /** The lifetime of the `impl` around it, where it has or gets one. */
  readonly around: string | undefined;
  /** Of the function itself, where it needs one; and a second. */
  readonly own: string;
  readonly second: string;
  /** Is its signature that of a trait which the program does not define? */
  readonly foreign: boolean;
  /** Is it in a trait of the program, or in an `impl` of one? */
  readonly ofTrait: boolean;
  readonly inputs: readonly Input[];
  /** Types in the output that have the lifetime now. */
  readonly outputs: readonly (Slot & { kind: 'path' })[];
  readonly boxes: readonly Slot[];
  /** Parameters that what it builds is made of. */
  readonly sources: readonly number[];
  readonly givesSelf: boolean;
}

export function frameOf(fn: Fn, context: Context): Frame {
  const { carriers, lendings, names } = context;
  const lending = lendings.get(fn)!;
  const ties = tiesOf(fn, context);
  const around = implLifetime(fn.item.within, context);
  const local = fn.trait && names.find(segments(fn.trait, names.read), fn.item);
  const own = ownLifetime(fn, around, ties.together);
  const held = fn.parameters.flatMap(({ slots }, i) =>
    lending.parameters.has(i) || slots.some((slot) => isCarried(slot, carriers)) ? [i] : [],
  );
  const from = held.filter((i) => lending.parameters.has(i) || ties.built.has(i) || lending.origins.has(i));
  const referred = fn.parameters.flatMap(({ slots }, i) =>
    ties.built.has(i) && slots.some(({ kind }) => kind === 'reference') ? [i] : [],
  );
  const lentFrom = [...lending.origins].filter((each): each is number => typeof each === 'number');
  return {
    ...{ fn, context, lending, ties, around, own },
    second: fresh([own, ...taken(fn, around)]),
    foreign: fn.trait !== undefined && !local,
    ofTrait: local !== undefined || fn.item.within?.kind === 'trait',
    inputs: inputsOf(fn, context, lending),
    outputs: fn.outputSlots
      .filter((slot): slot is Slot & { kind: 'path' } => isCarried(slot, carriers))
      .filter(({ inner }) => !inner),
    boxes: fn.outputSlots.filter((slot) => isBoxed(slot, context) && holdsCarrier(fn, context)),
    sources: [from, lentFrom, referred].find((each) => each.length > 0) ?? [],
    givesSelf:
      fn.outputSlots.some(({ kind, inner }) => kind === 'self' && !inner) &&
      fn.self !== undefined &&
      carriers.has(fn.self),
  };
}

function inputsOf(fn: Fn, { carriers }: Context, lending: Lending): readonly Input[] {
  return fn.parameters.flatMap(({ slots }, parameter) => [
    ...(lending.parameters.has(parameter) ? [{ parameter, name: undefined, hidden: false, old: false }] : []),
    ...slots.flatMap((slot): Input[] => {
      if (isCarried(slot, carriers))
        return slot.inner || slot.bound
          ? []
          : [{ parameter, name: undefined, hidden: !fn.isAsync, old: false }];
      return lifetimesIn(slot).map((name) => ({ parameter, name, hidden: hides(slot), old: true }));
    }),
  ]);
}

/** Elision asks for one lifetime among the inputs, however often it is named. */
export const distinct = (inputs: readonly Input[]): number =>
  new Set(inputs.map(({ name }, i) => name ?? i)).size;

const hides = (slot: Slot): boolean =>
  slot.kind === 'hidden' || (slot.kind === 'path' && slot.written.length === 0);

const taken = (fn: Fn, around: string | undefined): readonly string[] => [
  ...fn.item.lifetimes,
  ...(fn.item.within?.lifetimes ?? []),
  ...(around ? [around] : []),
];

/** A lifetime of the function's own: one that is written on the parameters in question, else a new one. */
function ownLifetime(fn: Fn, around: string | undefined, together: ReadonlySet<number>): string {
  for (const i of together)
    for (const slot of fn.parameters[i]?.slots ?? [])
      for (const name of lifetimesIn(slot)) if (name && fn.item.lifetimes.includes(name)) return name;
  return fresh(taken(fn, around));
}

/** `Box<dyn Rule>`, where a type with the lifetime is a `Rule`. */
const isBoxed = (slot: Slot, { traits }: Context): boolean =>
  slot.kind === 'dyn' && !slot.bounded && slot.owned && slot.item !== undefined && traits.has(slot.item);

/** Does a function hold a value with the lifetime, so that it could put one into a box? */
function holdsCarrier(fn: Fn, { carriers, lendings, names }: Context): boolean {
  const kinds = new Set([...carriers.keys()].map(({ name }) => name));
  const inside = namesAny(lendings.get(fn)!.body, kinds, names) !== undefined;
  const given = fn.parameters.some(({ slots }) => slots.some((slot) => isCarried(slot, carriers)));
  return inside || given || (fn.receiver === 'value' && fn.self !== undefined && carriers.has(fn.self));
}

/** A field of this type that owns what is in it, now as before. */
export function ownedField(of: Item | undefined, name: string, { seed, names }: Context): boolean {
  const field = of?.fields.find((each) => each.name === name);
  if (!field || (of === seed.item && field.name === seed.field.name)) return false;
  return canBorrow(names.read(field.type));
}

export const label = ({ parameters }: Fn, i: number): string => parameters[i]?.name ?? `number ${i + 1}`;
