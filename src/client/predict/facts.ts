/** What stands in the page for a question: what the build knows, so that an answer needs nothing loaded. */
import type { Parameter } from '../../lab/experiment.ts';
import type { Found } from './found.ts';
import type { Question } from './question.ts';

export interface Facts {
  readonly experiment: string;
  readonly question: Question;
  /** "cloud-2" */
  readonly machine: string | undefined;
  readonly recorded: readonly Found[];
  /** Of the experiment: from the first setting above 0 to the last at which there is something to guess. */
  readonly axis: Pick<Parameter, 'unit' | 'label'> & { readonly from: number; readonly to: number };
  /** Where the cell of the experiment stands. */
  readonly cell: string;
}
