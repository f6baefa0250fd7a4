/** What goes to the worker that draws, and what comes back: elements as HTML, and a link's run. */
import type { Contents } from '../../cite/header.ts';
import type { Experiment, ParameterValues } from '../../lab/experiment.ts';
import type { Run } from '../../lab/run.ts';
import type { Fit } from './fits.ts';
import type { RecordedAt } from './recorded-at.ts';

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

/** The run of a link that was opened: first its drawing, then what else belongs to it. */
interface LinkedRun extends Common {
  readonly what: 'linked';
  readonly fragment: string;
  /** With effects, verdicts and numbers. */
  readonly findings: boolean;
}

/** The recorded run, as the reader chose. */
interface ChosenRun extends Common {
  readonly what: 'chosen';
  readonly parameters: ParameterValues;
}

export type DrawOrder = OwnRun | LinkedRun | ChosenRun;

/** To unpack and check what a link holds. */
export interface OpenOrder {
  readonly what: 'open';
  readonly fragment: string;
  /** The cells of the page: what is drawn of one of them is fetched early. */
  readonly cells: readonly Pick<Common, 'experiment' | 'recorded'>[];
}

export interface ToDraw {
  readonly turn: number;
  readonly order: DrawOrder | OpenOrder;
}

/** Empty where there is nothing to draw, or none was wanted. */
export interface Drawing {
  readonly figure: string;
  readonly findings: string;
}

/** A link's run and its experiment, or why there is none to show, in sentences. */
export type Opened =
  | {
      readonly state: 'ok';
      readonly contents: Contents;
      /** All 64 digits. */
      readonly hash: string;
      readonly experiment: Pick<Experiment, 'id' | 'title' | 'chapter'>;
    }
  | { readonly state: 'refused'; readonly reason: string };

export type FromDraw =
  | ({ readonly turn: number; readonly state: 'drawn' } & Drawing)
  | { readonly turn: number; readonly state: 'opened'; readonly opened: Opened }
  | { readonly turn: number; readonly state: 'failed'; readonly message: string };
