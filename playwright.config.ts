import { defineConfig } from '@playwright/test';
import { browserPath } from './scripts/browser.mjs';
import { CHROMIUM_FLAGS } from './scripts/chromium.ts';

const executablePath = browserPath();

export default defineConfig({
  testDir: 'tests',
  testMatch: '*.spec.ts',
  outputDir: '.cache/test-results',
  // One at a time: the runs under test need all the cores.
  workers: 1,
  fullyParallel: false,
  // A shared machine can be busy for a moment; what fails twice is broken.
  retries: 1,
  timeout: 60_000,
  forbidOnly: true,
  use: {
    launchOptions: { ...(executablePath && { executablePath }), args: [...CHROMIUM_FLAGS] },
    trace: 'off',
  },
});
