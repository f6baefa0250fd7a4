/** The same program with an index in place of the reference: no signature changes, but who uses the field must look it up. */
import { indexed } from './borrowed-type.ts';
import { type Item, itemsOf } from './items.ts';
import type { Seed } from './model.ts';
import { namesOf, segments } from './names.ts';
import { firstOf, type Program, part, type Syntax } from './syntax.ts';

interface Use {
  readonly from: number;
  readonly to: number;
  /** The function that it is in. */
  readonly item: Item;
}

export interface IndexMap {
  readonly type: string;
  readonly field: { readonly from: number; readonly to: number };
  readonly uses: readonly Use[];
  /** Functions with a use. */
  readonly functions: number;
}

export function indexMap(program: Program, seed: Seed): IndexMap {
  const items = itemsOf(program);
  const names = namesOf(program, items);
  const { read } = names;
  const { field } = seed;
  const uses: Use[] = [];
  const isSeed = (node: Syntax | undefined, item: Item): boolean => {
    if (!node) return false;
    const path = segments(node, read);
    const type = field.variant === undefined ? path : path.slice(0, -1);
    if (field.variant !== undefined && path.at(-1) !== field.variant) return false;
    if (type.length === 1 && type[0] === 'Self') return item.within?.name.includes(seed.item.name) ?? false;
    return names.find(type, item)?.node === seed.item.node;
  };
  const look = (node: Syntax, item: Item): void => {
    if (/_item$/.test(node.type) && node !== item.node) return;
    const use = useIn(node, item);
    if (use) uses.push({ from: use.from, to: use.to, item });
    for (const child of node.children) look(child, item);
  };
  /** `token.text`; a value given to the field; a pattern that takes it out. */
  const useIn = (node: Syntax, item: Item): Syntax | undefined => {
    const named = (each: Syntax) => read(part(each, 'field') ?? part(each, 'name') ?? each) === field.name;
    if (node.type === 'field_expression' && field.variant === undefined && named(node)) return node;
    if (node.type === 'struct_expression' && isSeed(part(node, 'name'), item))
      return part(node, 'body')?.children.find((each) => each.named && named(each));
    if (node.type === 'struct_pattern' && isSeed(part(node, 'type'), item))
      return node.children.find((each) => each.type === 'field_pattern' && named(each));
    if (!/^\d+$/.test(field.name)) return undefined;
    const nth = (list: Syntax | undefined, skip: number) =>
      list?.children.filter((each) => each.named)[Number(field.name) + skip];
    if (node.type === 'call_expression' && isSeed(part(node, 'function'), item))
      return nth(part(node, 'arguments'), 0);
    if (node.type === 'tuple_struct_pattern' && isSeed(part(node, 'type'), item)) return nth(node, 1);
    return undefined;
  };
  for (const item of items)
    if (item.kind === 'function') {
      const body = part(item.node, 'body') ?? firstOf(item.node, 'block');
      if (body) look(body, item);
    }
  return {
    type: indexed(read(field.type)),
    field: { from: field.type.from, to: field.type.to },
    uses,
    functions: new Set(uses.map(({ item }) => item)).size,
  };
}
