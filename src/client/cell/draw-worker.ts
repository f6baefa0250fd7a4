/**
 * Makes what a cell shows of a run: statistics, verdicts and the drawing take some hundred milliseconds together, which would hold
 * up the page of somebody who reads on meanwhile. The same functions as in the build, on the same document.
 */
import { parseHTML } from 'linkedom/worker';
import { withItsVersions } from '../edit/compared.ts';
import type { Drawing, DrawOrder, FromDraw, ToDraw } from './draw-messages.ts';
import { following } from './following.ts';
import { loadMaterial, loadRecorded } from './material.ts';
import { figureView, findingsView, type Scene } from './view.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>') as unknown as Window;

async function drawn(order: DrawOrder): Promise<Drawing> {
  const [material, recorded] = await Promise.all([
    loadMaterial(order.experiment),
    loadRecorded(order.recorded),
  ]);
  if (order.what !== 'chosen') {
    const { run } = order;
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
    return { figure: figureView(scene, order.fits).outerHTML, findings: findingsView(scene).outerHTML };
  }
  const [first, ...behind] = recorded;
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

self.onmessage = ({ data: { turn, order } }: MessageEvent<ToDraw>) => {
  const post = (message: FromDraw) => self.postMessage(message);
  drawn(order).then(
    (drawing) => post({ turn, state: 'drawn', ...drawing }),
    (error: unknown) =>
      post({ turn, state: 'failed', message: error instanceof Error ? error.message : String(error) }),
  );
};
