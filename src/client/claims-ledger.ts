/** `<claims-ledger>`: filters the table of all verdicts, and puts the reader's own beside the recorded ones. */
import { countWords, type Entry, type Filter, readFilter, shownRows, writeFilter } from './claims/filter.ts';

/** A claim in the table: what the filter asks, and what it shows and hides. */
interface Line {
  readonly body: HTMLTableSectionElement;
  readonly rows: readonly HTMLTableRowElement[];
  readonly entry: Entry;
}

class ClaimsLedger extends HTMLElement {
  #lines: readonly Line[] = [];

  connectedCallback(): void {
    const form = this.#form;
    const asked = readFilter(location.search);
    for (const field of form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('select, input')) {
      if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = asked.differs;
      else field.value = String(asked[field.name as keyof Filter]);
      // Asked for what there is not: then it asks for nothing.
      if (field instanceof HTMLSelectElement && field.selectedIndex < 0) field.value = '';
    }
    form.addEventListener('input', () => this.#filter());
    form.addEventListener('reset', () => setTimeout(() => this.#filter()));
    form.addEventListener('submit', (event) => event.preventDefault());
    this.#read();
    this.#filter();
    void import('./claims/own.ts')
      .then(({ showOwn }) => showOwn(this))
      .then((any) => {
        if (!any) return;
        this.#read();
        for (const each of form.querySelectorAll('[data-own]')) each.removeAttribute('hidden');
        form.querySelector<HTMLOptionElement>('option[value=own]')!.disabled = false;
        if (asked.machine === 'own')
          form.querySelector<HTMLSelectElement>('[name=machine]')!.value = asked.machine;
        this.#filter();
      })
      // The recorded verdicts are all there; of the reader's own, the page says why not.
      .catch(() => {
        this.querySelector('[data-part=own]')!.textContent =
          'Your own runs could not be judged here. Reload the page to try again.';
      });
  }

  get #form(): HTMLFormElement {
    return this.querySelector('form')!;
  }

  #read(): void {
    this.#lines = [...this.querySelectorAll<HTMLTableSectionElement>('tbody[data-claim]')].map((body) => {
      const rows = [...body.querySelectorAll<HTMLTableRowElement>('tr[data-verdict]')];
      return {
        body,
        rows,
        entry: {
          chapter: body.dataset.chapter ?? '',
          words: (body.rows[0]?.textContent ?? '').toLowerCase(),
          rows: rows.map(({ dataset }) => ({
            language: dataset.language ?? '',
            machine: dataset.machine ?? '',
            verdict: dataset.verdict ?? '',
            differs: 'differs' in dataset,
          })),
        },
      };
    });
  }

  #filter(): void {
    const data = new FormData(this.#form);
    const text = (name: string) => String(data.get(name) ?? '');
    const filter: Filter = {
      chapter: text('chapter'),
      language: text('language'),
      machine: text('machine'),
      verdict: text('verdict'),
      text: text('text'),
      differs: data.has('differs'),
    };
    const shown = { claims: 0, rows: 0 };
    const all = { claims: this.#lines.length, rows: 0 };
    for (const { body, rows, entry } of this.#lines) {
      const which = shownRows(entry, filter);
      const count = which.filter(Boolean).length;
      for (const [i, row] of rows.entries()) row.hidden = !which[i];
      body.hidden = count === 0;
      shown.rows += count;
      all.rows += rows.length;
      if (count > 0) shown.claims++;
    }
    this.querySelector('[data-part=count]')!.textContent = countWords(shown, all);
    this.querySelector('table')!.hidden = shown.rows === 0;
    history.replaceState(history.state, '', `${location.pathname}${writeFilter(filter)}${location.hash}`);
  }
}

customElements.define('claims-ledger', ClaimsLedger);
