/** Which verdicts of the ledger are shown: read from the form, kept in the address. Pure. */

export interface Filter {
  /** Empty strings ask for nothing. */
  readonly chapter: string;
  readonly language: string;
  readonly machine: string;
  readonly verdict: string;
  readonly text: string;
  /** Only where the reader's own verdict is another than the recorded one. */
  readonly differs: boolean;
}

const FIELDS = ['chapter', 'language', 'machine', 'verdict', 'text'] as const;

/** What a claim and its rows are asked for. */
export interface Entry {
  readonly chapter: string;
  /** Sentence and place, in lower case. */
  readonly words: string;
  readonly rows: readonly {
    readonly language: string;
    readonly machine: string;
    readonly verdict: string;
    readonly differs: boolean;
  }[];
}

/** Whether each row of a claim is shown; none when the claim itself does not fit. */
export function shownRows(entry: Entry, filter: Filter): readonly boolean[] {
  const { chapter, language, machine, verdict, differs } = filter;
  const wanted = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (chapter === '' || entry.chapter === chapter) && wanted.every((w) => entry.words.includes(w));
  return entry.rows.map(
    (row) =>
      fits &&
      (language === '' || row.language === language) &&
      (machine === '' || row.machine === machine) &&
      (verdict === '' || row.verdict === verdict) &&
      (!differs || row.differs),
  );
}

export function readFilter(search: string): Filter {
  const query = new URLSearchParams(search);
  const [chapter, language, machine, verdict, text] = FIELDS.map((name) =>
    (query.get(name) ?? '').slice(0, 200),
  ) as [string, string, string, string, string];
  return { chapter, language, machine, verdict, text, differs: query.has('differs') };
}

/** `?chapter=arc&verdict=refuted`, or nothing at all. */
export function writeFilter(filter: Filter): string {
  const query = new URLSearchParams();
  for (const name of FIELDS) if (filter[name]) query.set(name, filter[name]);
  if (filter.differs) query.set('differs', '');
  const text = query.toString();
  return text && `?${text}`;
}

/** "12 of 118 claims, 30 of 318 verdicts." */
export function countWords(shown: Counts, all: Counts): string {
  const claims = all.claims === 1 ? 'claim' : 'claims';
  if (shown.rows === all.rows) return `All ${all.claims} ${claims} with ${all.rows} verdicts.`;
  if (shown.rows === 0) return 'No verdict fits. Ask for less.';
  return `${shown.claims} of ${all.claims} ${claims}, ${shown.rows} of ${all.rows} verdicts.`;
}

interface Counts {
  readonly claims: number;
  readonly rows: number;
}
