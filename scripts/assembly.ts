/** Instructions out of the compiler's listing, as people read them. Pure. */

/**
 * Function -> instructions, with the labels that are jumped to, called `.L1` and on in order. Directives and comments are left
 * out; names are written as in Rust, and without their way through the table of addresses. Throws when a function is not there.
 */
export function instructions(
  listing: string,
  names: readonly string[],
): Readonly<Record<string, readonly string[]>> {
  const lines = listing.split(/\r?\n/);
  return Object.fromEntries(names.map((name) => [name, bodyOf(lines, name)]));
}

function bodyOf(lines: readonly string[], name: string): readonly string[] {
  const start = lines.indexOf(`${name}:`);
  if (start < 0) {
    // Two functions of the same instructions are one, with two names.
    const twin = lines
      // `.set a, b` or `a = b`, by the compiler's version.
      .map((line) => /^\s*(?:\.set\s+)?(\S+?)(?:,\s*|\s+=\s+)(\S+)$/.exec(line))
      .find((set) => set?.[1] === name);
    if (!twin) throw new Error(`The listing has no function ${name}: is it pub, and #[unsafe(no_mangle)]?`);
    return bodyOf(lines, twin[2]!);
  }
  const length = lines.slice(start + 1).findIndex((line) => /^(\.Lfunc_end\d+|\w+):/.test(line));
  const body = lines
    .slice(start + 1, length < 0 ? undefined : start + 1 + length)
    .filter((line) => !/^\s*(#|$)/.test(line) && (!/^\s*\./.test(line) || /^\.L\w+:/.test(line)))
    .map((line) => readable(line.trim()));
  const code = body.filter((line) => !line.endsWith(':')).join('\n');
  const labels = new Map<string, string>();
  for (const line of body) {
    const label = /^(\.L\w+):/.exec(line)?.[1];
    if (label && new RegExp(`${label.replace('.', '\\.')}\\b`).test(code))
      labels.set(label, `.L${labels.size + 1}`);
  }
  return body
    .filter((line) => !/^\.L\w+:/.test(line) || labels.has(line.slice(0, line.indexOf(':'))))
    .map((line) => line.replace(/\.L\w+\b/, (label) => labels.get(label) ?? label));
}

const readable = (line: string): string =>
  line
    .replace(/\s*#.*$/, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/qword ptr \[rip \+ (\S+)@GOTPCREL\]/, '$1')
    .replace(/@PLT\b/, '')
    .replace(/\.Lanon\.[0-9a-f]+\./, '.Lconstant')
    .replaceAll(/\b_(?:ZN|R)[\w.$]+/g, demangled);

/** `_ZN4core9panicking5panic17h0123456789abcdefE` or `_RNvNtCs…_4core9panicking5panic` -> `core::panicking::panic`. */
function demangled(symbol: string): string {
  const legacy = /^_ZN(\w|\$|\.)+E$/.test(symbol);
  // The newer encoding says what comes after it, too, where it is generic: that stays as it is.
  if (!legacy && !/^_R(?:N[a-zA-Z])+C(?:s\w*?_)?(?:\d+_?[A-Za-z_]\w*)+$/.test(symbol)) return symbol;
  const parts: string[] = [];
  const digits = /^(\d+)/;
  let rest = legacy ? symbol.slice(3) : symbol.replace(/^_R(?:N[a-zA-Z])+C(?:s[0-9a-zA-Z]*_)?/, '');
  for (let size = digits.exec(rest); size; size = digits.exec(rest)) {
    const from = size[1]!.length + (!legacy && rest[size[1]!.length] === '_' ? 1 : 0);
    parts.push(rest.slice(from, from + Number(size[1])));
    rest = rest.slice(from + Number(size[1]));
  }
  if (legacy && /^h[0-9a-f]{16}$/.test(parts.at(-1) ?? '')) parts.pop();
  return parts.map(unescaped).join('::');
}

const ESCAPES: Readonly<Record<string, string>> = {
  LT: '<',
  GT: '>',
  RF: '&',
  C: ',',
  BP: '*',
  LP: '(',
  RP: ')',
};

const unescaped = (part: string): string =>
  part
    .replace(/^_\$/, '$')
    .replaceAll(/\$(\w+)\$/g, (whole, name: string) =>
      name.startsWith('u')
        ? String.fromCodePoint(Number.parseInt(name.slice(1), 16))
        : (ESCAPES[name] ?? whole),
    )
    .replaceAll('..', '::');
