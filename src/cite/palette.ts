/** The book's colors as numbers: a picture that leaves the page cannot ask for `var(--ink)`. Pure. */
export type Theme = 'light' | 'dark';

/** The value of a custom property such as `--series-1`; undefined for one that does not exist. */
export type Palette = (name: string) => string | undefined;

/** `declared` gives a property as the style sheet has it: `light-dark(#fff, #000)`, or another property's `var(…)`. */
export function paletteOf(declared: (name: string) => string, theme: Theme): Palette {
  const lookUp = (name: string, depth: number): string | undefined => {
    const value = declared(name).trim();
    const pair = /^light-dark\(\s*([^,]+?)\s*,\s*([^)]+?)\s*\)$/.exec(value);
    if (pair) return theme === 'light' ? pair[1] : pair[2];
    const other = /^var\(\s*(--[\w-]+)\s*\)$/.exec(value);
    if (other) return depth < 5 ? lookUp(other[1]!, depth + 1) : undefined;
    return value || undefined;
  };
  return (name) => lookUp(name, 0);
}

/** An attribute's value with every color and face in it resolved. Throws for one that the palette lacks. */
export function resolve(value: string, palette: Palette, ink: string): string {
  return value
    .replace(/var\(\s*(--[\w-]+)\s*(?:,[^()]*)?\)/g, (_, name: string) => {
      const found = palette(name);
      if (found === undefined) throw new Error(`the page has no ${name}`);
      return found;
    })
    .replace(/\bcurrentcolor\b/gi, ink);
}
