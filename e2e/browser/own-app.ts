import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { serveApp } from '../../scripts/serve-app.js';
import { note } from './hear';

/** An app that a test may restart, stop or give a kubeconfig of its own. */
export type OwnApp = Awaited<ReturnType<typeof serveApp>>;

/** Runs `test` with a folder of its own and with how to start an app that keeps its state there. */
export async function withOwnApp(
  test: (
    start: (kubeconfig: string, port?: number, env?: Record<string, string>) => Promise<OwnApp>,
    folder: string,
  ) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'certferry-own-app-'));
  const apps: OwnApp[] = [];
  try {
    await test(async (kubeconfig, port, env) => {
      const app = await serveApp({ kubeconfig, port, env, home: join(folder, 'home') });
      apps.push(app);
      return app;
    }, folder);
  } finally {
    await Promise.all(apps.map((app) => app.stop('SIGKILL')));
    for (const app of apps) note(`output of ${app.url}`, withoutLinks(app.output()));
    await rm(folder, { recursive: true, force: true });
  }
}

/** The printed sign-in links are the one secret that is meant to be read there. */
const withoutLinks = (output: string) => output.replaceAll(/\/sign-in#\S+/g, '/sign-in');
