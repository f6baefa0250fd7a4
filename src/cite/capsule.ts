/**
 * A run in the fragment of an address: `run=1.<hash>.<bytes>`. The fragment never reaches a server. The bytes are the length
 * of the header, the header as deflated JSON, the samples as bits, which deflating would only make longer. The hash is the
 * beginning of that which a citation names, and what is unpacked must have it.
 */
import { type Parsed, parseRun } from '../lab/run.ts';
import { BitReader, BitWriter } from './bits.ts';
import { hashOf, shortHash } from './canonical.ts';
import { type Contents, fromHeader, toHeader } from './header.ts';
import { type Frame, readCases, writeCases } from './samples.ts';
import { deflate, fromAddress, inflate, toAddress } from './squeeze.ts';

/** Rises when an older edition could not read what is packed. */
const CAPSULE_SCHEMA = 1;
/** Begins the fragment, after its `#`. */
export const CAPSULE_MARK = 'run=';
/** Characters of a link that every program passes on whole, and of one that most do. */
export const SAFE_LINK = 4096;
export const LONGEST_LINK = 8192;

/** Bytes that say how long the header is. */
const LENGTH = 2;
/** Characters, bytes, samples: several times what a full run needs. */
const LONGEST_CAPSULE = 100_000;
const LARGEST = 1_000_000;
const MOST_SAMPLES = 20_000;

/** What the hash is taken of: the run, and code where there is some. */
export const hashOfContents = ({ run, code }: Contents): Promise<string> =>
  hashOf(code.length ? { run, code } : run);

/** The fragment without its `#`; undefined when it would be longer than any link, so that a file must do. */
export async function pack(contents: Contents): Promise<string | undefined> {
  const { run } = contents;
  const header = await deflate(new TextEncoder().encode(JSON.stringify(toHeader(contents))));
  const bits = new BitWriter();
  const frames = run.cases.map(({ language }) => frameOf(language === 'native' ? (run.native ?? run) : run));
  writeCases(bits, run.cases, frames);
  const body = bits.bytes();
  if (LENGTH + header.length + body.length > LONGEST_LINK) return undefined;
  const bytes = new Uint8Array(LENGTH + header.length + body.length);
  new DataView(bytes.buffer).setUint16(0, header.length);
  bytes.set(header, LENGTH);
  bytes.set(body, LENGTH + header.length);
  const hash = await hashOfContents(contents);
  const text = `${CAPSULE_MARK}${CAPSULE_SCHEMA}.${shortHash(hash)}.${toAddress(bytes)}`;
  if (text.length > LONGEST_LINK) return undefined;
  // A number that does not come back as it was would make the link worse than none.
  const back = await unpack(text);
  return back.state === 'ok' && back.value.hash === hash ? text : undefined;
}

interface Unpacked extends Contents {
  /** All 64 digits. */
  readonly hash: string;
}

/** Never throws: whatever a link may hold, the answer is a run or a sentence. Takes the fragment with or without `#`. */
export async function unpack(fragment: string): Promise<Parsed<Unpacked>> {
  try {
    return await unpackOrThrow(fragment.replace(/^#/, ''));
  } catch (error) {
    return refused(
      `It was cut or changed on its way: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
}

async function unpackOrThrow(text: string): Promise<Parsed<Unpacked>> {
  if (text.length > LONGEST_CAPSULE) return refused('It is longer than any link of this book.');
  const [version = '', claimed = '', packed = '', ...more] = text.slice(CAPSULE_MARK.length).split('.');
  if (!text.startsWith(CAPSULE_MARK) || !/^\d{1,9}$/.test(version)) return refused('It is no link to a run.');
  if (Number(version) !== CAPSULE_SCHEMA)
    return refused(
      Number(version) > CAPSULE_SCHEMA
        ? 'It was made by a newer edition of the book.'
        : 'It has a form that this book does not know.',
    );
  if (!/^[0-9a-f]{16}$/.test(claimed) || more.length > 0) return refused('It was cut or changed on its way.');
  const bytes = fromAddress(packed);
  if (bytes.length < LENGTH) throw new Error('it ends too early');
  const body = LENGTH + new DataView(bytes.buffer).getUint16(0);
  if (body > bytes.length) throw new Error('it ends too early');
  const json = await inflate(bytes.subarray(LENGTH, body), LARGEST);
  const header = fromHeader(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json)));
  const frames = header.circumstances.map(frameOf);
  const samples = readCases(new BitReader(bytes.subarray(body)), frames, MOST_SAMPLES);
  const parsed = parseRun(header.withSamples(samples));
  if (parsed.state === 'refused') return refused(parsed.reason);
  const contents = { run: parsed.value, code: header.code };
  const hash = await hashOfContents(contents);
  if (shortHash(hash) !== claimed)
    return refused('Its numbers are not those that it was made with: their hash is another.');
  return { state: 'ok', value: { ...contents, hash } };
}

/** A link may say anything of how a case was measured. */
function frameOf({ plan, environment }: ReturnType<typeof fromHeader>['circumstances'][number]): Frame {
  const { launches, rounds } = plan;
  const { tick } = environment;
  const fits = (each: unknown): each is number => typeof each === 'number' && each > 0;
  if (!fits(launches) || !fits(rounds) || !fits(tick)) throw new Error('its plan or its clock cannot be');
  return { launches, rounds, tick };
}

/** What a link says of itself may be long. */
const refused = (why: string): Parsed<Unpacked> => ({
  state: 'refused',
  reason: `The run in this link cannot be shown. ${why.length > 300 ? `${why.slice(0, 300)}….` : why}`,
});
