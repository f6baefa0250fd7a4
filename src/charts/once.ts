/**
 * Computes each derivation once. Runs are immutable, and a page draws the same one several times; while it measures, the
 * page's own work must stay small.
 */
export function once<Key extends object, Value>(derive: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, Value>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = derive(key);
    known.set(key, value);
    return value;
  };
}
