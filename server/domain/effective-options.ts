import { field } from '@/shared/fields';
import type { FeatureGate, InstalledOption } from '@/shared/installation-detail';

import { booleanFlag, flagOf, parseBool } from './flag-of';
import type { Component } from './installation';

type Config = Readonly<Record<string, unknown>>;

interface Known {
  readonly flag: string;
  /** Its place in the configuration file. */
  readonly path: readonly string[];
  /** What holds where neither says anything; absent: then it is not shown. */
  readonly usual?: string;
  readonly isBoolean?: true;
}

/** What people have to know of a controller to understand what it does. Defaults are the binary's own, 1.18 to 1.21. */
const known: readonly Known[] = [
  {
    flag: 'enable-certificate-owner-ref',
    path: ['enableCertificateOwnerRef'],
    usual: 'false',
    isBoolean: true,
  },
  { flag: 'cluster-resource-namespace', path: ['clusterResourceNamespace'], usual: 'kube-system' },
  { flag: 'namespace', path: ['namespace'] },
  {
    flag: 'leader-elect',
    path: ['leaderElectionConfig', 'enabled'],
    usual: 'true',
    isBoolean: true,
  },
  {
    flag: 'leader-election-namespace',
    path: ['leaderElectionConfig', 'namespace'],
    usual: 'kube-system',
  },
  { flag: 'controllers', path: ['controllers'] },
  { flag: 'max-concurrent-challenges', path: ['maxConcurrentChallenges'], usual: '60' },
  { flag: 'concurrent-workers', path: ['numberOfConcurrentWorkers'] },
  { flag: 'acme-http01-solver-image', path: ['acmeHTTP01Config', 'solverImage'] },
  { flag: 'dns01-recursive-nameservers', path: ['acmeDNS01Config', 'recursiveNameservers'] },
  {
    flag: 'dns01-recursive-nameservers-only',
    path: ['acmeDNS01Config', 'recursiveNameserversOnly'],
    isBoolean: true,
  },
  { flag: 'metrics-listen-address', path: ['metricsListenAddress'], usual: '0.0.0.0:9402' },
  { flag: 'enable-gateway-api', path: ['enableGatewayAPI'], isBoolean: true },
];

/** Flags are laid over the file. `config`: absent where there is a file that may not be read. */
export function effectiveOptions(
  controller: unknown,
  config: Config | undefined,
): InstalledOption[] {
  return known.flatMap(({ flag, path, usual, isBoolean }): InstalledOption[] => {
    const said = isBoolean ? booleanFlag(controller, flag)?.toString() : flagOf(controller, flag);
    if (said !== undefined) return [{ name: flag, value: said, source: 'flag' }];
    const written = textOf(config && field(config, ...path));
    if (written !== undefined) return [{ name: flag, value: written, source: 'config' }];
    // Behind a file that may not be read anything may stand.
    return usual === undefined || !config ? [] : [{ name: flag, value: usual, source: 'default' }];
  });
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!Array.isArray(value) || value.length === 0) return undefined;
  return value.filter((one) => typeof one === 'string').join(',');
}

/** The feature gates that a component was given: the file's, with the flag's laid over them one by one. */
export function featureGates(
  component: Component,
  deployment: unknown,
  config: Config | undefined,
): FeatureGate[] {
  const found = new Map<string, Pick<FeatureGate, 'on' | 'source'>>();
  for (const [name, on] of Object.entries(field(config, 'featureGates') ?? {}))
    if (typeof on === 'boolean') found.set(name, { on, source: 'config' });
  for (const pair of (flagOf(deployment, 'feature-gates') ?? '').split(',')) {
    const [name = '', value = ''] = pair.split('=').map((word) => word.trim());
    if (name !== '') found.set(name, { on: parseBool(value) ?? false, source: 'flag' });
  }
  return [...found].map(([name, gate]) => ({ component, name, ...gate }));
}
