import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

import { Failure } from '@/shared/failure';

import { stateFolder } from '../kube/state-folder';

type Environment = Readonly<Record<string, string | undefined>>;

export interface HelmSettings {
  /** The helm binary, with its whole path. */
  readonly helm: string;
  /** The chart's reference, without a tag: `oci://quay.io/jetstack/charts/cert-manager`. */
  readonly chart: string;
  /** Where pulled charts are kept. */
  readonly charts: string;
}

const defaultChart = 'oci://quay.io/jetstack/charts/cert-manager';

/** A registry's host with its port, then the parts of a repository's name: no tag, no digest, no person's name in it. */
const reference =
  /^oci:\/\/(\[[0-9a-f:]+\]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(:\d{1,5})?(\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)+$/;

function chartOf(value: string): string {
  const chart = value.trim().replace(/\/+$/, '') || defaultChart;
  if (reference.test(chart)) return chart;
  // Not shown whole: a password may stand in it.
  throw new Failure(
    'invalid',
    `CERTFERRY_CHART cannot be used: write the reference of an OCI registry without a version and without a user's name, for example ${defaultChart}.`,
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false; // not there, or not ours to run
  }
}

function helmOf({ CERTFERRY_HELM: named = '', PATH = '' }: Environment): string {
  const name = named.trim() || 'helm';
  if (name.includes('/')) {
    if (isAbsolute(name) && isExecutable(name)) return name;
    throw new Failure(
      'invalid',
      `CERTFERRY_HELM=${JSON.stringify(name.slice(0, 200))} cannot be used: it is not the whole path of a program that may be run.`,
    );
  }
  for (const folder of PATH.split(delimiter))
    if (isAbsolute(folder) && isExecutable(join(/*turbopackIgnore: true*/ folder, name)))
      return join(/*turbopackIgnore: true*/ folder, name);
  throw new Failure(
    'unsupported',
    `There is no program ${JSON.stringify(name.slice(0, 200))} on the PATH of Certferry's server. Install Helm 4 (https://helm.sh/docs/intro/install), or set CERTFERRY_HELM to where it is.`,
  );
}

/** Throws a Failure that names the setting which cannot be used. */
export function helmSettings(env: Environment = process.env): HelmSettings {
  return {
    helm: helmOf(env),
    chart: chartOf(env.CERTFERRY_CHART ?? ''),
    charts: join(/*turbopackIgnore: true*/ stateFolder(env), 'charts'),
  };
}

/** Whether a registry is on this very machine, and so spoken to by plain http. */
export function isLoopback(chart: string): boolean {
  const { hostname } = new URL(chart.replace(/^oci:/, 'http:'));
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
