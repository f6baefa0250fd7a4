/** forgets.rs, line by line: an Option is a value or undefined. */
import type { DemoContext } from '../../../src/lab/program.ts';

// #region forgets
interface Index {
  readonly at: number;
  readonly generation: number;
}

class Arena {
  #items: ([generation: number, value: string] | undefined)[] = [];
  #free: number[] = [];

  insert(value: string): Index {
    const at = this.#free.pop() ?? this.#items.length;
    // One more than the last tenant's. But where a tenant was, there is undefined now.
    const last = this.#items[at];
    const generation = last ? last[0] + 1 : 0;
    this.#items[at] = [generation, value];
    return { at, generation };
  }

  remove(index: Index): void {
    if (this.get(index) === undefined) return;
    this.#items[index.at] = undefined;
    this.#free.push(index.at);
  }

  get({ at, generation }: Index): string | undefined {
    const item = this.#items[at];
    return item?.[0] === generation ? item[1] : undefined;
  }
}
// #endregion

export function main({ print }: DemoContext): void {
  // #region forgets
  const arena = new Arena();
  const stale = arena.insert('Ada');
  arena.remove(stale);
  print(`a stale index finds: ${arena.get(stale) ?? 'nobody'}`);
  arena.insert('Grace');
  print(`a stale index finds, after the slot is used again: ${arena.get(stale) ?? 'nobody'}`);
  // #endregion
}
