/** What of a cell can be cited: the run in a link, the reader's own, and the recorded ones; each with all that is said of it. */
import { finding, headline, sentence } from '../../charts/describe.ts';
import { upperFirst } from '../../charts/format.ts';
import { hashOfContents, pack } from '../../cite/capsule.ts';
import { type Cited, environmentWords, sourceWords } from '../../cite/citation.ts';
import type { Contents } from '../../cite/header.ts';
import { loadMaterial, loadRecorded } from '../cell/material.ts';
import { recordedAt } from '../cell/recorded-at.ts';
import { figureParts, type Scene } from '../cell/view.ts';
import { editedIn, withItsVersions } from '../edit/compared.ts';
import { shownIn } from './shown.ts';

export interface Subject {
  readonly scene: Scene;
  /** Kernels of the reader's own that the run has, where their text is known. */
  readonly code: Contents['code'];
  /** "your run", "the recorded run, 2 virtual cores". */
  readonly label: string;
  /** Of a recorded one. */
  readonly machine: string | undefined;
}

/** The one in front first. Empty where a cell shows nothing that was measured. */
export async function subjectsOf(cell: HTMLElement): Promise<readonly Subject[]> {
  const [material, recorded] = await Promise.all([
    loadMaterial(cell.dataset.experiment ?? ''),
    loadRecorded(recordedAt(cell)),
  ]);
  const linked = shownIn(cell, 'linked');
  const made = (whose: 'own' | 'linked', label: string): readonly Subject[] => {
    const shown = shownIn(cell, whose);
    if (!shown) return [];
    const { run, code } = shown;
    const beside = whose === 'own' && linked ? [{ run: linked.run, name: 'the run in the link' }] : [];
    const scene: Scene = {
      ...material,
      ...withItsVersions(material.experiment, run),
      document: cell.ownerDocument,
      run,
      owner: whose === 'own' ? { whose, finished: true } : { whose },
      behind: [...beside, ...recorded],
    };
    return [{ scene, code, label, machine: undefined }];
  };
  const fromBook = recorded.map(({ run, name }, i): Subject => {
    const behind = recorded.filter((_, other) => other !== i);
    const owner = { whose: 'recorded', machine: name } as const;
    const scene: Scene = { ...material, document: cell.ownerDocument, run, owner, behind };
    return { scene, code: [], label: `the recorded run, ${name}`, machine: name };
  });
  const own = made('own', 'your run');
  const shownFirst = cell.querySelector<HTMLElement>('[data-whose="own"]')?.hidden === false;
  return [
    ...made('linked', 'the run in the link'),
    ...(shownFirst ? [...own, ...fromBook] : [...fromBook, ...own]),
  ];
}

export interface Citation extends Cited {
  /** Whole address with the run in it; undefined when it would be too long. */
  readonly link: string | undefined;
  /** Of the page that shows the figure alone. */
  readonly embed: string;
  readonly slides: string;
  /** Where several are put into one deck. */
  readonly decks: string;
  readonly headline: string;
  readonly environment: string;
  readonly source: string;
}

/** `version` of the book. */
export async function citationOf(subject: Subject, version: string): Promise<Citation> {
  const { scene, code, machine } = subject;
  const { experiment, run } = scene;
  const contents = { run, code };
  const [hash, capsule] = await Promise.all([hashOfContents(contents), pack(contents)]);
  const base = new URL(import.meta.env.BASE_URL.replace(/\/?$/, '/'), location.origin).href;
  const page = `${base}chapters/${experiment.chapter}/`;
  const cited: Cited = {
    run,
    experiment,
    machine,
    version,
    hash,
    url: `${page}#experiment-${experiment.id.replace('/', '-')}`,
    sentence: finding(experiment, run),
    description: sentence(experiment, run),
    code,
    edited: editedIn(run).length > 0,
  };
  const behind = figureParts(scene)
    .runs.slice(1)
    .map(({ name }) => name);
  return {
    ...cited,
    link: capsule && `${page}#${capsule}`,
    // A recorded run is what the page has by itself.
    embed: `${base}embed/${experiment.id}/${machine || !capsule ? '' : `#${capsule}`}`,
    slides: `${base}slides/${experiment.id}/`,
    decks: `${base}deck/`,
    headline: headline(experiment, run),
    environment:
      upperFirst(environmentWords(cited)) +
      (behind.length ? `. Hollow points, behind: ${behind.join('; ')}` : ''),
    source: sourceWords(cited),
  };
}
