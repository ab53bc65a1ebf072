import { setTimeout as pause } from 'node:timers/promises';

import type { Browser, Page } from '@playwright/test';

import { type App, type Home, newHome, type Person, signIn } from '../../e2e/long/app';
import { type Bed, tokens } from './bed';
import { kubectlAndJq, type Stock, stockListWatch } from './contenders';
import { Draw } from './draw';
import { untilFirstPage } from './first-page';
import { type Asked, asked, openStreams } from './idle';
import { issuerPage } from './issuer-page';
import { mostRss, rss } from './memory';
import { parsing } from './parse';
import { queries, warmUp } from './queries';
import { rawRead } from './raw-read';
import { burst, type Burst, writesPainted } from './writes';

/** How long each part of one repeat takes. */
export interface Effort {
  /** Seconds of questions, 20 each second. */
  readonly questions: number;
  /** Writes whose way to the screen is timed. */
  readonly writes: number;
  /** Seconds of 200 updates each. */
  readonly burst: number;
  /** Milliseconds in which nothing is asked, in the first repeat; ten seconds in all others. */
  readonly idle: number;
}

export interface Repeat {
  readonly raw: { readonly seconds: number; readonly megabytes: number };
  readonly firstPage: number;
  /** MiB: the most until ten seconds after the first page, what is held then, and after all questions. */
  readonly memory: { readonly most: number; readonly synced: number; readonly used: number };
  readonly latencies: readonly number[];
  readonly painted: readonly number[];
  /** Milliseconds of each answer about an issuer after a change. */
  readonly issuer: readonly number[];
  readonly burst: Burst;
  readonly parsing: { readonly seconds: number; readonly late: number };
  readonly stock: Stock;
  readonly kubectl: number;
  readonly idle: { readonly one: Asked; readonly many: Asked };
}

/** Who measures: an app's home with a sign-in that outlives it, and a browser. */
export interface Stand {
  readonly bed: Bed;
  readonly home: Home;
  readonly person: Person;
  readonly people: readonly string[];
  readonly browser: Browser;
}

export async function makeStand(bed: Bed, browser: Browser): Promise<Stand> {
  const home = await newHome(bed.kubeconfig, {});
  const app = await home.start();
  const person = await signIn(app);
  await app.stop();
  return { bed, home, person, people: await tokens(bed), browser };
}

async function newPage({ browser, person }: Stand): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies(person.cookies.map((one) => ({ ...one, url: person.url })));
  return context.newPage();
}

async function idleWith(many: number, started: number, { bed, person }: Stand, time: number) {
  const streams = await openStreams(person, bed, many);
  try {
    // What opening them has asked for is answered.
    await pause(2_000);
    const from = Date.now();
    await pause(time);
    return await asked(bed, { started, from, until: Date.now() });
  } finally {
    streams.close();
  }
}

async function ours(stand: Stand, repeat: number, effort: Effort) {
  const { bed, home, people, person } = stand;
  const draw = new Draw(repeat + 1);
  const page = await newPage(stand);
  const started = Date.now();
  let app: App | undefined;
  try {
    const first = await untilFirstPage(bed, home, page);
    app = first.app;
    await pause(10_000);
    const [most, synced] = [await mostRss(app.pid), await rss(app.pid)];
    await warmUp(person.url, bed, people);
    const latencies = await queries(person.url, bed, {
      seconds: effort.questions,
      rate: 20,
      people,
      draw,
    });
    const used = await rss(app.pid);
    const painted = await writesPainted(person.url, bed, page, { times: effort.writes, draw });
    const [token = ''] = people;
    const issuer = await issuerPage(person.url, bed, { times: effort.writes, token, draw });
    const mark = `burst-${draw.hex(6)}`;
    const told = await burst(person.url, bed, page, { rate: 200, seconds: effort.burst, mark });
    await page.context().close();
    const time = repeat === 0 ? effort.idle : 10_000;
    const one = await idleWith(1, started, stand, time);
    const many = await idleWith(200, started, stand, time);
    return {
      firstPage: first.seconds,
      memory: { most, synced, used },
      latencies,
      painted,
      issuer,
      burst: told,
      idle: { one, many },
    };
  } finally {
    await page.context().close();
    await app?.stop();
  }
}

/** Everything once, ours and the contenders; who comes first changes with the repeat. */
export async function measure(stand: Stand, repeat: number, effort: Effort): Promise<Repeat> {
  const found: { -readonly [part in keyof Repeat]?: Repeat[part] } = {};
  const parts = [
    async () => (found.raw = await rawRead(stand.bed)),
    async () => Object.assign(found, await ours(stand, repeat, effort)),
    async () => (found.parsing = await parsing(stand.bed)),
    async () => (found.stock = await stockListWatch(stand.bed)),
    async () => (found.kubectl = await kubectlAndJq(stand.bed)),
  ];
  for (let turn = 0; turn < parts.length; turn++) await parts[(turn + repeat) % parts.length]?.();
  return found as Repeat;
}
