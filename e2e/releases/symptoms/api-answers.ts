import { issue } from '@/server/domain/openssl.fixture';

import { type Answer, home } from './tools';

const ssa = 'apply --server-side -f - --field-manager';
const group = 'symptoms.cert-manager.io';
const schema = { openAPIV3Schema: { type: 'object' } };

/** A CRD of our own: those of cert-manager are needed whole. */
function crd(plural: string, versions: readonly string[], more: object = {}): object {
  const kind = plural.charAt(0).toUpperCase() + plural.slice(1);
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope: 'Namespaced',
      names: { plural, singular: plural, kind, listKind: `${kind}List` },
      versions: versions.map((name, index) => ({
        name,
        served: true,
        storage: index === 0,
        schema,
      })),
      ...more,
    },
  };
}

const conversionOf = (clientConfig: object, more: object = {}) => ({
  conversion: { webhook: { clientConfig, ...more } },
});

const webhooks = (values?: readonly string[]): object => ({
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingWebhookConfiguration',
  metadata: { name: 'cert-manager-webhook' },
  webhooks: [
    {
      name: 'webhook.cert-manager.io',
      ...(values && {
        namespaceSelector: {
          matchExpressions: [
            { key: 'cert-manager.io/disable-validation', operator: 'NotIn', values },
          ],
        },
      }),
    },
  ],
});

/** What kubectl is really answered: by the API server, or by cert-manager's webhook. */
export const apiAnswers: readonly Answer[] = [
  {
    id: 'WH-11',
    how: 'an APIService of long ago leads nowhere',
    async fail({ k }) {
      await k('apply -f -', {
        apiVersion: 'apiregistration.k8s.io/v1',
        kind: 'APIService',
        metadata: { name: 'v1beta1.webhook.cert-manager.io' },
        spec: {
          group: 'webhook.cert-manager.io',
          version: 'v1beta1',
          groupPriorityMinimum: 1000,
          versionPriority: 15,
          insecureSkipTLSVerify: true,
          service: { name: 'gone', namespace: home },
        },
      });
      try {
        await k('get --raw /apis/webhook.cert-manager.io/v1beta1');
      } finally {
        await k('delete apiservice v1beta1.webhook.cert-manager.io');
      }
    },
  },
  {
    id: 'WH-14',
    how: 'what stands for the admissions enforcer of AKS owns a field',
    async fail({ k }) {
      await k(`${ssa}=admissionsenforcer --force-conflicts`, webhooks(['true', 'control-plane']));
      try {
        await k(`${ssa}=somebody`, webhooks(['true']));
      } finally {
        // What it no longer applies it no longer owns, and helm may set it again.
        await k(`${ssa}=admissionsenforcer`, webhooks());
      }
    },
  },
  {
    id: 'API-02',
    how: 'a CRD loses the version in which objects are stored',
    object: `CustomResourceDefinition petitions.${group}`,
    async fail({ k }) {
      await k(`${ssa}=somebody`, crd('petitions', ['v1alpha2', 'v1']));
      await k(`wait crd/petitions.${group} --for=condition=Established --timeout=60s`);
      await k(`${ssa}=somebody`, crd('petitions', ['v1']));
    },
  },
  {
    id: 'API-03',
    how: 'an object is still stored in a version that its CRD has lost',
    async fail({ k, patch }) {
      const old = { apiVersion: `${group}/v1alpha2`, kind: 'Petitions' };
      await k('apply -f -', { ...old, metadata: { namespace: 'symptoms', name: 'old' } });
      await k(`${ssa}=somebody`, crd('petitions', ['v1', 'v1alpha2']));
      const forgets = { status: { storedVersions: ['v1'] } };
      await patch(`crd petitions.${group} --subresource=status`, forgets);
      await k(`${ssa}=somebody`, crd('petitions', ['v1']));
      try {
        // Until the API server has heard of the change it answers as before.
        for (let answered = 0; answered < 200; answered++)
          await k(`get petitions.${group} -n symptoms`).catch((error: unknown) => {
            if (/convert/.test(String(error))) throw error;
          });
      } finally {
        // Nothing that lists every kind could go on.
        await k(`${ssa}=somebody`, crd('petitions', ['v1', 'v1alpha2']));
      }
    },
  },
  {
    id: 'API-04',
    how: 'cainjector owns a part of a conversion that is taken away',
    object: `CustomResourceDefinition converted.${group}`,
    async fail({ k }) {
      const service = { name: 'cert-manager-webhook', namespace: home, path: '/convert' };
      const versions = { conversionReviewVersions: ['v1'] };
      const { conversion } = conversionOf({ service }, versions);
      const made = crd('converted', ['v1'], { conversion: { strategy: 'Webhook', ...conversion } });
      await k(`${ssa}=somebody`, made);
      const caBundle = Buffer.from(issue({ isCA: true }).crt).toString('base64');
      await k(`${ssa}=cainjector`, {
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: 'CustomResourceDefinition',
        metadata: { name: `converted.${group}` },
        spec: conversionOf({ caBundle }),
      });
      await k(`${ssa}=somebody`, crd('converted', ['v1']));
    },
  },
  {
    id: 'API-06',
    how: 'kubectl apply copies a large CRD into an annotation',
    object: `CustomResourceDefinition large.${group}`,
    fail: ({ k }) =>
      k(
        'apply -f -',
        crd('large', ['v1'], {
          versions: [
            {
              name: 'v1',
              served: true,
              storage: true,
              schema: { openAPIV3Schema: { type: 'object', description: 'x'.repeat(270_000) } },
            },
          ],
        }),
      ),
  },
  {
    id: 'API-13',
    how: 'somebody applies a field that helm owns',
    fail: ({ k }) =>
      k(`${ssa}=somebody`, {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'cert-manager', namespace: home },
        spec: { replicas: 2 },
      }),
  },
  {
    id: 'CRT-15',
    how: 'a Certificate asks for a rotation policy that does not exist',
    object: 'Certificate sometimes',
    fail: ({ k }) =>
      k('apply -f -', {
        apiVersion: 'cert-manager.io/v1',
        kind: 'Certificate',
        metadata: { namespace: 'symptoms', name: 'sometimes' },
        spec: {
          secretName: 'sometimes',
          dnsNames: ['a.example'],
          issuerRef: { name: 'x' },
          privateKey: { rotationPolicy: 'Sometimes' },
        },
      }),
  },
  {
    id: 'CR-05',
    how: 'somebody approves who may only write the status',
    async fail({ k, patch }) {
      const account = 'system:serviceaccount:symptoms:approver';
      await k(
        'create clusterrole approver --verb=get,patch,update --resource=certificaterequests.cert-manager.io,certificaterequests.cert-manager.io/status',
      );
      await k(
        'create clusterrolebinding approver --clusterrole=approver --serviceaccount=symptoms:approver',
      );
      const condition = {
        type: 'Approved',
        status: 'True',
        reason: 'Somebody',
        message: 'approved',
        lastTransitionTime: '2026-01-01T00:00:00Z',
      };
      await patch(`certificaterequest undecided -n symptoms --as=${account} --subresource=status`, {
        status: { conditions: [condition] },
      });
    },
  },
];
