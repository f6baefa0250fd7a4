/** Reads from a WebAssembly module how large a memory it imports. */

const IMPORTS = 2;
const KINDS = { function: 0, table: 1, memory: 2, global: 3, tag: 4 } as const;

/** Pages of 64 KiB. Throws when the module imports no memory with a maximum. */
export function importedMemory(module: Uint8Array): { initial: number; maximum: number } {
  let at = 8;
  const number = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = module[at++]!;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  const limits = () => {
    const flags = number();
    const initial = number();
    return { initial, maximum: flags & 1 ? number() : undefined };
  };
  const text = () => {
    const length = number();
    at += length;
  };
  while (at < module.length) {
    const section = module[at++];
    const length = number();
    const end = at + length;
    if (section === IMPORTS) {
      for (let left = number(); left > 0; left--) {
        text();
        text();
        const kind = module[at++];
        if (kind === KINDS.memory) {
          const { initial, maximum } = limits();
          if (maximum !== undefined) return { initial, maximum };
        } else if (kind === KINDS.table) {
          at++;
          limits();
        } else if (kind === KINDS.function) number();
        else at += 2;
      }
    }
    at = end;
  }
  throw new Error('the module imports no memory with a maximum');
}
