import { EventEmitter, once } from 'node:events';
import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, beforeEach } from 'vitest';

import type { Call } from '@/server/helm/gateway';
import { readReleases } from '@/server/helm/read-releases';
import type { Upgrade } from '@/server/helm/upgrade-release';
import { isFailure } from '@/shared/failure';

import { chart } from '../releases/chart.js';
import { helm } from '../releases/helm.js';
import { helmPath } from '../releases/tools.js';
import { asAdmin, namespace, testbed } from './testbed';

export const release = { name: 'ferry', namespace: 'helm-releases' };

/** A value of the release, which must be seen nowhere. */
export const marker = 'MARKER-of-a-value-4711';

export const newChart = async () => (await chart('1.21.2')).package;

export const helmAt = (...args: string[]) =>
  helm([...args, '--namespace', release.namespace], { kubeconfig: testbed.kubeconfig });

const uninstall = () => helmAt('uninstall', release.name, '--ignore-not-found', '--no-hooks');

/** Every test begins with cert-manager 1.20.3 as revision 1. After the last its webhook is gone: no pod answers it. */
export function installedBefore(): void {
  beforeAll(async () => {
    process.env.CERTFERRY_HELM = await helmPath();
    await namespace(release.namespace);
  });
  beforeEach(async () => {
    await uninstall();
    const { package: archive } = await chart('1.20.3');
    await helm(['install', release.name, archive, '-n', release.namespace, '--values', '-'], {
      kubeconfig: testbed.kubeconfig,
      values: { podAnnotations: { note: marker }, startupapicheck: { enabled: false } },
    });
  });
  afterAll(uninstall);
}

export const wanted = async (more: Partial<Upgrade> = {}): Promise<Upgrade> => ({
  release,
  lastRevision: 1,
  chart: await newChart(),
  runId: 'run-1',
  wait: 'hookOnly', // there is no node on which anything could get ready
  ...more,
});

export const revisions = () => readReleases(asAdmin(), release);

/** As helm tells it. */
export async function history(): Promise<Record<string, unknown>[]> {
  return JSON.parse(await helmAt('history', release.name, '-o', 'json'));
}

export async function failureOf(work: Promise<unknown>) {
  try {
    await work;
  } catch (error) {
    if (isFailure(error)) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('it did not fail');
}

interface Audited {
  readonly stage: string;
  readonly verb: string;
}

/** How many patches of that user agent the API server has answered. */
export const patchesOf = (userAgent: string) =>
  readFileSync(testbed.auditLog, 'utf8')
    .split('\n')
    .filter((line) => line.includes(`"userAgent":"${userAgent}"`) && line.endsWith('}'))
    .map((line): Audited => JSON.parse(line))
    .filter(({ stage, verb }) => stage === 'ResponseComplete' && verb === 'patch').length;

/** `seen` resolves with the first call that `is`. */
export function callSeen(is: (call: Call) => boolean) {
  const calls = new EventEmitter();
  const seen = once(calls, 'seen');
  return { seen, record: (call: Call) => void (is(call) && calls.emit('seen')) };
}

/** The first object that helm changes; its release's record comes before. */
export const firstChange = () =>
  callSeen(({ method, path }) => method === 'PATCH' && !path.includes('/secrets/'));
