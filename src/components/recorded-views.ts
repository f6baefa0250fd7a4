/**
 * The recorded runs of an experiment as elements: drawn once for the chapter, the embed and the slides, which is most of what a
 * build takes.
 */
import { parseHTML } from 'linkedom';
import { loadMaterial, type Material } from '../client/cell/material.ts';
import { figureView, findingsView, type Scene } from '../client/cell/view.ts';
import type { ParameterValues } from '../lab/experiment.ts';
import { rustCounters } from '../lab/rust-module.ts';
import { href } from './links.ts';
import { machines } from './machines.ts';
import { dataPath, type Recorded, runsOf } from './recorded.ts';

export interface RecordedViews extends Material {
  readonly recorded: readonly Recorded[];
  /** Headline, chart in three widths, caption; undefined where no machine has run it. */
  readonly figure: string | undefined;
  /** The same in one width, of what runs in a page: for slides. */
  readonly stageFigure: () => string | undefined;
  /** Effects, verdicts, tables. */
  readonly findings: string | undefined;
  /** Names and addresses of the runs, for the page's script. */
  readonly data: string;
}

const known = new Map<string, Promise<RecordedViews>>();

/** Throws a sentence when there is no such experiment. */
export function recordedViews(id: string): Promise<RecordedViews> {
  const found = known.get(id) ?? draw(id);
  known.set(id, found);
  return found;
}

async function draw(id: string): Promise<RecordedViews> {
  const { experiment, comparisons } = await loadMaterial(id);
  const recorded = runsOf(machines, experiment);
  const [first, ...behind] = recorded;
  const scene: Scene | undefined = first && {
    document: parseHTML('<!doctype html><html><body></body></html>').document,
    experiment,
    run: first.run,
    owner: { whose: 'recorded', machine: first.machine.name },
    behind: behind.map(({ machine, run }) => ({ run, name: machine.name })),
    comparisons,
    timeZone: 'UTC',
    counters: (variant: string, at: ParameterValues) => rustCounters(id, variant, at),
  };
  return {
    experiment,
    comparisons,
    recorded,
    figure: scene && figureView(scene).outerHTML,
    stageFigure: () =>
      scene && figureView({ ...scene, behind: [], languages: ['typescript', 'rust'] }, ['wide']).outerHTML,
    findings: scene && findingsView(scene).outerHTML,
    data: JSON.stringify(recorded.map((each) => ({ name: each.machine.name, href: href(dataPath(each)) }))),
  };
}
