/** `using` and a FinalizationRegistry, side by side: who has cleaned up when the scope has ended? */
import type { DemoContext } from '../../../src/lab/program.ts';

interface Cleaned {
  disposed: number;
  finalized: number;
}

// #region finalizer
function scope(cleaned: Cleaned, registry: FinalizationRegistry<Cleaned>): void {
  const it = {};
  registry.register(it, cleaned); // called with `cleaned` some time after `it` is unreachable
  using _guard = { [Symbol.dispose]: () => cleaned.disposed++ };
}

function thousandScopes(): Cleaned {
  const cleaned = { disposed: 0, finalized: 0 };
  const registry = new FinalizationRegistry<Cleaned>((each) => each.finalized++);
  for (let i = 0; i < 1000; i++) scope(cleaned, registry);
  return cleaned;
}
// #endregion

export function main({ print }: DemoContext): void {
  const { disposed, finalized } = thousandScopes();
  print(`disposed of after 1,000 scopes: ${disposed}`);
  print(`finalized after 1,000 scopes: ${finalized}`);
}
