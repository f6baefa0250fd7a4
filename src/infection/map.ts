/** The map: from a program and the field that becomes a reference to all that changes, and all that does not. */
import { canBorrow } from './borrowed-type.ts';
import { type Carrier, isCarried } from './carriers.ts';
import { type Context, contextOf, headerSlots } from './context.ts';
import { type Fn, selfType } from './functions.ts';
import { associatedFinding, constantFinding, implFinding, traitFinding } from './headers.ts';
import { type Item, isType, itemsOf } from './items.ts';
import { type Edit, type Finding, type Seed, STUCK } from './model.ts';
import { signatureFinding } from './signatures.ts';
import { slotsOf } from './slots.ts';
import { type Program, part } from './syntax.ts';
import { typeFinding } from './types.ts';

export interface InfectionMap {
  readonly seed: Seed;
  /** Types that hold the reference, the first of them first. */
  readonly carriers: readonly Carrier[];
  /** Of each item that has to do with it, in the order of the text. */
  readonly findings: readonly Finding[];
  /** By place, none over another. */
  readonly edits: readonly Edit[];
  readonly counts: {
    readonly items: number;
    /** Items whose signature or definition changes. */
    readonly changed: number;
    /** Of these: a lifetime is named in them. */
    readonly named: number;
    /** Items that have to do with it and stay as they are. */
    readonly stay: number;
    /** Items that no lifetime mends. */
    readonly stuck: number;
  };
}

/** Fields that own something: what a reader can choose from. */
export function choices(program: Program): readonly Seed[] {
  const read = (field: Seed['field']) => program.text.slice(field.type.from, field.type.to);
  return itemsOf(program)
    .filter((item) => isType(item) && item.kind !== 'alias')
    .flatMap((item) => item.fields.map((field) => ({ item, field })))
    .filter(({ item, field }) => {
      const type = read(field);
      return canBorrow(type) && !item.generics.has(type);
    });
}

/** `Token.text`, `Shape::Circle.0` */
export const seedName = ({ item, field }: Seed): string =>
  `${[...item.module, item.name, ...(field.variant === undefined ? [] : [field.variant])].join('::')}.${field.name}`;

export function infectionMap(program: Program, seed: Seed): InfectionMap {
  const items = itemsOf(program);
  // The same field in this reading of the program.
  const here = items.find(({ node }) => node === seed.item.node) ?? seed.item;
  const field = here.fields.find(({ type }) => type === seed.field.type) ?? seed.field;
  const context = contextOf(program, items, { item: here, field });
  const findings = findingsOf(context);
  const changed = findings.filter(({ edits }) => edits.some(isSignature));
  const edits = findings.flatMap((each) => each.edits).toSorted((a, b) => a.from - b.from || a.to - b.to);
  return {
    seed: context.seed,
    carriers: [...context.carriers.values()],
    findings,
    edits: edits.filter((each, i) => i === 0 || each.from >= edits[i - 1]!.to),
    counts: {
      items: items.length,
      changed: changed.length,
      named: changed.filter(({ edits }) => edits.some(isNamed)).length,
      stay: findings.filter(({ edits, rests }) => rests.length > 0 && !edits.some(isSignature)).length,
      stuck: findings.filter(({ doubts }) => doubts.some(({ code }) => STUCK.has(code))).length,
    },
  };
}

export const isSignature = ({ force }: Edit): boolean => force !== 'use';
/** `'a`, not `'_` and not `'static`. */
export const isNamed = (edit: Edit): boolean => isSignature(edit) && /'(?!_|static\b)\w/.test(edit.insert);

function findingsOf(context: Context): readonly Finding[] {
  const { items, functions } = context;
  const ofFunctions = new Map(functions.map((fn) => [fn.item, signatureFinding(fn, context)]));
  const byItem = new Map(functions.map((fn) => [fn.item, fn]));
  const wanted = new Set<Item | undefined>();
  for (const { item, wantsName } of ofFunctions.values()) if (wantsName) wanted.add(item.within);
  const finding = (item: Item): Finding => {
    switch (item.kind) {
      case 'function':
        return ofFunctions.get(item)!;
      case 'impl':
        return implFinding(item, wanted.has(item), context);
      case 'associated type':
        return associatedFinding(item, context);
      case 'const':
      case 'static':
        return constantFinding(item, context);
      case 'trait':
        return traitFinding(item, context);
      default:
        return typeFinding(item, context);
    }
  };
  return items
    .map((item) => ({
      ...withBoxes(finding(item), context),
      about: aboutOf(item, byItem.get(item), context),
    }))
    .filter(({ edits, rests, doubts }) => edits.length + rests.length + doubts.length > 0);
}

/** A box of a trait object holds what is `'static` unless it says otherwise; what is put into it is not known here. */
function withBoxes(finding: Finding, { names, carriers, traits }: Context): Finding {
  const { item } = finding;
  if (!isType(item)) return finding;
  const boxed = item.fields
    .flatMap(({ type }) => slotsOf(type, item, names))
    .find((slot) => slot.kind === 'dyn' && slot.owned && !slot.bounded && slot.item && traits.has(slot.item));
  if (boxed?.kind !== 'dyn' || !boxed.item || isCarried(boxed, carriers)) return finding;
  return { ...finding, doubts: [...finding.doubts, { code: 'maybe-boxed', type: boxed.item.name }] };
}

/** The first type in a signature or header that has the lifetime, else that of the `impl` around it. */
function aboutOf(item: Item, fn: Fn | undefined, { names, carriers }: Context): Item | undefined {
  const slots = fn
    ? [...fn.outputSlots, ...fn.parameters.flatMap(({ slots }) => slots), ...fn.bounds]
    : item.kind === 'impl'
      ? headerSlots(item, names).toReversed()
      : slotsOf(part(item.node, 'type'), item, names);
  const slot = slots.find((each) => isCarried(each, carriers));
  if (slot?.kind === 'path') return slot.item;
  const self = selfType(item.kind === 'impl' ? item : item.within, names);
  return self && carriers.has(self) ? self : carriers.keys().next().value;
}

/** The program with all changes made. */
export function rewritten(text: string, edits: readonly Edit[]): string {
  let [out, at] = ['', 0];
  for (const { from, to, insert } of edits) {
    out += text.slice(at, from) + insert;
    at = to;
  }
  return out + text.slice(at);
}
