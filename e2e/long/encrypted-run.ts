import { setTimeout as sleep } from 'node:timers/promises';

import { expect } from 'vitest';

import { readRun } from '@/server/engine/read-run';
import { runState } from '@/shared/run-state';

import { signIn } from './app';
import { beginRun, planRun } from './begin-run';
import { ask, changed } from './call';
import { untilEvent } from './journal';
import { longestInside } from './kill-points';
import type { Bed, Survived } from './killed-run';
import { openTab } from './tab';

const passphrase = 'a passphrase that is kept nowhere';

type Encrypted = Omit<Survived, 'state'> & { readonly passphrase: string };

/** A backup that is killed while it asks for its passphrase, and again after it was told: it asks each time. */
export async function encryptedRun(bed: Bed, cluster: string): Promise<Encrypted> {
  const { at, home, browser, next } = bed;
  const wanted = { cluster, wizard: 'backup', answers: { encrypt: true } } as const;
  let app = await home.start();
  const person = await signIn(app);
  const id = await beginRun(person, wanted, (await planRun(person, wanted)).hash);
  let after = 0;
  const goesOn: number[] = [];
  const asked = () => untilEvent(at, id, (event) => event.is === 'asked', { after });
  const answer = () =>
    changed(person, 'runs.answer', { cluster, id, question: 'passphrase', value: passphrase });

  async function killed(): Promise<void> {
    await app.stop('SIGKILL');
    after = (await readRun(at, id)).last;
    const began = performance.now();
    app = await home.start();
    await untilEvent(at, id, (event) => event.is === 'taken', { after });
    goesOn.push((performance.now() - began) / 1_000);
  }

  await asked();
  const tab = await openTab(browser, person, { cluster, id });
  try {
    await killed();
    await asked();
    await answer();
    await untilEvent(at, id, (event) => event.is === 'answered', { after });
    await sleep(next() * (longestInside.backup[0] ?? 0));
    await killed();
    await asked();
    await answer();
    await untilEvent(at, id, (event) => event.is === 'ended', { after });
    const { phase } = await ask(person, 'runs.get', { cluster, id }, runState);
    expect(phase).toMatchObject({ is: 'ended', outcome: 'succeeded' });
    await tab.untilSays(/is done/);
    return { id, kills: 2, inside: ['bundle/write', 'bundle/write'], goesOn, passphrase };
  } finally {
    await tab.close();
    await app.stop('SIGKILL');
  }
}
