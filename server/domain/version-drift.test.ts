import { expect, test } from 'vitest';

import { findInstallations } from './find-installations';
import { deploymentOf } from './installation.fixture';
import { versionFindings, versionSources } from './version-drift';

const crd = (version: string) => ({
  metadata: {
    name: 'certificates.cert-manager.io',
    labels: { 'app.kubernetes.io/version': version },
  },
});
const chart = { 'helm.sh/chart': 'cert-manager-v1.20.3', 'app.kubernetes.io/version': 'v1.20.3' };

function sources(webhookImage?: string, crdVersion = 'v1.20.3') {
  const [found] = findInstallations([
    deploymentOf('controller', { labels: chart }),
    deploymentOf('webhook', webhookImage === undefined ? {} : { image: webhookImage }),
  ]);
  if (!found) throw new Error('nothing found');
  return versionSources(found, [crd(crdVersion)], '1.20.3');
}

test('every source is named, and where all say the same nothing is told', () => {
  expect(sources().map(({ source, version }) => `${source} ${version}`)).toEqual([
    'image of the controller v1.20.3',
    'image of the webhook v1.20.3',
    'label of the controller v1.20.3',
    'chart label of the controller v1.20.3',
    'Helm release v1.20.3',
    'label of the CRDs v1.20.3',
  ]);
  expect(versionFindings('v1.20.3', sources())).toEqual([]);
});

test('an image of a digest alone is no source', () => {
  expect(sources('q/cert-manager-webhook@sha256:0a').map(({ source }) => source)).not.toContain(
    'image of the webhook',
  );
});

test('what is of another version is named with it', () => {
  const [found] = versionFindings('v1.20.3', sources('q/cert-manager-webhook:v1.19.5', 'v1.18.6'));
  expect(found).toMatchObject({ code: 'version-drift', severity: 'warns' });
  expect(found?.sentence).toContain('image of the webhook v1.19.5, label of the CRDs v1.18.6');
});

test('a version that nobody names is said to be unknown', () => {
  expect(versionFindings('unknown', [])).toMatchObject([{ code: 'version-unknown' }]);
});
