/** The spread as a nested list: a type, what holds it, and what names it. */
import type { Item } from './items.ts';
import { escaped } from './listing.ts';
import { type InfectionMap, isNamed, isSignature } from './map.ts';
import type { Finding } from './model.ts';
import { nameOf } from './words.ts';

export function spreadHtml(map: InfectionMap): string {
  const { carriers, findings } = map;
  const changed = new Set(findings.filter(({ edits }) => edits.some(isSignature)).map(({ item }) => item));
  const users = (type: Item) =>
    findings.filter(
      ({ item, about }) =>
        about === type && changed.has(item) && !carriers.some((each) => each.item === item),
    );
  const branch = (type: Item): string => {
    const held = carriers.filter(({ through }) => through?.from === type);
    const named = users(type);
    const inside = [
      ...held.map(({ item, through, adds }) => {
        const stop = adds ? '' : ' <em>has a lifetime already; it goes no farther</em>';
        return `<li><code>${escaped(nameOf(item))}</code> <span>${through!.field.name === '=' ? 'names it' : `through ${escaped(through!.field.name)}`}</span>${stop}${branch(item)}</li>`;
      }),
      ...(named.length > 0 ? [`<li class="infection-users">${named.map(user).join(', ')}</li>`] : []),
    ];
    return inside.length > 0 ? `<ul>${inside.join('')}</ul>` : '';
  };
  const first = carriers[0]!;
  return `<ul class="infection-tree"><li><code>${escaped(nameOf(first.item))}</code> <span>${first.adds ? 'declares the lifetime' : `takes its ${escaped(first.lifetime)}: it goes no farther`}</span>${branch(first.item)}</li></ul>`;
}

const user = ({ item, edits }: Finding): string =>
  `<code${edits.some(isNamed) ? '' : ' class="infection-light"'}>${escaped(nameOf(item))}</code>`;
