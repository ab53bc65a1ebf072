import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect, test } from 'vitest';

import { isFailure } from '@/shared/failure';

import { helmSettings, isLoopback } from './helm-settings';
import { checkedVersion } from './helm-version';

const folder = mkdtempSync(join(tmpdir(), 'helm-settings-'));
const program = join(folder, 'helm');
writeFileSync(program, '#!/bin/sh\n');
chmodSync(program, 0o755);
writeFileSync(join(folder, 'no-program'), '');
afterAll(() => rmSync(folder, { recursive: true }));

function failure(act: () => unknown) {
  try {
    act();
  } catch (error) {
    if (isFailure(error)) return error;
  }
  return undefined;
}

test('helm is found on the PATH, the chart is the official one, charts are kept with the rest of our state', () => {
  const env = { PATH: `relative:/nowhere:${folder}`, CERTFERRY_HOME: '/home/anna/state' };
  expect(helmSettings(env)).toEqual({
    helm: program,
    chart: 'oci://quay.io/jetstack/charts/cert-manager',
    charts: '/home/anna/state/charts',
  });
});

test('both may be named', () => {
  const env = {
    CERTFERRY_HELM: program,
    CERTFERRY_CHART: ' oci://127.0.0.1:5000/charts/cert-manager/ ',
  };
  expect(helmSettings(env)).toMatchObject({
    helm: program,
    chart: 'oci://127.0.0.1:5000/charts/cert-manager',
  });
});

test.each([
  [{ PATH: '/nowhere' }, 'unsupported', /no program "helm" on the PATH/],
  [{ CERTFERRY_HELM: join(folder, 'no-program') }, 'invalid', /CERTFERRY_HELM/],
  [{ CERTFERRY_HELM: './helm' }, 'invalid', /whole path/],
  [
    { CERTFERRY_HELM: program, CERTFERRY_CHART: 'https://charts.jetstack.io' },
    'invalid',
    /CERTFERRY_CHART/,
  ],
  [
    {
      CERTFERRY_HELM: program,
      CERTFERRY_CHART: 'oci://quay.io/jetstack/charts/cert-manager:v1.21.2',
    },
    'invalid',
    /without a version/,
  ],
  [
    { CERTFERRY_HELM: program, CERTFERRY_CHART: 'oci://quay.io/../etc' },
    'invalid',
    /CERTFERRY_CHART/,
  ],
] as const)('%j is refused as %s', (env, code, message) => {
  const thrown = failure(() => helmSettings(env));
  expect(thrown?.code).toBe(code);
  expect(thrown?.message).toMatch(message);
});

test('a password in a chart reference is not repeated', () => {
  const env = {
    CERTFERRY_HELM: program,
    CERTFERRY_CHART: 'oci://anna:hunter2@quay.io/charts/cert-manager',
  };
  const thrown = failure(() => helmSettings(env));
  expect(thrown?.code).toBe('invalid');
  expect(thrown?.message).not.toContain('hunter2');
});

test.each([
  ['oci://127.0.0.1:5000/charts/a', true],
  ['oci://localhost/charts/a', true],
  ['oci://[::1]:5000/charts/a', true],
  ['oci://127.0.0.1.example/charts/a', false],
  ['oci://quay.io/jetstack/charts/cert-manager', false],
])('%s is on this machine: %s', (chart, is) => {
  expect(isLoopback(chart)).toBe(is);
});

test('Helm 3 and what is no Helm are refused by name', () => {
  expect(checkedVersion('/usr/bin/helm', 'v4.3.1')).toBe('v4.3.1');
  expect(failure(() => checkedVersion('/usr/bin/helm', 'v3.21.4'))?.message).toContain(
    '/usr/bin/helm is Helm v3.21.4, and Certferry needs Helm 4',
  );
  expect(failure(() => checkedVersion('/bin/true', ''))?.code).toBe('unsupported');
});
