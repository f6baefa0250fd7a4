/** What goes to the worker that draws, and what comes back: elements as HTML. */
import type { ParameterValues } from '../../lab/experiment.ts';
import type { Run } from '../../lab/run.ts';
import type { Fit } from './fits.ts';
import type { RecordedAt } from './material.ts';

interface Common {
  /** `<chapter>/<name>` */
  readonly experiment: string;
  readonly recorded: readonly RecordedAt[];
  /** The drawings that are wanted. */
  readonly fits: readonly Fit[];
}

/** A run of the reader's, perhaps with versions of kernels; the recorded ones stand behind it. */
interface OwnRun extends Common {
  readonly what: 'own';
  readonly run: Run;
  readonly finished: boolean;
  /** It came from a file. */
  readonly imported: boolean;
  /** Another run, drawn behind with the recorded ones: that of a link. */
  readonly beside: Run | undefined;
}

/** A run that came in a link. */
interface LinkedRun extends Common {
  readonly what: 'linked';
  readonly run: Run;
}

/** The recorded run, as the reader chose. */
interface ChosenRun extends Common {
  readonly what: 'chosen';
  readonly parameters: ParameterValues;
}

export type DrawOrder = OwnRun | LinkedRun | ChosenRun;

export interface ToDraw {
  readonly turn: number;
  readonly order: DrawOrder;
}

/** Empty where there is nothing to draw. */
export interface Drawing {
  readonly figure: string;
  readonly findings: string;
}

export type FromDraw =
  | ({ readonly turn: number; readonly state: 'drawn' } & Drawing)
  | { readonly turn: number; readonly state: 'failed'; readonly message: string };
