import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freePort, serveApp } from '../../scripts/serve-app.js';
import { signInByLink } from '../browser/sign-in-by-link.js';

export type App = Awaited<ReturnType<typeof serveApp>>;

/** What outlives an app that is killed: its state, and where it is reached. */
export interface Home {
  readonly folder: string;
  readonly url: string;
  start(env?: Record<string, string>): Promise<App>;
  /** Ends whatever still runs, and removes the folder. */
  remove(): Promise<void>;
}

export async function newHome(kubeconfig: string, env: Record<string, string>): Promise<Home> {
  const folder = await mkdtemp(join(tmpdir(), 'certferry-long-'));
  const temporary = join(folder, 'tmp');
  await mkdir(temporary);
  const port = await freePort();
  const apps: App[] = [];
  return {
    folder,
    url: `http://127.0.0.1:${port}`,
    async start(more = {}) {
      const app = await serveApp({
        kubeconfig,
        port,
        home: join(folder, 'home'),
        env: { ...env, TMPDIR: temporary, ...more },
      });
      apps.push(app);
      return app;
    },
    async remove() {
      await Promise.all(apps.map((app) => app.stop('SIGKILL')));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Who has signed in by link: their runs go on by themselves after a restart, and so does their sign-in. */
export interface Person {
  readonly url: string;
  readonly cookies: readonly { readonly name: string; readonly value: string }[];
}

export async function signIn(app: App): Promise<Person> {
  const { cookies } = await signInByLink(app);
  const sent = cookies as { name: string; value: string }[];
  return { url: app.url, cookies: sent.map(({ name, value }) => ({ name, value })) };
}
