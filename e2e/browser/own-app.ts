import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { serveApp } from '../../scripts/serve-app.js';

/** An app that a test may restart, stop or give a kubeconfig of its own. */
export type OwnApp = Awaited<ReturnType<typeof serveApp>>;

/** Runs `test` with a folder of its own and with how to start an app that keeps its state there. */
export async function withOwnApp(
  test: (
    start: (kubeconfig: string, port?: number) => Promise<OwnApp>,
    folder: string,
  ) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'certferry-own-app-'));
  const apps: OwnApp[] = [];
  try {
    await test(async (kubeconfig, port) => {
      const app = await serveApp({ kubeconfig, port, home: join(folder, 'home') });
      apps.push(app);
      return app;
    }, folder);
  } finally {
    await Promise.all(apps.map((app) => app.stop('SIGKILL')));
    await rm(folder, { recursive: true, force: true });
  }
}
