/** order.rs with `using`. */
import type { DemoContext } from '../../../src/lab/program.ts';

// #region order
/** Tells the log when it is disposed of. */
class Tells implements Disposable {
  readonly name: string;
  readonly log: string[];

  constructor(name: string, log: string[]) {
    this.name = name;
    this.log = log;
  }

  [Symbol.dispose](): void {
    this.log.push(this.name);
  }
}

function locals(log: string[]): void {
  using _first = new Tells('first', log);
  using _second = new Tells('second', log);
  using _third = new Tells('third', log);
}

/** Fields are nobody's business but the class's: it has to dispose of each. */
class Pair implements Disposable {
  readonly left: Tells;
  readonly right: Tells;

  constructor(left: Tells, right: Tells) {
    this.left = left;
    this.right = right;
  }

  [Symbol.dispose](): void {
    this.left[Symbol.dispose]();
    this.right[Symbol.dispose]();
  }
}

function fields(log: string[]): void {
  const right = new Tells('right', log); // made first
  const left = new Tells('left', log);
  using _pair = new Pair(left, right);
}

/** To TypeScript, `_` is a name like any other: it lives on. */
function underscore(log: string[]): void {
  using _ = new Tells('let _', log);
  using _named = new Tells('let _named', log);
  log.push('end of scope');
}

/** A name can be hidden in an inner scope only, and that one ends first. */
function shadowed(log: string[]): void {
  using _it = new Tells('the old', log);
  {
    using _it = new Tells('the new', log);
  }
  log.push('end of scope');
}
// #endregion

export function main({ print }: DemoContext): void {
  const scenes = { locals, fields, 'let _': underscore, shadowed };
  for (const [name, scene] of Object.entries(scenes)) {
    const log: string[] = [];
    scene(log);
    print(`${name}: ${log.join(', ')}`);
  }
}
