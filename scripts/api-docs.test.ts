import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { appRouter } from '@/server/api/root';

import { apiDocs, routes } from './api-docs';

const root = join(import.meta.dirname, '..');
const head = () => readFileSync(join(root, 'scripts/api-docs-head.md'), 'utf8');

test('docs/api.md is what the procedures say of themselves; npm run api-docs writes it', async () => {
  const { procedures } = appRouter._def;
  await expect(apiDocs(head(), procedures)).toMatchFileSnapshot('../docs/api.md');
});

test('every address below /api is described', () => {
  const files = readdirSync(join(root, 'app/api'), { recursive: true, encoding: 'utf8' });
  const found = files
    .filter((file) => file.endsWith('/route.ts') && !file.startsWith('trpc/'))
    .map((file) => `/api/${file.slice(0, -'/route.ts'.length)}`);
  expect(routes.map(({ route }) => route)).toEqual(found.toSorted((a, b) => a.localeCompare(b)));
});
