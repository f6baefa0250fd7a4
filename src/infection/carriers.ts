/** From the field that becomes a reference to every type that must then declare a lifetime. */
import type { Field, Item } from './items.ts';
import { isType } from './items.ts';
import type { Seed } from './model.ts';
import type { Names } from './names.ts';
import { lifetimesIn, type Slot, slotsOf } from './slots.ts';

export interface Carrier {
  readonly item: Item;
  readonly lifetime: string;
  /** False when it had a lifetime already and takes that: nobody who names it has to change. */
  readonly adds: boolean;
  /** The field through which it came, and the type in it; none for the first. */
  readonly through: { readonly field: Field; readonly from: Item } | undefined;
}

export type Carriers = ReadonlyMap<Item, Carrier>;

/** `'a`, or the next letter that is not taken. */
export const fresh = (taken: Iterable<string>): string => {
  const all = new Set(taken);
  for (let i = 0; ; i++) {
    const name = `'${String.fromCharCode(97 + (i % 26))}${i < 26 ? '' : Math.floor(i / 26)}`;
    if (!all.has(name)) return name;
  }
};

export function carriersOf(seed: Seed, items: readonly Item[], names: Names): Carriers {
  const carriers = new Map<Item, Carrier>();
  const add = (item: Item, through: Carrier['through']): boolean => {
    const had = item.lifetimes[0];
    carriers.set(item, { item, lifetime: had ?? fresh([]), adds: had === undefined, through });
    return had === undefined;
  };
  add(seed.item, undefined);
  const types = items.filter(isType).map((item) => ({
    item,
    fields: item.fields.map((field) => ({ field, slots: slotsOf(field.type, item, names) })),
  }));
  // Until nothing new comes: each round looks one step farther.
  for (let grew = true; grew; ) {
    grew = false;
    for (const { item, fields } of types) {
      if (carriers.has(item)) continue;
      for (const { field, slots } of fields) {
        const from = slots.find((slot) => asksForName(slot, slots, carriers));
        if (from?.kind !== 'path') continue;
        grew ||= add(item, { field, from: from.item });
        break;
      }
    }
  }
  return carriers;
}

export const isCarried = (slot: Slot, carriers: Carriers): slot is Slot & { kind: 'path' } =>
  slot.kind === 'path' && (carriers.get(slot.item)?.adds ?? false);

/** In a field nothing is elided, except within `fn(…)` and `Fn(…)`. */
export const asksForName = (slot: Slot, all: readonly Slot[], carriers: Carriers): boolean =>
  isCarried(slot, carriers) && (!slot.inner || !innerElides(slot, all, carriers));

/** Has the `Fn(…) -> …` around a slot one lifetime in its own input, or is the slot that input? */
export function innerElides(slot: Slot, all: readonly Slot[], carriers: Carriers): boolean {
  if (slot.inner?.side !== 'output') return true;
  const inputs = all
    .filter(({ inner }) => inner?.side === 'input' && inner.type === slot.inner?.type)
    .flatMap((each) =>
      isCarried(each, carriers) ? [undefined] : lifetimesIn({ ...each, inner: undefined }),
    );
  return inputs.length === 1;
}
