/** What the page can tell of the browser and the machine, in words for the record. */

interface Brand {
  readonly brand: string;
  readonly version: string;
}

/** The parts of `navigator` that are read; an argument, so that it can be tested. */
export interface NavigatorLike {
  readonly userAgent: string;
  readonly platform?: string;
  readonly hardwareConcurrency?: number;
  readonly userAgentData?: { readonly brands: readonly Brand[]; readonly platform: string };
}

/** "Chromium 156", "Firefox 150", "Safari 26.1"; the engine's name where a brand is only a shell around it. */
export function browserName({ userAgent, userAgentData }: NavigatorLike): string {
  const chromium = userAgentData?.brands.find(({ brand }) => brand === 'Chromium');
  if (chromium) return `Chromium ${chromium.version}`;
  const found =
    /(Firefox|Edg|Chrome|HeadlessChrome)\/(\d+)/.exec(userAgent) ??
    /(Version)\/(\d+(?:\.\d+)?).*Safari/.exec(userAgent);
  if (!found) return 'unknown browser';
  const name = { Version: 'Safari', Edg: 'Chromium', Chrome: 'Chromium', HeadlessChrome: 'Chromium' }[
    found[1]!
  ];
  return `${name ?? found[1]} ${found[2]}`;
}

export function platformName({ userAgent, userAgentData, platform }: NavigatorLike): string {
  return platform || userAgentData?.platform || (/\(([^)]+)\)/.exec(userAgent)?.[1] ?? 'unknown platform');
}

/** Cores that the browser reports; 1 when it does not tell. */
export const coresReported = ({ hardwareConcurrency }: NavigatorLike): number =>
  Number.isInteger(hardwareConcurrency) && hardwareConcurrency! > 0 ? hardwareConcurrency! : 1;
