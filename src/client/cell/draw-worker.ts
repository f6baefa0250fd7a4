/**
 * Makes what a cell shows of a run: statistics, verdicts and the drawing take some hundred milliseconds together, which would hold
 * up the page of somebody who reads on meanwhile. The same functions as in the build, on the same document. Opens links, too:
 * then what is worked out of a link's run is worked out once, for all that is drawn of it.
 */
import { parseHTML } from 'linkedom/worker';
import type { Run } from '../../lab/run.ts';
import { withItsVersions } from '../edit/compared.ts';
import type { Drawing, DrawOrder, FromDraw, ToDraw } from './draw-messages.ts';
import { following } from './following.ts';
import { loadMaterial, loadRecorded, type Material, type RecordedRun } from './material.ts';
import { openedLink, prepare } from './open-link.ts';
import { figureView, findingsView, type Scene } from './view.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>') as unknown as Window;

type Order<What extends DrawOrder['what']> = Extract<DrawOrder, { what: What }>;

async function drawn(order: DrawOrder): Promise<Drawing> {
  const coming = loadRecorded(order.recorded);
  const material = await loadMaterial(order.experiment);
  if (order.what === 'chosen') return chosen(order, material, await coming);
  if (order.what === 'own') return runOf(order, order.run, material, await coming);
  const opened = await openedLink(order.fragment);
  if (opened.state === 'refused') throw new Error(opened.reason);
  const { run } = opened.contents;
  return runOf(order, run, material, await coming);
}

function runOf(
  order: Order<'own' | 'linked'>,
  run: Run,
  material: Material,
  recorded: readonly RecordedRun[],
): Drawing {
  const linked = order.what === 'linked';
  const beside = linked || !order.beside ? [] : [{ run: order.beside, name: 'the run in the link' }];
  const scene: Scene = {
    ...material,
    ...withItsVersions(material.experiment, run),
    document,
    run,
    behind: [...beside, ...recorded],
    owner: linked
      ? { whose: 'linked' }
      : { whose: 'own', finished: order.finished, imported: order.imported },
  };
  const findings = !linked || order.findings ? findingsView(scene).outerHTML : '';
  return { figure: figureView(scene, order.fits).outerHTML, findings };
}

function chosen(
  order: Order<'chosen'>,
  material: Material,
  [first, ...behind]: readonly RecordedRun[],
): Drawing {
  if (!first) return { figure: '', findings: '' };
  const { range, words } = following(material.experiment, first.run, order.parameters);
  const scene: Scene = {
    ...material,
    document,
    run: first.run,
    owner: { whose: 'recorded', machine: first.name },
    behind,
    timeZone: 'UTC',
    range,
    note: words,
  };
  return { figure: figureView(scene, order.fits).outerHTML, findings: '' };
}

async function answer({ turn, order }: ToDraw): Promise<FromDraw> {
  try {
    if (order.what !== 'open') return { turn, state: 'drawn', ...(await drawn(order)) };
    const opened = await openedLink(order.fragment);
    return { turn, state: 'opened', opened };
  } catch (error) {
    return { turn, state: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

self.onmessage = ({ data }: MessageEvent<ToDraw>) => {
  const answered = answer(data).then((message) => self.postMessage(message));
  if (data.order.what === 'open') void prepare(data.order, answered);
};
