/** Which type of the program a path names, as far as modules and `use` say it. What comes from elsewhere is nobody. */
import { type Item, isType } from './items.ts';
import { namedChildren, type Program, part, type Syntax } from './syntax.ts';

/** Where a path is read: modules around it, and the type parameters that hide types. */
export interface Place {
  readonly module: readonly string[];
  readonly generics: ReadonlySet<string>;
}

export interface Names {
  /** The type or trait that a path in code names. `Self` is not resolved here. */
  readonly find: (path: readonly string[], place: Place) => Item | undefined;
  readonly read: (node: Syntax | undefined) => string;
}

interface Imports {
  readonly named: Map<string, readonly string[]>;
  readonly globs: (readonly string[])[];
}

const key = (path: readonly string[]): string => path.join('::');
/** `use` may lead in a circle. */
const FARTHEST = 8;

export function namesOf(program: Program, items: readonly Item[]): Names {
  const read = (node: Syntax | undefined) => (node ? program.text.slice(node.from, node.to) : '');
  const types = new Map<string, Item>();
  const modules = new Set<string>(['']);
  for (const item of items)
    if (isType(item) || item.kind === 'trait') types.set(key([...item.module, item.name]), item);
  const imports = importsOf(program, read, modules);

  const absolute = (path: readonly string[], far = 0): Item | undefined => {
    const found = types.get(key(path));
    if (found || far > FARTHEST) return found;
    const [module, name] = [path.slice(0, -1), path.at(-1)!];
    const { named, globs } = imports.get(key(module)) ?? { named: new Map(), globs: [] };
    const alias = named.get(name);
    if (alias) return relative(alias, module, far + 1);
    for (const glob of globs) {
      const found = relative([...glob, name], module, far + 1);
      if (found) return found;
    }
    return undefined;
  };
  const relative = (path: readonly string[], module: readonly string[], far = 0): Item | undefined => {
    if (far > FARTHEST) return undefined;
    const [first, ...rest] = path;
    if (first === undefined) return undefined;
    if (first === 'crate') return absolute(rest, far);
    if (first === 'self') return relative(rest, module, far + 1);
    if (first === 'super') return absolute([...module.slice(0, -1), ...rest], far);
    if (rest.length === 0) return absolute([...module, first], far);
    if (modules.has(key([...module, first]))) return absolute([...module, ...path], far);
    const alias = imports.get(key(module))?.named.get(first);
    if (alias) return relative([...alias, ...rest], module, far + 1);
    return modules.has(first) ? absolute(path, far) : undefined;
  };
  return {
    read,
    find: (path, { module, generics }) =>
      path.length === 1 && generics.has(path[0]!) ? undefined : relative(path, module),
  };
}

/** `a::b::C` -> its segments; generic arguments are left out. */
export function segments(node: Syntax, read: Names['read']): readonly string[] {
  if (node.type === 'scoped_type_identifier' || node.type === 'scoped_identifier') {
    const [path, name] = [part(node, 'path'), part(node, 'name')];
    return [...(path ? segments(path, read) : ['crate']), read(name)];
  }
  if (node.type === 'generic_type' || node.type === 'generic_type_with_turbofish') {
    const type = part(node, 'type');
    return type ? segments(type, read) : [];
  }
  return node.type === 'bracketed_type' ? ['<'] : [read(node)];
}

/** Also fills `modules`. */
function importsOf(program: Program, read: Names['read'], modules: Set<string>): Map<string, Imports> {
  const all = new Map<string, Imports>();
  const visit = (node: Syntax, module: readonly string[]): void => {
    const inside = node.type === 'mod_item' ? [...module, read(part(node, 'name'))] : module;
    modules.add(key(inside));
    const argument = node.type === 'use_declaration' && part(node, 'argument');
    if (argument) {
      const here = all.get(key(module)) ?? { named: new Map(), globs: [] };
      all.set(key(module), here);
      take(argument, [], here, read);
      return;
    }
    for (const child of node.children) visit(child, inside);
  };
  visit(program.root, []);
  return all;
}

function take(node: Syntax, before: readonly string[], into: Imports, read: Names['read']): void {
  const at = (path: Syntax | undefined) => (path ? [...before, ...segments(path, read)] : before);
  switch (node.type) {
    case 'scoped_use_list': {
      const list = part(node, 'list');
      for (const each of list ? namedChildren(list) : []) take(each, at(part(node, 'path')), into, read);
      return;
    }
    case 'use_list':
      for (const each of namedChildren(node)) take(each, before, into, read);
      return;
    case 'use_as_clause':
      into.named.set(read(part(node, 'alias')), at(part(node, 'path')));
      return;
    case 'use_wildcard':
      into.globs.push(at(namedChildren(node)[0]));
      return;
    default: {
      const path = read(node) === 'self' ? before : at(node);
      if (path.length > 0) into.named.set(path.at(-1)!, path);
    }
  }
}
