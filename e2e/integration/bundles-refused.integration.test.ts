import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { ran } from '@/server/bundles/written.fixture';

import { bare } from './bundle-files';
import { makeObjects, password, pay, wipe } from './bundle-objects';
import { backUp, checkBack, newFolder } from './bundle-runs';
import { applied, asAdmin, certificate, k } from './testbed';

const folder = newFolder();

beforeAll(makeObjects);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await wipe();
});

const bareText = (json: string) => JSON.stringify(bare(JSON.parse(json)));

/** Lets the API server itself refuse some Certificates, in words that quote them. */
async function withPolicy<T>(expression: string, work: () => Promise<T>): Promise<T> {
  const name = 'bundles-refuse';
  const api = 'admissionregistration.k8s.io/v1';
  await applied(
    {
      apiVersion: api,
      kind: 'ValidatingAdmissionPolicy',
      metadata: { name },
      spec: {
        failurePolicy: 'Fail',
        matchConstraints: {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': pay } },
          resourceRules: [
            {
              apiGroups: ['cert-manager.io'],
              apiVersions: ['v1'],
              resources: ['certificates'],
              operations: ['CREATE', 'UPDATE'],
            },
          ],
        },
        validations: [{ expression: 'false', messageExpression: expression }],
      },
    },
    {
      apiVersion: api,
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata: { name },
      spec: { policyName: name, validationActions: ['Deny'] },
    },
  );
  // In force a moment after it is there, and for a moment after it is gone: seen when it refuses.
  const probe = JSON.stringify(certificate(pay, 'probe'));
  const refuses = () =>
    k('apply --server-side --dry-run=server -f -', probe).then(
      () => false,
      () => true,
    );
  try {
    while (!(await refuses()));
    return await work();
  } finally {
    await k(`delete validatingadmissionpolicy,validatingadmissionpolicybinding ${name}`);
    while (await refuses());
  }
}

test('what a restore would meet is told and kept, without the password that the refusal quotes', async () => {
  const quoting = `'no: ' + (has(object.spec.keystores) ? object.spec.keystores.pkcs12.password : 'none')`;
  const { view, said } = await withPolicy(quoting, () => backUp({ id: 'refused' }));
  expect(view.dryRun.problems).toBe(2);
  const refused = said.findings.filter(({ code }) => code === 'restore-refused');
  expect(refused.map(({ object }) => object?.name)).toEqual(['new', 'open']);
  expect(refused[0]?.sentence).toContain('no: none');
  expect(refused[1]?.sentence).toContain('no: (hidden)');
  await checkBack({ id: 'refused' });
  const text = ran('tar', ['-xzOf', join(folder, 'refused.tar.gz'), 'RESTORE.md']);
  expect(text).toContain(`- Certificate ${pay}/new: `);
  expect(text + JSON.stringify(said)).not.toContain(password);
});

test('a webhook that does not answer is told, and keeps nobody from a bundle', async () => {
  await applied({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingWebhookConfiguration',
    metadata: { name: 'bundles-silent' },
    webhooks: [
      {
        name: 'silent.bundles.example',
        admissionReviewVersions: ['v1'],
        sideEffects: 'None',
        clientConfig: { url: 'https://127.0.0.1:1/validate' },
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': pay } },
        rules: [
          {
            apiGroups: ['cert-manager.io'],
            apiVersions: ['v1'],
            resources: ['issuers'],
            operations: ['CREATE', 'UPDATE'],
          },
        ],
      },
    ],
  });
  try {
    const probe = `get issuer vault -n ${pay} -o json`;
    const answered = async () =>
      k(
        'apply --server-side --force-conflicts --dry-run=server -f -',
        bareText(await k(probe)),
      ).then(
        () => true,
        () => false,
      );
    while (await answered());
    const { said } = await backUp({ id: 'silent' });
    const refused = said.findings.filter(({ code }) => code === 'restore-refused');
    expect(refused).toMatchObject([
      {
        object: { kind: 'Issuer', namespace: pay, name: 'vault' },
        sentence: expect.stringContaining('failed calling webhook "silent.bundles.example"'),
      },
    ]);
  } finally {
    await k('delete validatingwebhookconfiguration bundles-silent');
  }
});

test('an API server that is gone is waited for, and no half bundle is kept', async () => {
  const admin = asAdmin();
  const gone = { ...admin, server: 'https://127.0.0.1:1' };
  await expect(backUp({ id: 'gone', at: gone })).rejects.toMatchObject({ code: 'unavailable' });
  expect(readdirSync(folder).filter((name) => name.startsWith('gone'))).toEqual([]);
});
