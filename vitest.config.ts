import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vitest/config';

/** A limit ends what would never come, and is no measure: other tests run beside. */
const patient = { poll: { timeout: 30_000 } };

const resolve = { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } };

/** Nothing else runs beside them; vitest would leave a core free. */
const allCores = { maxWorkers: '100%' };

const values = ['{server/domain,shared,components}/**/*.test.{ts,tsx}'];

/** unit: values only, or a process and its folder. integration: a real API server. cluster: whole nodes. bench: figures. */
export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          include: values,
          // They keep nothing: a process for each file would cost more than what it does.
          isolate: false,
          ...allCores,
        },
      },
      {
        resolve,
        test: {
          name: 'unit-isolated',
          include: ['{server,scripts,bench}/**/*.test.{ts,js}'],
          exclude: [...values, '**/*.integration.test.ts'],
          ...allCores,
        },
      },
      {
        resolve,
        test: {
          name: 'integration',
          include: ['{server,e2e/integration}/**/*.integration.test.ts'],
          globalSetup: ['e2e/integration/global-setup.ts'],
          // They wait more than they work; each worker has a control plane of its own.
          maxWorkers: 2,
          expect: patient,
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        resolve,
        test: {
          name: 'cluster',
          include: ['e2e/{setup,cluster,releases}/**/*.test.{ts,js}'],
          // Each file has clusters of its own.
          maxWorkers: 2,
          expect: patient,
          testTimeout: 300_000,
          hookTimeout: 600_000,
        },
      },
      {
        resolve,
        test: {
          name: 'long',
          include: ['e2e/long/*.long.ts'],
          globalSetup: ['e2e/integration/global-setup.ts', 'e2e/long/global-setup.ts'],
          fileParallelism: false,
          testTimeout: 3_600_000,
          hookTimeout: 600_000,
        },
      },
      {
        resolve,
        test: {
          name: 'bench',
          include: ['bench/*.bench.ts'],
          fileParallelism: false,
          testTimeout: 3_600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
