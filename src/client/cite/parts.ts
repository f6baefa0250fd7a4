/** The parts of the dialog *Cite or share*. Whatever comes from a run is text. */
import { LONGEST_LINK, SAFE_LINK } from '../../cite/capsule.ts';
import {
  bibtex,
  cff,
  htmlEmbed,
  markdownEmbed,
  nameOf,
  plainCitation,
  statement,
} from '../../cite/citation.ts';
import type { Theme } from '../../cite/palette.ts';
import type { Picture } from '../../cite/picture.ts';
import { qrCode } from '../../cite/qr.ts';
import { runJson, samplesCsv, summaryCsv } from '../../cite/table.ts';
import { disclosure, element } from '../cell/dom.ts';
import { textOf } from '../cell/failure.ts';
import { download } from '../keep/download.ts';
import { qrElement, qrSvg } from './code.ts';
import { pictureOf, pngBlob, svgBlob } from './pictures.ts';
import type { Citation, Subject } from './subject.ts';
import { button, copyButton, type Dialog, paragraph, part, row, select } from './widgets.ts';

const SCALES = [1, 2, 3, 4];

export function sentencePart(citation: Citation, dialog: Dialog): HTMLElement {
  const text = statement(citation);
  const whole = statement({ ...citation, sentence: citation.description });
  return part(
    'In a sentence',
    paragraph(text),
    row(
      copyButton('Copy the sentence', text, dialog),
      copyButton('Copy every result in words', whole, dialog),
    ),
  );
}

export function linkPart(subject: Subject, citation: Citation, dialog: Dialog): HTMLElement {
  const { link, url } = citation;
  const size = link ? `${(link.length / 1024).toFixed(1)} KB` : '';
  const words = !link
    ? `With its samples this run would make a link of more than ${LONGEST_LINK / 1024} KB, which many programs cut. Save it as a file instead (below, under data); the page “What you keep here” reads it.`
    : link.length > SAFE_LINK
      ? `The whole run is in the link, ${size}: some mail and chat programs cut so long a link. The file (below, under data) is safer. Neither reaches a server.`
      : `The whole run is in the link, ${size}; it never reaches a server. Whoever opens it sees these numbers, and nothing runs by itself.`;
  const withCode = subject.code.length ? ' The edited kernel is in it, as text.' : '';
  // A camera reads the short address only, where the run makes the long one too fine.
  const whole = link && qrCode(link) ? link : undefined;
  const whose = whole
    ? 'Opens this run.'
    : 'Opens the cell with its recorded run; this run is too large for a code that cameras read.';
  return part(
    'As a link',
    paragraph(words + withCode),
    row(
      link && copyButton('Copy the link to this run', link, dialog),
      copyButton('Copy the link to the cell', url, dialog),
    ),
    qrPart(whole ?? url, whose, citation),
  );
}

function qrPart(address: string, words: string, citation: Citation): HTMLElement {
  const image = element(document, 'div', { class: 'cite-qr' }, qrElement(address, `QR code. ${words}`));
  const save = button('Save the code as SVG', () =>
    download(`${nameOf(citation)}-qr.svg`, qrSvg(qrCode(address)!), 'image/svg+xml'),
  );
  return disclosure(document, 'QR code', image, paragraph(words), row(save));
}

export function picturePart(subject: Subject, citation: Citation, dialog: Dialog): HTMLElement {
  const preview = element(document, 'img', {
    alt: citation.description,
    class: 'cite-preview',
  }) as HTMLImageElement;
  const theme = select('Colors', { light: 'light', dark: 'dark' }, dialog.theme);
  const scale = select('PNG size', Object.fromEntries(SCALES.map((n) => [String(n), `${n}×`])), '2');
  let made: Promise<Picture> = pictureOf(subject, citation, dialog.theme);
  const show = async () => {
    const picture = await made;
    if (preview.src) URL.revokeObjectURL(preview.src);
    preview.width = picture.width;
    preview.height = picture.height;
    preview.src = URL.createObjectURL(svgBlob(picture));
  };
  const told = (work: () => Promise<void>) => () =>
    void work().catch((error) => dialog.say(`The picture could not be made: ${textOf(error)}.`));
  theme.input.addEventListener('change', () => {
    dialog.theme = theme.input.value as Theme;
    made = pictureOf(subject, citation, dialog.theme);
    told(show)();
  });
  told(show)();
  // The Markdown that is offered names the light one.
  const name = () => `${nameOf(citation)}${dialog.theme === 'light' ? '' : `-${dialog.theme}`}`;
  const saveSvg = async () => {
    download(`${name()}.svg`, svgBlob(await made), 'image/svg+xml');
    dialog.say('The SVG is saved. It opens alone, in any browser or drawing program.');
  };
  const savePng = async () => {
    const factor = Number(scale.input.value);
    const picture = await made;
    download(`${name()}@${factor}x.png`, await pngBlob(picture, factor), 'image/png');
    dialog.say(`The PNG is saved, ${picture.width * factor} by ${picture.height * factor} pixels.`);
  };
  return part(
    'As a picture',
    preview,
    row(theme.label, button('Save as SVG', told(saveSvg)), scale.label, button('Save as PNG', told(savePng))),
  );
}

export function dataPart(citation: Citation, { say }: Dialog): HTMLElement {
  const { run } = citation;
  const name = nameOf(citation);
  const save = (label: string, file: string, content: () => string, type: string) =>
    button(label, () => {
      download(file, content(), type);
      say(`${file} is saved.`);
    });
  return part(
    'As data',
    paragraph(`The hash of the data, SHA-256 of the run as canonical JSON: ${citation.hash}`, 'cite-hash'),
    row(
      save('Samples, CSV', `${name}-samples.csv`, () => samplesCsv(run), 'text/csv'),
      save('Summary, CSV', `${name}-summary.csv`, () => summaryCsv(run), 'text/csv'),
      save('Run and summary, JSON', `${name}.json`, () => runJson(citation), 'application/json'),
    ),
  );
}

export function citationPart(citation: Citation, dialog: Dialog): HTMLElement {
  return texts(
    'As a citation',
    'Form',
    {
      plain: { label: 'plain text', text: plainCitation(citation), file: undefined },
      bibtex: { label: 'BibTeX', text: bibtex(citation), file: `${nameOf(citation)}.bib` },
      cff: { label: 'CITATION.cff', text: cff(citation), file: 'CITATION.cff' },
    },
    dialog,
  );
}

export function embedPart(citation: Citation, dialog: Dialog): HTMLElement {
  const { embed, url, experiment } = citation;
  const at = { embed, url, title: experiment.title, theme: 'auto' } as const;
  return texts(
    'In another page',
    'Language',
    {
      html: { label: 'HTML, a frame', text: htmlEmbed(at), file: undefined },
      markdown: {
        label: 'Markdown, with the light SVG saved',
        text: markdownEmbed(citation),
        file: undefined,
      },
    },
    dialog,
  );
}

export function slidesPart({ slides, decks }: Citation): HTMLElement {
  return part(
    'On a stage',
    paragraph(
      'The question, a guess, the recorded charts, and a run on the machine of whoever speaks; 16:9, and a page each in print.',
    ),
    row(
      element(document, 'a', { href: slides }, 'Show the slides'),
      element(document, 'a', { href: decks }, 'Put several into one deck'),
    ),
  );
}

interface Form {
  readonly label: string;
  readonly text: string;
  /** To save it under; undefined for what is only copied. */
  readonly file: string | undefined;
}

/** One text in several forms, of which one is shown. */
function texts(
  title: string,
  name: string,
  forms: Readonly<Record<string, Form>>,
  dialog: Dialog,
): HTMLElement {
  const [first] = Object.keys(forms);
  const labels = Object.fromEntries(Object.entries(forms).map(([id, { label }]) => [id, label]));
  const { label, input } = select(name, labels, first!);
  const shown = element(document, 'pre', {
    tabindex: '0',
    class: 'cite-text',
    role: 'group',
    'aria-label': title,
  });
  const buttons = row();
  const show = () => {
    const { text, file } = forms[input.value]!;
    shown.textContent = text;
    const save = file && button(`Save as ${file}`, () => download(file, text, 'text/plain'));
    buttons.replaceChildren(label, copyButton('Copy', text, dialog), ...(save ? [save] : []));
  };
  input.addEventListener('change', () => {
    show();
    input.focus();
  });
  show();
  return part(title, shown, buttons);
}
