/**
 * Which Chromium the tests and the bench use. Plain JavaScript, because setup runs on Node 20 before anything is
 * installed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const record = join(root, '.cache', 'browser.json');
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** @typedef {{ readonly path: string, readonly version: string, readonly from: string }} FoundBrowser */

/** @returns {FoundBrowser | undefined} What setup found last, if it is still there. */
export function recordedBrowser() {
  try {
    const found = JSON.parse(readFileSync(record, 'utf8'));
    return typeof found.path === 'string' && existsSync(found.path) ? found : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Path of the browser to start. Throws a sentence when there is none.
 * @returns {string}
 */
export function browserPath() {
  const named = process.env.CHROMIUM;
  if (named) return named;
  const found = recordedBrowser();
  if (found) return found.path;
  const onPath = fromPath();
  if (onPath) return onPath.path;
  throw new Error(
    'No Chromium was found. Run "node scripts/setup.mjs --browser", or set CHROMIUM to its path.',
  );
}

/** @param {FoundBrowser} found */
export function recordBrowser(found) {
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(record, `${JSON.stringify(found, null, 2)}\n`);
}

/**
 * The browser named in the environment. Throws a sentence when it does not start.
 * @returns {FoundBrowser | undefined}
 */
export function fromEnvironment() {
  const path = process.env.CHROMIUM;
  if (!path) return undefined;
  const found = check(path, 'CHROMIUM');
  if (!found) throw new Error(`CHROMIUM is ${path}, and that does not start. Correct it, or unset it.`);
  return found;
}

/** @returns {Promise<FoundBrowser | undefined>} Playwright's own Chromium, if it was downloaded. */
export async function fromPlaywright() {
  try {
    const { chromium } = await import('@playwright/test');
    return check(chromium.executablePath(), 'Playwright');
  } catch {
    return undefined;
  }
}

/** @returns {FoundBrowser | undefined} */
export function fromPath() {
  for (const name of NAMES)
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      const found = folder && check(join(folder, name), 'PATH');
      if (found) return found;
    }
  return undefined;
}

/**
 * Does it start? A browser without its libraries, or a stub that only asks to be installed, does not.
 * @param {string} path
 * @param {string} from
 * @returns {FoundBrowser | undefined}
 */
function check(path, from) {
  if (!existsSync(path)) return undefined;
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return status === 0 ? { path, version: stdout.trim(), from } : undefined;
}
