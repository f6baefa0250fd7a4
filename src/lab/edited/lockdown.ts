/** Takes away what a worker has beyond the language; see policy.ts. */

/** ECMAScript's own globals, and three that compute and reach nothing. */
const LANGUAGE: ReadonlySet<PropertyKey> = new Set([
  ...[
    'globalThis',
    'undefined',
    'NaN',
    'Infinity',
    'Object',
    'Function',
    'Boolean',
    'Symbol',
    'Number',
    'BigInt',
  ],
  ...['Math', 'Date', 'String', 'RegExp', 'Array', 'Map', 'Set', 'WeakMap', 'WeakSet', 'WeakRef', 'Promise'],
  ...[
    'Error',
    'AggregateError',
    'EvalError',
    'RangeError',
    'ReferenceError',
    'SuppressedError',
    'SyntaxError',
  ],
  ...[
    'TypeError',
    'URIError',
    'FinalizationRegistry',
    'JSON',
    'Atomics',
    'Reflect',
    'Proxy',
    'Iterator',
    'Intl',
  ],
  ...[
    'ArrayBuffer',
    'SharedArrayBuffer',
    'DataView',
    'Int8Array',
    'Uint8Array',
    'Uint8ClampedArray',
    'Int16Array',
  ],
  ...[
    'Uint16Array',
    'Int32Array',
    'Uint32Array',
    'Float16Array',
    'Float32Array',
    'Float64Array',
    'BigInt64Array',
  ],
  ...['BigUint64Array', 'parseInt', 'parseFloat', 'isNaN', 'isFinite', 'escape', 'unescape', 'encodeURI'],
  ...[
    'encodeURIComponent',
    'decodeURI',
    'decodeURIComponent',
    'DisposableStack',
    'AsyncDisposableStack',
    'Temporal',
  ],
  ...['structuredClone', 'TextEncoder', 'TextDecoder'],
]);

/**
 * Deletes every other property of the global object and of its prototypes, short of Object.prototype. Returns the names that would
 * not go; there must be none.
 */
export function lockDown(scope: object): readonly string[] {
  const survivors: string[] = [];
  for (
    let holder: object | null = scope;
    holder !== null && holder !== Object.prototype;
    holder = Reflect.getPrototypeOf(holder)
  )
    for (const key of Reflect.ownKeys(holder)) {
      if (holder === scope && LANGUAGE.has(key)) continue;
      if (!Reflect.deleteProperty(holder, key) && !harmless(holder, key)) survivors.push(String(key));
    }
  return survivors;
}

/** A constant that is no object gives nothing away. */
function harmless(holder: object, key: PropertyKey): boolean {
  const found = Reflect.getOwnPropertyDescriptor(holder, key);
  return found !== undefined && 'value' in found && Object(found.value) !== found.value;
}
