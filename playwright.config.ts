import { defineConfig } from '@playwright/test';

import { workers } from './e2e/hop-bed.js';

const last = 'upgraded-left.spec.ts';
const runs = ['backup.spec.ts', 'run-faults.spec.ts', last];
const upgrades = ['run-recovery.spec.ts', 'upgrade.spec.ts', last];
const hunt = 'canaries.spec.ts';

/** Browser tests by user goal, on the test bed that `npm run e2e` brings up and names in the environment. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results/browser',
  forbidOnly: true,
  // Everything else that is tested runs beside these; what passes only then is named at the end.
  retries: 1,
  workers,
  projects: [
    {
      name: 'shared',
      testIgnore: [...runs, ...upgrades, hunt],
      // Some tests stop the API server that all of them look at.
      workers: 1,
    },
    // Beside it, on clusters of their own, one file after the other in the order of their names.
    { name: 'runs', testMatch: runs, workers: 1 },
    { name: 'upgrades', testMatch: upgrades, workers: 1 },
    // Looks at what all others left.
    {
      name: 'hunt',
      testMatch: hunt,
      workers: 1,
      retries: 0,
      dependencies: ['shared', 'runs', 'upgrades'],
    },
  ],
  // Everything else that is tested runs beside it: a limit ends what would never come, and is no measure.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  use: {
    browserName: 'chromium',
    baseURL: process.env.CERTFERRY_TEST_URL,
    storageState: process.env.CERTFERRY_TEST_SIGNED_IN,
    viewport: { width: 1440, height: 900 },
    actionTimeout: 60_000,
    navigationTimeout: 60_000,
    screenshot: 'only-on-failure',
    // A trace would keep cookies and tokens.
    trace: 'off',
    launchOptions: {
      executablePath: '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    },
  },
});
