import { expect, test } from 'vitest';

import { missingCrds } from './missing-crds';

const running = {
  state: 'without-crds',
  namespace: 'certs',
  version: 'v1.20.3',
  why: 'x',
} as const;

test('only where nothing runs is it called not installed, and is it to be installed', () => {
  const { title, remedy } = missingCrds('my cluster', { state: 'not-installed', why: 'x' });
  expect(title).toBe('cert-manager is not installed in this cluster');
  expect(remedy?.command).toBe(
    "helm upgrade cert-manager oci://quay.io/jetstack/charts/cert-manager --install --kube-context 'my cluster' --namespace cert-manager --create-namespace --set crds.enabled=true",
  );
});

test('where its controller runs, the CRDs of that version are brought back and nothing is installed', () => {
  const { title, remedy } = missingCrds('a', running);
  expect(title).toBe('cert-manager runs in this cluster without its CRDs');
  expect(remedy?.command).toBe(
    'kubectl --context=a apply --server-side -f https://github.com/cert-manager/cert-manager/releases/download/v1.20.3/cert-manager.crds.yaml',
  );
  const byHelm = missingCrds('a', { ...running, release: 'cm' });
  expect(byHelm.remedy?.command).toBe(
    'helm upgrade cm oci://quay.io/jetstack/charts/cert-manager --kube-context=a --namespace=certs --version=v1.20.3 --reuse-values --set crds.enabled=true',
  );
  expect(missingCrds('a', { ...running, version: 'unknown' }).remedy).toBeUndefined();
});

test('where it may not be read what runs, nothing is claimed and nothing advised', () => {
  const states = [
    undefined,
    { state: 'unreadable', why: 'x' },
    { state: 'crds-only', why: 'x' },
  ] as const;
  for (const one of states) {
    const { title, remedy } = missingCrds('a', one);
    expect(title).not.toContain('not installed');
    expect(remedy).toBeUndefined();
  }
});
