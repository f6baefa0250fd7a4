/** Functions: what elision gives, what must be written, what must be named, and what stays as it is. */
import { innerElides, isCarried } from './carriers.ts';
import { argument, type Context, declaration, edit, lent } from './context.ts';
import { type Frame, frameOf, label } from './frame.ts';
import type { Fn } from './functions.ts';
import type { Doubt, Edit, Finding, Reason, Rest } from './model.ts';
import { outputFinding, type Shares } from './outputs.ts';
import { bodyRemarks } from './remarks.ts';
import type { Slot } from './slots.ts';
import { firstOf, part, type Syntax } from './syntax.ts';

interface FnFinding extends Finding {
  /** Does it need the `impl` around it to name its lifetime? */
  readonly wantsName: boolean;
}

export function signatureFinding(fn: Fn, context: Context): FnFinding {
  const frame = frameOf(fn, context);
  const shares = tied(frame);
  const output = outputFinding(frame, shares);
  const inputs = fn.parameters.map((_, i) => inputFinding(frame, i, shares));
  const edits: Edit[] = [
    ...output.edits,
    ...inputs.flatMap((each) => each.edits),
    ...boundEdits(frame),
    ...selfEdits(frame, shares),
  ];
  for (const name of [frame.own, frame.second]) {
    const user = edits.find(({ insert }) => insert.includes(name));
    if (user && !fn.item.lifetimes.includes(name))
      edits.push(edit(fn.item, declaration(fn.item, name), 'refused', user.reason));
  }
  const stuck = inputs.some(({ doubts }) => doubts.length > 0);
  if (!stuck)
    for (const change of frame.lending.changes) edits.push(edit(fn.item, change, 'use', { code: 'use' }));
  const rests = [...output.rests, ...inputs.flatMap((each) => each.rests)];
  const remarks = bodyRemarks(frame, edits.every(({ force }) => force === 'use') && rests.length === 0);
  return {
    item: fn.item,
    edits: joined(edits),
    rests: [...rests, ...remarks.rests],
    doubts: [...inputs.flatMap((each) => each.doubts), ...remarks.doubts],
    wantsName: frame.around !== undefined && edits.some(({ insert }) => insert.includes(frame.around!)),
  };
}

/** Two lifetimes are declared in one place: `<'a, 'b>`. */
function joined(edits: readonly Edit[]): readonly Edit[] {
  const out: Edit[] = [];
  for (const each of edits) {
    const same = out.findIndex(
      ({ from, to, insert }) => from === each.from && to === from && insert.startsWith('<'),
    );
    const first = out[same];
    if (first && each.from === each.to && each.insert.startsWith('<'))
      out[same] = { ...first, insert: `${first.insert.slice(0, -1)}, ${each.insert.slice(1)}` };
    else out.push(each);
  }
  return out;
}

/** What is kept in `self`, in another parameter, or in the `Self` that is returned shares its lifetime. */
function tied({ fn, ties, around, own, sources, givesSelf }: Frame): Shares {
  const held: Shares['held'] = new Map();
  const tie = (i: number, name: string, code: 'stored' | 'into-self' | 'into-parameter') => {
    if (!held.has(i)) held.set(i, { name, reason: { code, parameter: label(fn, i) } });
  };
  for (const i of ties.intoSelf) tie(i, around ?? own, 'stored');
  if (givesSelf && around) for (const i of sources) tie(i, around, 'into-self');
  for (const i of ties.fromSelf) tie(i, around ?? own, 'into-parameter');
  for (const i of ties.together) tie(i, own, 'into-parameter');
  return { held, referenced: new Map() };
}

function inputFinding(frame: Frame, i: number, { held, referenced }: Shares): Omit<Finding, 'item'> {
  const { fn, context, lending, own } = frame;
  const { carriers, names } = context;
  const { item } = fn;
  const { type, slots } = fn.parameters[i]!;
  const edits: Edit[] = [];
  const rests: Rest[] = [];
  const doubts: Doubt[] = [];
  const given = held.get(i);
  if (lending.parameters.has(i)) {
    if (frame.foreign && !inHeader(fn, type, context)) {
      doubts.push({ code: 'trait-fixes', type: names.read(fn.trait), parameter: label(fn, i) });
      return { edits, rests, doubts };
    }
    const insert = lent(type, item, given?.name, given?.name ?? "'_", context);
    const reason = given?.reason ?? { code: 'lends', parameter: label(fn, i) };
    return {
      edits: [edit(item, { from: type.from, to: type.to, insert }, 'refused', reason)],
      rests,
      doubts,
    };
  }
  const outer = referenced.get(i);
  if (outer) edits.push(...nameReference(fn, slots, outer.name, outer.reason));
  const carried = slots.filter((slot): slot is Slot & { kind: 'path' } => isCarried(slot, carriers));
  for (const slot of carried) {
    const { name: type } = slot.item;
    const must = mustName(slot, slots, context);
    if (given && !slot.inner)
      edits.push(edit(item, argument(slot.node, given.name), 'refused', given.reason));
    else if (must) edits.push(edit(item, argument(slot.node, own), 'refused', { code: must, type }));
    else if (fn.isAsync && !slot.inner)
      edits.push(edit(item, argument(slot.node, "'_"), 'refused', { code: 'async', type }));
    else rests.push({ code: 'input', type });
  }
  if (given && carried.length === 0 && !outer && frame.foreign && !inHeader(fn, type, context))
    doubts.push({ code: 'trait-fixes', type: names.read(fn.trait), parameter: label(fn, i) });
  else if (given && carried.length === 0 && !outer)
    edits.push(...nameReference(fn, slots, given.name, given.reason));
  return { edits, rests, doubts };
}

function mustName(
  slot: Slot,
  all: readonly Slot[],
  { carriers }: Context,
): 'function-output' | 'impl-argument' | undefined {
  if (slot.inner) return innerElides(slot, all, carriers) ? undefined : 'function-output';
  return slot.bound ? 'impl-argument' : undefined;
}

/** `&str` -> `&'a str` */
function nameReference({ item }: Fn, slots: readonly Slot[], name: string, reason: Reason): readonly Edit[] {
  const slot = slots.find(({ kind, inner }) => kind === 'reference' && !inner);
  if (slot?.kind !== 'reference' || slot.lifetime) return [];
  const at = slot.node.from + 1;
  return [edit(item, { from: at, to: at, insert: `${name} ` }, 'refused', reason)];
}

const boundEdits = ({ fn, context: { carriers }, own }: Frame): readonly Edit[] =>
  fn.bounds
    .filter((slot): slot is Slot & { kind: 'path' } => isCarried(slot, carriers))
    .filter((slot) => !slot.inner || !innerElides(slot, fn.bounds, carriers))
    .map((slot) =>
      edit(fn.item, argument(slot.node, own), 'refused', { code: 'bound', type: slot.item.name }),
    );

/** `&self` is what a parameter is tied to, where the type itself has no lifetime to give. */
function selfEdits({ fn, ties, around, own }: Frame, { held }: Shares): readonly Edit[] {
  if (around !== undefined || fn.receiver !== 'reference' || ties.fromSelf.size === 0) return [];
  const self = firstOf(part(fn.item.node, 'parameters') ?? fn.item.node, 'self_parameter');
  const used = [...held.values()].some(({ name }) => name === own);
  if (!self || !used || !firstOf(self, '&')) return [];
  const place = { from: self.from + 1, to: self.from + 1, insert: `${own} ` };
  return [edit(fn.item, place, 'refused', { code: 'into-parameter', parameter: 'self' })];
}

/** `From<String>` with `fn from(text: String)`: the trait takes the type from its argument. */
function inHeader(fn: Fn, type: Syntax, { names }: Context): boolean {
  const list = fn.trait && part(fn.trait, 'type_arguments');
  return list?.children.some((each) => names.read(each) === names.read(type)) ?? false;
}
