/**
 * Machines that the reader imported, in a database of their own: a thousand of them can be listed without reading a run of any,
 * and what the book keeps of its reader stays small.
 */
import type { DBSchema } from 'idb';
import type { Run } from '../../lab/run.ts';
import type { Survey } from '../../lab/survey/results.ts';
import { opener } from '../keep/opener.ts';
import type { Card } from './card.ts';

export const LIBRARY = 'the-cost-of-ownership: machines';

interface Library extends DBSchema {
  cards: { key: string; value: Card };
  /** By [machine, experiment]. */
  runs: { key: [string, string]; value: Run };
  /** By machine; few have one. */
  surveys: { key: string; value: Survey };
}

const library = opener<Library>(LIBRARY, 2, (made) => {
  // An earlier edition made the first two.
  const has = made.objectStoreNames;
  if (!has.contains('cards')) made.createObjectStore('cards', { keyPath: 'key' });
  if (!has.contains('runs')) made.createObjectStore('runs');
  made.createObjectStore('surveys');
});

/** Every imported machine, without its runs. */
export const readCards = async (): Promise<readonly Card[]> => (await library()).getAll('cards');
export const readCard = async (key: string): Promise<Card | undefined> => (await library()).get('cards', key);
export const readImportedRun = async (key: string, experiment: string): Promise<Run | undefined> =>
  (await library()).get('runs', [key, experiment]);

export const readImportedSurvey = async (key: string): Promise<Survey | undefined> =>
  (await library()).get('surveys', key);

/** All of the machine or nothing. False when it is there already. */
export async function addMachine(card: Card, runs: readonly Run[], survey?: Survey): Promise<boolean> {
  const transaction = (await library()).transaction(['cards', 'runs', 'surveys'], 'readwrite');
  // When something throws before it is waited for, it ends unheard.
  transaction.done.catch(() => {});
  const cards = transaction.objectStore('cards');
  if (await cards.get(card.key)) return false;
  const store = transaction.objectStore('runs');
  const requests = [
    cards.put(card),
    ...runs.map((run) => store.put(run, [card.key, run.experiment])),
    ...(survey ? [transaction.objectStore('surveys').put(survey, card.key)] : []),
  ];
  // What cannot be written rejects its request and the transaction; the latter says it all.
  for (const request of requests) request.catch(() => {});
  await transaction.done;
  return true;
}

export async function removeMachines(keys: readonly string[]): Promise<void> {
  const transaction = (await library()).transaction(['cards', 'runs', 'surveys'], 'readwrite');
  const [cards, runs] = [transaction.objectStore('cards'), transaction.objectStore('runs')];
  const surveys = transaction.objectStore('surveys');
  for (const key of keys) {
    void cards.delete(key);
    void surveys.delete(key);
    void runs.delete(IDBKeyRange.bound([key, ''], [key, '\uffff']));
  }
  await transaction.done;
}
