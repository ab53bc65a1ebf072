import { expect, test } from 'vitest';

import { configOf, configSource } from './config-file';
import { effectiveOptions, featureGates } from './effective-options';
import { deploymentOf } from './installation.fixture';

const path = '--config=/var/cert-manager/config/config.yaml';
const mounted = (mount: object, volume: object, args = [path]) =>
  deploymentOf('controller', {
    args,
    container: {
      volumeMounts: [
        { name: 'other', mountPath: '/var' },
        { name: 'c', ...mount },
      ],
    },
    pod: {
      containers: [
        {
          image: 'q/cert-manager-controller:v1.20.3',
          args,
          volumeMounts: [
            { name: 'other', mountPath: '/var' },
            { name: 'c', ...mount },
          ],
        },
      ],
      volumes: [{ name: 'c', ...volume }],
    },
  });

test.each<[string, object, object, object]>([
  [
    'as the chart mounts it',
    { mountPath: '/var/cert-manager/config' },
    { configMap: { name: 'cm' } },
    { is: 'config-map', name: 'cm', key: 'config.yaml' },
  ],
  [
    'under another key',
    { mountPath: '/var/cert-manager/config/' },
    { configMap: { name: 'cm', items: [{ key: 'a', path: 'config.yaml' }] } },
    { is: 'config-map', name: 'cm', key: 'a' },
  ],
  [
    'as one file',
    { mountPath: '/var/cert-manager/config/config.yaml', subPath: 'b.yaml' },
    { configMap: { name: 'cm' } },
    { is: 'config-map', name: 'cm', key: 'b.yaml' },
  ],
  [
    'from a Secret',
    { mountPath: '/var/cert-manager/config' },
    { secret: { secretName: 's' } },
    { is: 'elsewhere', path: '/var/cert-manager/config/config.yaml' },
  ],
  [
    'from nowhere',
    { mountPath: '/etc' },
    { configMap: { name: 'cm' } },
    { is: 'elsewhere', path: '/var/cert-manager/config/config.yaml' },
  ],
])('a configuration file %s', (_, mount, volume, source) => {
  expect(configSource(mounted(mount, volume))).toEqual(source);
});

test('without --config there is no file', () => {
  expect(configSource(deploymentOf('controller'))).toEqual({ is: 'none' });
});

test.each([
  ['enableCertificateOwnerRef: true\n', { enableCertificateOwnerRef: true }],
  ['{"a": 1}', { a: 1 }],
  ['- a\n', {}],
  ['a: [', {}],
  [undefined, {}],
])('the configuration of %j', (text, config) => {
  expect(configOf({ data: { 'config.yaml': text } }, 'config.yaml')).toEqual(config);
});

const flag = 'enable-certificate-owner-ref';
const owner = (args: string[], config: Record<string, unknown> | undefined) => {
  const found = effectiveOptions(deploymentOf('controller', { args }), config).find(
    ({ name }) => name === flag,
  );
  return found && `${found.value} ${found.source}`;
};

test.each<[string[], Record<string, unknown> | undefined, string | undefined]>([
  [[], {}, 'false default'],
  [[], { enableCertificateOwnerRef: true }, 'true config'],
  [[`--${flag}=false`], { enableCertificateOwnerRef: true }, 'false flag'],
  [[`--${flag}`, 'false'], {}, 'true flag'],
  [[`--${flag}=nein`], {}, 'invalid flag'],
  [[], undefined, undefined],
  [[`--${flag}`], undefined, 'true flag'],
])('arguments %j over the file %j: %s', (args, config, told) => {
  expect(owner(args, config)).toBe(told);
});

test('settings of the file are found where cert-manager keeps them, and lists are one line', () => {
  const options = effectiveOptions(deploymentOf('controller', { args: ['--namespace=shop'] }), {
    maxConcurrentChallenges: 7,
    acmeDNS01Config: { recursiveNameservers: ['10.0.0.1:53', '10.0.0.2:53'] },
    leaderElectionConfig: { namespace: 'elections' },
  });
  const told = options.map(({ name, value, source }) => `${name} ${value} ${source}`);
  expect(told).toEqual(
    expect.arrayContaining([
      'namespace shop flag',
      'max-concurrent-challenges 7 config',
      'dns01-recursive-nameservers 10.0.0.1:53,10.0.0.2:53 config',
      'leader-election-namespace elections config',
      'cluster-resource-namespace kube-system default',
    ]),
  );
});

test('feature gates of the flag are laid over those of the file one by one', () => {
  const deployment = deploymentOf('controller', { args: ['--feature-gates=A=true, B=0'] });
  const gates = featureGates('controller', deployment, {
    featureGates: { B: true, C: true, D: 'x' },
  });
  expect(gates.map(({ name, on, source }) => `${name} ${on} ${source}`)).toEqual([
    'B false flag',
    'C true config',
    'A true flag',
  ]);
  expect(featureGates('webhook', deploymentOf('webhook'), {})).toEqual([]);
});
