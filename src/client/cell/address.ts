/**
 * A cell's parameters in the page's address: `?threads=2` speaks to every cell that has `threads`,
 * `?contention.threads=2` to one, and wins over the other form.
 */
export interface AddressCell {
  /** The second part of the experiment's id: `contention`. */
  readonly name: string;
  /** The ids of its parameters. */
  readonly parameters: readonly string[];
}

export interface AddressReading {
  /** What the address says of this cell, uncorrected. */
  readonly raw: Readonly<Record<string, string>>;
  /** Names that are addressed to this cell but that it does not have. */
  readonly unknown: readonly string[];
}

/** `search` as in `location.search`. The last of several equal names counts. */
export function readAddress(search: string, cell: AddressCell): AddressReading {
  const prefix = `${cell.name}.`;
  const bare: Record<string, string> = {};
  const own: Record<string, string> = {};
  const unknown: string[] = [];
  for (const [key, value] of new URLSearchParams(search)) {
    if (cell.parameters.includes(key)) bare[key] = value;
    if (!key.startsWith(prefix)) continue;
    const id = key.slice(prefix.length);
    if (cell.parameters.includes(id)) own[id] = value;
    else unknown.push(id);
  }
  return { raw: { ...bare, ...own }, unknown };
}

/**
 * The address with this cell's choice in it. `alone` says whether no other cell of the page has the
 * parameter; only then is the short form written. What is as it would be anyway is left out.
 */
export function writeAddress(
  search: string,
  cell: AddressCell,
  values: Readonly<Record<string, number>>,
  options: { readonly defaults: Readonly<Record<string, number>>; readonly alone: (id: string) => boolean },
): string {
  const query = new URLSearchParams(search);
  for (const id of cell.parameters) {
    const value = values[id];
    const long = `${cell.name}.${id}`;
    query.delete(long);
    if (options.alone(id)) query.delete(id);
    const anyway = query.has(id) ? query.getAll(id).at(-1) : String(options.defaults[id]);
    if (value !== undefined && String(value) !== anyway)
      query.set(options.alone(id) ? id : long, String(value));
  }
  const text = query.toString();
  return text && `?${text}`;
}

/** A sentence for names that this cell does not have. */
export function unknownWords(unknown: readonly string[], cell: AddressCell): readonly string[] {
  return unknown.map((id) => {
    const given = id.length > 30 ? `${id.slice(0, 30)}…` : id;
    return `The address sets “${given}”, which this experiment does not have. It has: ${cell.parameters.join(', ')}.`;
  });
}
