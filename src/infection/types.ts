/** Structs, enums, unions and aliases: in a field every lifetime has a name. */
import { asksForName } from './carriers.ts';
import { argument, type Context, declaration, edit, lent } from './context.ts';
import type { Item } from './items.ts';
import type { Finding } from './model.ts';
import { slotsOf } from './slots.ts';
import { namedChildren, part } from './syntax.ts';

export function typeFinding(item: Item, context: Context): Finding {
  const { carriers, names, seed } = context;
  const edits: Finding['edits'][number][] = [];
  const doubts: Finding['doubts'][number][] = [];
  const carrier = carriers.get(item);
  for (const each of namedChildren(part(item.node, 'type_parameters') ?? { ...item.node, children: [] }))
    for (const slot of slotsOf(each, item, names))
      if (asksForName(slot, [slot], carriers) && slot.kind === 'path')
        doubts.push({ code: 'generic-default', type: slot.item.name });
  if (!carrier) return { item, edits, rests: [], doubts };
  const { lifetime, adds } = carrier;
  const isSeed = item === seed.item;
  const from = carrier.through?.from.name ?? '';
  if (adds)
    edits.push(
      edit(
        item,
        declaration(item, lifetime),
        'refused',
        isSeed
          ? { code: 'seed' }
          : item.kind === 'alias'
            ? { code: 'alias' }
            : { code: 'contains', type: from },
      ),
    );
  for (const field of item.fields) {
    if (isSeed && field.type === seed.field.type) {
      const insert = lent(field.type, item, lifetime, lifetime, context);
      edits.push(
        edit(item, { from: field.type.from, to: field.type.to, insert }, 'refused', { code: 'seed' }),
      );
      continue;
    }
    const slots = slotsOf(field.type, item, names);
    for (const slot of slots)
      if (asksForName(slot, slots, carriers) && slot.kind === 'path') {
        const { name: type } = slot.item;
        const reason = adds
          ? ({ code: 'contains', type } as const)
          : ({ code: 'reuses', type, lifetime } as const);
        edits.push(edit(item, argument(slot.node, lifetime), 'refused', reason));
      }
  }
  return { item, edits, rests: [], doubts };
}
