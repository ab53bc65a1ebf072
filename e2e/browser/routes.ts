import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { appRouter } from '@/server/api/root';
import { textField } from '@/shared/fields';

const built = join(import.meta.dirname, '../../.next');

const isApi = (route: string) => route === '/api' || route.startsWith('/api/');

/** The addresses of the built app, as Next wrote them down: pages, and routes below /api. */
export async function builtRoutes(): Promise<{ pages: string[]; api: string[] }> {
  const file = join(built, 'app-path-routes-manifest.json');
  const routes: Record<string, string> = JSON.parse(await readFile(file, 'utf8'));
  const addresses = Object.values(routes).filter((route) => !route.startsWith('/_'));
  return {
    pages: addresses.filter((route) => !isApi(route)),
    api: addresses.filter(isApi),
  };
}

/** The addresses of the built app's static files. */
export async function staticFiles(): Promise<string[]> {
  const folder = join(built, 'static');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => `/_next/static${join(entry.parentPath, entry.name).slice(folder.length)}`);
}

export interface Procedure {
  readonly path: string;
  /** query, mutation or subscription */
  readonly type: string | undefined;
}

/** Every procedure that the router has. */
export function procedures(): Procedure[] {
  const all: Readonly<Record<string, unknown>> = appRouter._def.procedures;
  return Object.entries(all).map(([path, procedure]) => ({
    path,
    type:
      typeof procedure === 'function' && '_def' in procedure
        ? textField(procedure._def, 'type')
        : undefined,
  }));
}
