/** What a function's body says about it: that it only works with the type inside, or that no lifetime mends it. */
import { type Frame, ownedField } from './frame.ts';
import { growsField, macroNames, namesAny } from './lend.ts';
import type { Doubt, Rest } from './model.ts';

/** `quiet`: its signature neither changes nor names a type that did. */
export function bodyRemarks(
  frame: Frame,
  quiet: boolean,
): { readonly rests: readonly Rest[]; readonly doubts: readonly Doubt[] } {
  const { fn, lending, context, outputs, boxes, givesSelf } = frame;
  const { carriers, seed, names } = context;
  const rests: Rest[] = [];
  const doubts: Doubt[] = [];
  const returns = outputs.length + boxes.length > 0 || givesSelf || lending.output !== undefined;
  for (const doubt of lending.doubts)
    if (doubt.code !== 'made-here' || returns || lending.intoSelf) doubts.push(doubt);
  if (fn.self && carriers.get(fn.self)?.adds && fn.self !== seed.item)
    for (const name of lending.ofSelf)
      if (ownedField(fn.self, name, context))
        doubts.push({ code: 'itself', type: `${fn.self.name}.${name}` });
  const grows = fn.self === seed.item ? growsField(lending.body, seed, names) : undefined;
  if (grows) doubts.push({ code: 'grows', type: grows });
  const kinds = new Set([...carriers.values()].filter(({ adds }) => adds).map(({ item }) => item.name));
  const inside = namesAny(lending.body, kinds, names);
  if (inside && namesAny(lending.body, new Set(['spawn']), names))
    doubts.push({ code: 'spawn', type: inside });
  const inMacro = macroNames(lending.body, kinds, names);
  if (inMacro) doubts.push({ code: 'macro', type: inMacro });
  if (quiet) {
    if (inside) rests.push({ code: 'inside', type: inside });
    else if (givesSelf && carriers.get(fn.self!)?.adds) rests.push({ code: 'self', type: fn.self!.name });
  }
  return { rests, doubts };
}
