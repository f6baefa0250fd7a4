/** One headless Chromium, started the same way for tests, bench and recording. */
import { type Browser, chromium } from '@playwright/test';
import { browserPath } from './browser.mjs';

/** Without these, a headless Chromium looks up and fetches what nobody asked for. */
export const CHROMIUM_FLAGS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Throws a sentence when no browser was found. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = browserPath();
  return chromium.launch({ ...(executablePath && { executablePath }), args: [...CHROMIUM_FLAGS] });
}
