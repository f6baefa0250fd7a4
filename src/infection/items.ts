/** Syntax -> the items of a program: what has a name or a header that a lifetime could have to enter. */
import { firstOf, namedChildren, type Program, part, type Syntax } from './syntax.ts';

type ItemKind =
  | 'struct'
  | 'enum'
  | 'union'
  | 'alias'
  | 'impl'
  | 'trait'
  | 'function'
  | 'const'
  | 'static'
  | 'associated type';

export interface Item {
  readonly kind: ItemKind;
  readonly name: string;
  readonly node: Syntax;
  /** Modules around it, outermost first. */
  readonly module: readonly string[];
  /** The `impl` or `trait` that it stands in. */
  readonly within: Item | undefined;
  /** Type parameters in scope: they hide types of the same name. */
  readonly generics: ReadonlySet<string>;
  /** Its own lifetime parameters: `'a`. */
  readonly lifetimes: readonly string[];
  /** Of structs, enums, unions and aliases. */
  readonly fields: readonly Field[];
}

export interface Field {
  /** `text`, `0`, or `Word.0` in a variant of an enum. */
  readonly name: string;
  readonly variant: string | undefined;
  readonly type: Syntax;
}

const KINDS: Readonly<Record<string, ItemKind>> = {
  struct_item: 'struct',
  enum_item: 'enum',
  union_item: 'union',
  type_item: 'alias',
  impl_item: 'impl',
  trait_item: 'trait',
  function_item: 'function',
  function_signature_item: 'function',
  const_item: 'const',
  static_item: 'static',
  associated_type: 'associated type',
};

export const isType = ({ kind }: Item): boolean =>
  kind === 'struct' || kind === 'enum' || kind === 'union' || kind === 'alias';

/** In the order of the text. */
export function itemsOf({ text, root }: Program): readonly Item[] {
  const items: Item[] = [];
  const read = (node: Syntax | undefined) => (node ? text.slice(node.from, node.to) : '');
  const visit = (node: Syntax, module: readonly string[], within: Item | undefined): void => {
    const inside = node.type === 'mod_item' ? [...module, read(part(node, 'name'))] : module;
    const kind = KINDS[node.type];
    const item = kind && itemOf(node, kind, module, within, read);
    if (item) items.push(item);
    const around = item?.kind === 'impl' || item?.kind === 'trait' ? item : item ? undefined : within;
    // What stands in the body of a function stands in no impl; its types are found by name all the same.
    for (const child of node.children) visit(child, inside, around);
  };
  visit(root, [], undefined);
  return items;
}

function itemOf(
  node: Syntax,
  written: ItemKind,
  module: readonly string[],
  within: Item | undefined,
  read: (node: Syntax | undefined) => string,
): Item | undefined {
  const kind = written === 'alias' && within ? 'associated type' : written;
  const parameters = namedChildren(part(node, 'type_parameters') ?? { ...node, children: [] });
  const names = (type: string) =>
    parameters.filter((each) => each.type === type).map((each) => read(part(each, 'name')));
  const name = kind === 'impl' ? header(node, read) : read(part(node, 'name'));
  if (!name) return undefined;
  return {
    kind,
    name,
    node,
    module,
    within,
    generics: new Set([...(within?.generics ?? []), ...names('type_parameter')]),
    lifetimes: names('lifetime_parameter'),
    fields: kind === 'alias' ? aliased(node) : fieldsOf(node, read),
  };
}

/** `impl Display for Token` */
function header(node: Syntax, read: (node: Syntax | undefined) => string): string {
  const [of, type] = [part(node, 'trait'), part(node, 'type')];
  return `impl ${of ? `${read(of)} for ` : ''}${read(type)}`.replaceAll(/\s+/g, ' ');
}

const aliased = (node: Syntax): readonly Field[] => {
  const type = part(node, 'type');
  return type ? [{ name: '=', variant: undefined, type }] : [];
};

function fieldsOf(node: Syntax, read: (node: Syntax | undefined) => string): readonly Field[] {
  const body = part(node, 'body');
  if (!body) return [];
  const list = (body: Syntax, variant: string | undefined): Field[] => {
    if (body.type === 'field_declaration_list')
      return body.children.flatMap((each) => {
        const type = part(each, 'type');
        return type ? [{ name: read(part(each, 'name')), variant, type }] : [];
      });
    if (body.type === 'ordered_field_declaration_list')
      return body.children
        .filter(({ field }) => field === 'type')
        .map((type, i) => ({ name: String(i), variant, type }));
    return [];
  };
  if (body.type !== 'enum_variant_list') return list(body, undefined);
  return body.children.flatMap((variant) => {
    const inside = firstOf(variant, 'field_declaration_list', 'ordered_field_declaration_list');
    return inside ? list(inside, read(part(variant, 'name'))) : [];
  });
}
