/** The recorded machines of this book. */
import { readMachines } from './recorded.ts';

export const machines = readMachines(
  import.meta.glob<string>('../../content/machines/*.json', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);
