/** A run as a source: what is cited, and how each program wants it written. Pure. */
import { formatDate } from '../charts/format.ts';
import type { Experiment } from '../lab/experiment.ts';
import type { Run } from '../lab/run.ts';
import { shortHash } from './canonical.ts';
import type { CodeInCapsule } from './header.ts';

export const BOOK = 'The Cost of Ownership';
export const AUTHORS = 'The authors of The Cost of Ownership';

export interface Cited {
  readonly run: Run;
  readonly experiment: Pick<Experiment, 'id' | 'title'>;
  /** "2 virtual cores of a cloud server"; undefined for a reader's own, which has no name. */
  readonly machine: string | undefined;
  /** Of the book: "0.1.0". */
  readonly version: string;
  /** SHA-256 of the data, 64 hexadecimal digits. */
  readonly hash: string;
  /** Where its cell stands. */
  readonly url: string;
  /** The finding with its interval, in a sentence. */
  readonly sentence: string;
  /** The whole result in words. */
  readonly description: string;
  /** Was a kernel measured that is not the book's? */
  readonly edited: boolean;
  /** The text of such kernels, where it is known. */
  readonly code: readonly CodeInCapsule[];
}

/** "2 virtual cores of a cloud server, Chromium 156 on Linux x86_64". */
function machineWords({ run, machine }: Pick<Cited, 'run' | 'machine'>): string {
  const { browser, platform, coresFound } = run.environment;
  const cores = `${coresFound} ${coresFound === 1 ? 'core' : 'cores'}`;
  return `${machine ?? `a reader’s machine with ${cores}`}, ${browser} on ${platform}`;
}

/** "2 virtual cores …; full run, 5 launches of 8 rounds, seed 7; November 21, 2026". */
export function environmentWords(cited: Pick<Cited, 'run' | 'machine' | 'edited'>): string {
  const { plan, startedAt } = cited.run;
  const many = (n: number, one: string, more: string) => `${n} ${n === 1 ? one : more}`;
  const kind = plan.mode === 'quick' ? 'quick look, no verdict' : 'full run';
  const times = `${many(plan.launches, 'launch', 'launches')} of ${many(plan.rounds, 'round', 'rounds')}`;
  const code = cited.edited ? '; with an edited kernel' : '';
  return `${machineWords(cited)}; ${kind}, ${times}, seed ${plan.seed}${code}; ${dateWords(startedAt)}`;
}

/** "The Cost of Ownership 0.1.0, arc/contention, data sha256:0123456789abcdef, CC BY 4.0, https://…". */
export const sourceWords = ({ experiment, version, hash, url }: Omit<Cited, 'run'>): string =>
  `${BOOK} ${version}, ${experiment.id}, data sha256:${shortHash(hash)}, CC BY 4.0, ${url}`;

const dateWords = (iso: string): string => formatDate(iso, { timeZone: 'UTC' });

/** One paragraph, for a footnote. */
export function plainCitation(cited: Cited): string {
  const { experiment, run, version, hash, url } = cited;
  return (
    `${AUTHORS}. “${experiment.title}” (experiment ${experiment.id}). Measured on ${machineWords(cited)}, ` +
    `${dateWords(run.startedAt)}${cited.edited ? ', with an edited kernel' : ''}. In: ${BOOK}, version ${version} ` +
    `(${run.commit}). Data: sha256:${hash}. ${url}`
  );
}

/** The result as it can be said aloud, and where it was found. */
export const statement = (cited: Cited): string =>
  `${cited.sentence} Measured on ${machineWords(cited)}, ${dateWords(cited.run.startedAt)} (${BOOK}, ${cited.experiment.id}).`;

/** Name in a bibliography, and of files: "ownership-arc-contention-01234567". */
export const nameOf = ({ experiment, hash }: Pick<Cited, 'experiment' | 'hash'>): string =>
  `ownership-${experiment.id.replace('/', '-')}-${hash.slice(0, 8)}`;

export function bibtex(cited: Cited): string {
  const { experiment, run, version, hash, url } = cited;
  const date = new Date(run.startedAt);
  const month = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
  const note =
    `Experiment ${experiment.id}, measured on ${machineWords(cited)}` +
    `${cited.edited ? ', with an edited kernel' : ''}; commit ${run.commit}; data sha256:${hash}`;
  return [
    `@misc{${nameOf(cited)},`,
    `  author  = {{${tex(AUTHORS)}}},`,
    `  title   = {{${tex(experiment.title)}}. {${tex(BOOK)}}},`,
    `  year    = {${date.getUTCFullYear()}},`,
    `  month   = ${month[date.getUTCMonth()]},`,
    `  version = {${tex(version)}},`,
    `  url     = {${url}},`,
    `  note    = {${tex(note)}}`,
    '}',
    '',
  ].join('\n');
}

const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '’': "'",
  '“': '``',
  '”': "''",
  '–': '--',
  µ: '\\textmu{}',
};
/** What TeX would take for itself. */
const tex = (text: string): string =>
  text.replace(/[\\~^’“”–µ]|[&%$#_{}]/g, (char) => TEX[char] ?? `\\${char}`).replace(/\s+/g, ' ');

/** Citation File Format 1.2.0; JSON's strings are YAML's. */
export function cff(cited: Cited): string {
  const { experiment, run, version, hash, url } = cited;
  const line = (name: string, value: string) => `${name}: ${JSON.stringify(value)}`;
  return [
    'cff-version: 1.2.0',
    'type: dataset',
    line('message', `If you use these numbers, please cite them and the book that measured them, ${BOOK}.`),
    line('title', `${experiment.title} (${experiment.id})`),
    line('abstract', `${cited.sentence} Measured on ${environmentWords(cited)}. Kernels ${run.kernels}.`),
    'authors:',
    `  - ${line('name', AUTHORS)}`,
    line('version', version),
    line('commit', run.commit),
    `date-released: ${run.startedAt.slice(0, 10)}`,
    'license: CC-BY-4.0',
    line('url', url),
    'identifiers:',
    '  - type: other',
    `    ${line('value', `sha256:${hash}`)}`,
    '    description: "SHA-256 of the run as canonical JSON (RFC 8785)"',
    '',
  ].join('\n');
}

export interface EmbedAddress {
  /** `https://…/embed/arc/contention/`, with the fragment of a run or without. */
  readonly embed: string;
  /** Where the reader of the embedding page is led. */
  readonly url: string;
  readonly title: string;
  readonly theme: 'auto' | 'light' | 'dark';
}

/** A frame for a page elsewhere. `allow` lets a browser that can isolate it measure in it. */
export function htmlEmbed({ embed, url, title, theme }: EmbedAddress): string {
  const [path = '', fragment] = embed.split('#');
  const src = `${path}${theme === 'auto' ? '' : `?theme=${theme}`}${fragment ? `#${fragment}` : ''}`;
  return [
    `<iframe src="${html(src)}" title="${html(title)}" width="100%" height="560"`,
    '  loading="lazy" allow="cross-origin-isolated" style="border: 0"></iframe>',
    `<p><a href="${html(url)}">${html(title)}</a>, from ${BOOK}</p>`,
    '',
  ].join('\n');
}

/** A picture that leads to its cell; the file is the SVG that was saved. */
export function markdownEmbed(cited: Cited): string {
  const alt = cited.sentence.replace(/[[\]\\]/g, '\\$&').replace(/\s+/g, ' ');
  return `[![${alt}](${nameOf(cited)}.svg)](${cited.url})\n\n*${sourceWords(cited)}*\n`;
}

const html = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
