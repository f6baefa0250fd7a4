/** Headers of `impl`, and what stands in them beside functions: associated types and constants; statics; traits. */
import { isCarried } from './carriers.ts';
import { argument, type Context, declaration, edit, headerSlots, implLifetime, lent } from './context.ts';
import { whereSlots } from './functions.ts';
import type { Item } from './items.ts';
import type { Lending } from './lend.ts';
import type { Doubt, Edit, Finding, Rest } from './model.ts';
import { slotsOf } from './slots.ts';
import { descendants, namedChildren, part } from './syntax.ts';

/** `wanted`: do functions in it need its lifetime to have a name? */
export function implFinding(item: Item, wanted: boolean, context: Context): Finding {
  const { carriers, names, items } = context;
  const edits: Edit[] = [];
  const doubts: Doubt[] = [];
  const slots = headerSlots(item, names);
  const carried = slots.filter((slot) => isCarried(slot, carriers));
  const bounds = [
    ...slotsOf(part(item.node, 'type_parameters'), item, names),
    ...whereSlots(item.node, item, names),
  ].filter((slot) => isCarried(slot, carriers) && !slot.inner);
  const inside = items.filter(({ within, kind }) => within === item && kind === 'associated type');
  const types = inside
    .flatMap(({ node }) => slotsOf(part(node, 'type'), item, names))
    .filter((slot) => isCarried(slot, carriers));
  const lifetime = implLifetime(item, context);
  const lentArguments = headerArguments(item, context);
  const name = wanted || types.length > 0 || bounds.length > 0 || lentArguments.length > 0;
  if (lifetime === undefined) {
    for (const slot of types.slice(0, 1))
      if (slot.kind === 'path') doubts.push({ code: 'unconstrained', type: slot.item.name });
    return { item, edits, rests: [], doubts };
  }
  const reason = { code: name ? 'named-header' : 'header' } as const;
  const isDeclared = item.lifetimes.includes(lifetime);
  if (name && !isDeclared) edits.push(edit(item, declaration(item, lifetime), 'refused', reason));
  for (const { node } of [...carried, ...bounds])
    edits.push(edit(item, argument(node, name ? lifetime : "'_"), 'refused', reason));
  for (const node of lentArguments)
    edits.push(
      edit(
        item,
        { from: node.from, to: node.to, insert: lent(node, item, lifetime, lifetime, context) },
        'refused',
        reason,
      ),
    );
  // `impl Scanner<'_>` names nothing yet.
  if (name && !isDeclared && carried.length === 0)
    for (const node of descendants(part(item.node, 'type') ?? item.node))
      if (node.type === 'lifetime' && names.read(node) === "'_")
        edits.push(edit(item, { from: node.from, to: node.to, insert: lifetime }, 'refused', reason));
  return { item, edits, rests: [], doubts };
}

/** Arguments of the trait that a function below takes and that must be lent now: `From<String>`. */
function headerArguments(item: Item, { functions, lendings, names }: Context) {
  const list = part(part(item.node, 'trait') ?? item.node, 'type_arguments');
  if (!list || part(item.node, 'trait') === undefined) return [];
  const taken = new Set(
    functions
      .filter((fn) => fn.item.within === item)
      .flatMap((fn) => sources(lendings.get(fn)!).map((i) => names.read(fn.parameters[i]!.type))),
  );
  return namedChildren(list).filter((each) => taken.has(names.read(each)));
}

const sources = ({ parameters, origins }: Lending): readonly number[] => [
  ...parameters.keys(),
  ...[...origins].filter((each) => typeof each === 'number'),
];

export function associatedFinding(item: Item, context: Context): Finding {
  const { carriers, names } = context;
  const lifetime = implLifetime(item.within, context);
  const slots = slotsOf(part(item.node, 'type'), item, names).filter((slot) => isCarried(slot, carriers));
  const edits = lifetime
    ? slots.map(({ node }) => edit(item, argument(node, lifetime), 'refused', { code: 'associated-type' }))
    : [];
  return { item, edits, rests: [], doubts: [] };
}

export function constantFinding(item: Item, context: Context): Finding {
  const { carriers, names, seed } = context;
  const slots = slotsOf(part(item.node, 'type'), item, names).filter((slot) => isCarried(slot, carriers));
  const edits: Edit[] = [];
  const rests: Rest[] = [];
  for (const slot of slots) {
    if (slot.kind !== 'path') continue;
    if (item.within)
      edits.push(edit(item, argument(slot.node, "'static"), 'refused', { code: 'associated-const' }));
    else rests.push({ code: 'static', type: slot.item.name });
  }
  const value = part(item.node, 'value');
  const made = value && [...descendants(value)].some((each) => names.read(each) === seed.item.name);
  return {
    item,
    edits,
    rests,
    doubts: made && slots.length > 0 ? [{ code: 'by-hand', type: item.name }] : [],
  };
}

export function traitFinding(item: Item, context: Context): Finding {
  const { carriers, names } = context;
  const slots = [
    ...slotsOf(part(item.node, 'bounds'), item, names),
    ...slotsOf(part(item.node, 'type_parameters'), item, names),
  ];
  const doubts = slots.flatMap((slot): Doubt[] =>
    isCarried(slot, carriers) && !slot.inner ? [{ code: 'supertrait', type: slot.item.name }] : [],
  );
  return { item, edits: [], rests: [], doubts };
}
