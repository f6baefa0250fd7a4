/** An owned type -> what borrows from it: `String` -> `&'a str`. And what it is as an index. */

const INSIDE = /^(Option|Vec|Box|Rc|Arc|Cow)\s*<([\s\S]*)>$/;

/** Types that are copied: a reference to one would be longer than it. */
const SMALL =
  /^(?:[iu](?:8|16|32|64|128|size)|f32|f64|bool|char|\(\)|Range(?:Inclusive)?<usize>|Ordering|Duration|Instant)$/;
const VIEWS: Readonly<Record<string, string>> = {
  String: 'str',
  PathBuf: 'Path',
  OsString: 'OsStr',
  CString: 'CStr',
};

export const tidy = (type: string): string => type.replaceAll(/\s+/g, ' ').trim();

/** Is there anything here that it would be wise to borrow? */
export const canBorrow = (type: string): boolean =>
  !(SMALL.test(tidy(type)) || /^(?:[&*]|fn\b|dyn\b|impl\b|PhantomData\b|Cow\s*<\s*')/.test(tidy(type)));

/** `lifetime` with its tick; without one it is left to elision. */
export function borrowed(type: string, lifetime?: string): string {
  const text = tidy(type);
  const sign = lifetime ? `&${lifetime} ` : '&';
  const last = text.split('::').at(-1)!;
  if (text.startsWith('&')) return `${sign}${text.slice(1)}`;
  if (VIEWS[last]) return `${sign}${VIEWS[last]}`;
  const [, outer, inner] = INSIDE.exec(text) ?? [];
  if (outer === 'Option' && inner !== undefined) return `Option<${borrowed(inner, lifetime)}>`;
  if (outer === 'Vec') return `${sign}[${inner}]`;
  if ((outer === 'Box' || outer === 'Rc' || outer === 'Arc') && inner !== undefined) return `${sign}${inner}`;
  return `${sign}${text}`;
}

/** A place in something that somebody else owns. */
export function indexed(type: string): string {
  const text = tidy(type);
  const [, outer, inner] = INSIDE.exec(text) ?? [];
  if (outer === 'Option' && inner !== undefined) return `Option<${indexed(inner)}>`;
  return VIEWS[text.split('::').at(-1)!] || outer === 'Vec' || /^(?:Box|Rc|Arc)\s*<\s*(?:str|\[)/.test(text)
    ? 'Range<usize>'
    : 'usize';
}
