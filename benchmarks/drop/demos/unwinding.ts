/** unwinding.rs with `using`: an error that is thrown ends the scopes that it leaves. */
import type { DemoContext } from '../../../src/lab/program.ts';

// #region unwinding
type Print = DemoContext['print'];

/** A disposer is not told why its scope ends. */
function connection(name: string, print: Print): Disposable {
  return { [Symbol.dispose]: () => print(`closed ${name}: at the end of its scope`) };
}

function transfer(print: Print): void {
  using _to = connection('to', print);
  throw new Error('no route to host');
}

export function main({ print }: DemoContext): void {
  {
    using _brief = connection('brief', print);
  }
  using _from = connection('from', print);
  transfer(print);
  print('transferred: yes');
}
// #endregion
