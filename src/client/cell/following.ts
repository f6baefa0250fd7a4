/** What of a recorded run is shown for a choice of the reader's, and what is said of the rest. Pure. */
import { formatSetting, formatValue } from '../../charts/format.ts';
import type { Experiment, ParameterValues } from '../../lab/experiment.ts';
import { sweepOf } from '../../lab/parameters.ts';
import type { Run } from '../../lab/run.ts';
import type { Range } from './view.ts';

interface Following {
  /** undefined when all of the run is shown. */
  readonly range: Range | undefined;
  /** Sentences; empty when the run is as chosen. */
  readonly words: string;
}

export function following(experiment: Experiment, run: Run, parameters: ParameterValues): Following {
  const axis = experiment.parameters.find(({ id }) => id === experiment.axis)!;
  const range = sweepOf(experiment, parameters);
  const settings = [...new Set(run.cases.map((each) => each.parameters[axis.id] ?? 0))];
  const inside = settings.filter((value) => value >= range.from && value <= range.to);
  const span =
    range.from === range.to
      ? formatSetting(axis, range.to)
      : axis.unit === 'threads'
        ? `${formatValue(axis, range.from)} to ${formatSetting(axis, range.to)}`
        : `${formatSetting(axis, range.from)} to ${formatValue(axis, range.to)}`;
  const swept =
    inside.length === settings.length
      ? []
      : [
          inside.length
            ? `Shown: ${span}, as chosen.`
            : `Nothing was recorded at ${span}, so all of it is shown.`,
        ];
  const fixed = experiment.parameters.flatMap((parameter) => {
    const recorded = run.plan.parameters[parameter.id];
    const wanted = parameters[parameter.id];
    if (parameter === axis || recorded === undefined || wanted === undefined || recorded === wanted)
      return [];
    return `Recorded with ${formatSetting(parameter, recorded)}; what it is with ${formatSetting(parameter, wanted)}, your own run tells.`;
  });
  return {
    range: inside.length && inside.length < settings.length ? range : undefined,
    words: [...swept, ...fixed].join(' '),
  };
}
