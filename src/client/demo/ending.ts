/** How a program ended, in words. Pure: the page and the build say it in the same way. */
import type { DemoRecord, ProgramLanguage } from '../../lab/program-record.ts';

/** To compare with. */
export const endOf = ({ ending, message }: Pick<DemoRecord, 'ending' | 'message'>): string =>
  `${ending} ${message ?? ''}`;

/** Nothing when it came to its end. */
export function endingWords(
  { ending, message }: Pick<DemoRecord, 'ending' | 'message'>,
  languages: readonly ProgramLanguage[],
): string | undefined {
  const said = message ? `: ${message}` : '';
  switch (ending) {
    case 'returned':
      return undefined;
    case 'panicked':
      return languages.every((each) => each === 'typescript') ? `threw an error${said}` : `panicked${said}`;
    case 'aborted':
      return languages.includes('native') ? `killed${said}` : `trapped${said}`;
    case 'stuck':
      return 'ended by the watchdog: silent for 2 seconds';
  }
}
