/**
 * What a confined worker has in hand before it gives the rest of the browser up: see policy.ts. Each of its workers is one file,
 * because a confined worker may fetch nothing, not even a part of itself.
 */
import { type Explained, explain, type Locate } from './explain.ts';
import { lockDown } from './lockdown.ts';

const setTimer = self.setTimeout.bind(self);
const report = self.reportError.bind(self);
const address = URL.createObjectURL.bind(URL);
const Text = Blob;

/** Milliseconds in which a promise that the code left behind may be rejected. */
const SETTLING = 20;

/** Addresses of the reader's code. */
const own = new Set<string>();

/** Each call makes an instance of its own. */
export const textAddress = (code: string): string => address(new Text([code], { type: 'text/javascript' }));

export const importOwn = (code: string): Promise<unknown> => {
  const url = textAddress(code);
  own.add(url);
  return import(/* @vite-ignore */ url);
};

let located: ReturnType<Locate>;
self.addEventListener('error', (event) => {
  event.preventDefault();
  located = { url: event.filename, place: { line: event.lineno, column: event.colno } };
});
const rejected: unknown[] = [];
self.addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  rejected.push(event.reason);
});

/** What nobody caught, once promises that were left behind have had their time. */
export const rejections = (): Promise<readonly unknown[]> =>
  new Promise((resolve) => {
    setTimer(() => resolve(rejected), SETTLING);
  });

export const tell = (error: unknown): Explained =>
  explain(
    error,
    (url) => own.has(url),
    (what) => {
      located = undefined;
      report(what);
      return located;
    },
  );

/** Throws where the browser keeps something of it. */
export function confine(): void {
  const survivors = lockDown(globalThis);
  if (survivors.length > 0)
    throw new Error(`this browser does not let a worker give up: ${survivors.join(', ')}`);
}
