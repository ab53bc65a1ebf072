import { issue } from '@/server/domain/openssl.fixture';

import { kubectl } from '../../cluster/kubectl.js';
import { kubeconfigPath } from '../../cluster/state.js';
import { chart } from '../chart.js';
import { helm as runHelm } from '../helm.js';
import { changedRecord } from './release-record';

type K = (args: string, input?: object) => Promise<string>;
type Helm = (args: string) => Promise<string>;

interface Tools {
  readonly k: K;
  /** `what` as kubectl patch names it; `--subresource=status` and the like stand there as well. */
  readonly patch: (what: string, change: object) => Promise<string>;
  readonly helm: Helm;
  /** The packed chart of the version that is installed. */
  readonly packed: string;
}

/** One command that really fails. */
export interface Answer {
  readonly id: string;
  readonly how: string;
  /** What is said of it names that. */
  readonly object?: string;
  readonly fail: (tools: Tools) => Promise<unknown>;
}

export async function toolsFor(cluster: string, version: string): Promise<Tools> {
  const kubeconfig = kubeconfigPath(cluster);
  return {
    k: (args, input) =>
      kubectl(
        cluster,
        args.split(' '),
        input === undefined ? {} : { input: JSON.stringify(input) },
      ),
    patch: (what, change) =>
      kubectl(cluster, ['patch', ...what.split(' '), '--type=merge', '-p', JSON.stringify(change)]),
    helm: (args) => runHelm(args.split(' '), { kubeconfig }),
    packed: (await chart(version)).package,
  };
}

const ssa = 'apply --server-side -f - --field-manager';
const home = 'cert-manager';
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

const recordOf = (revision: number) =>
  `secret sh.helm.release.v1.cert-manager.v${revision} -n ${home}`;

async function changeRecord(
  { k }: Tools,
  change: Parameters<typeof changedRecord>[1],
  labels?: Readonly<Record<string, string>>,
): Promise<void> {
  const record = JSON.parse(await k(`get ${recordOf(1)} -o json`));
  await k('replace -f -', changedRecord(record, change, labels));
}

const policy =
  '---\napiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata:\n  name: cert-manager\n';
const upgrade = ({ helm, packed }: Tools, more: string) =>
  helm(`upgrade cert-manager ${packed} -n ${home} --reuse-values ${more}`);

/** What kubectl and helm are really answered, each in an installation that is otherwise sound. */
export const answers: readonly Answer[] = [
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
    id: 'API-05',
    how: 'a second release brings the CRDs that kubectl has made',
    object: 'CustomResourceDefinition ',
    fail: ({ helm, packed }) =>
      helm(`install other ${packed} -n other --create-namespace --set crds.enabled=true`),
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
    id: 'API-07',
    how: 'a record of Helm is pending',
    async fail(tools) {
      const status = (to: string) =>
        changeRecord(tools, ({ info }) => ({ info: { ...info, status: to } }), { status: to });
      await status('pending-upgrade');
      try {
        await upgrade(tools, '--set replicaCount=1');
      } finally {
        await status('deployed');
      }
    },
  },
  {
    id: 'API-08',
    how: 'a value is misspelt',
    fail: (tools) => upgrade(tools, '--set instalCRDs=true'),
  },
  {
    id: 'API-09',
    how: 'the installed manifest has a PodSecurityPolicy',
    async fail(tools) {
      let before = '';
      await changeRecord(tools, ({ manifest }) => {
        before = manifest;
        return { manifest: `${manifest}\n${policy}` };
      });
      try {
        await upgrade(tools, '--set replicaCount=1');
      } finally {
        await changeRecord(tools, () => ({ manifest: before }));
      }
    },
  },
  {
    id: 'API-12',
    how: 'the chart is rendered for a Kubernetes that is too old',
    fail: ({ helm, packed }) => helm(`template x ${packed} --kube-version v1.20.0`),
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

/** Operations of Helm that fail after it has begun: its own record in the cluster says why. */
export const recorded: readonly Answer[] = [
  {
    id: 'API-11',
    how: 'the start-up check has no image',
    object: 'Secret other/sh.helm.release.v1.other.v1',
    async fail({ helm, packed }) {
      await helm(
        `install other ${packed} -n other --create-namespace --set crds.enabled=false,startupapicheck.image.tag=missing --timeout 5s`,
      );
    },
  },
  {
    id: 'API-10',
    how: 'an upgrade changes the labels by which Pods are selected',
    object: 'Secret cert-manager/sh.helm.release.v1.cert-manager.v2',
    fail: (tools) => upgrade(tools, '--set nameOverride=other,fullnameOverride=cert-manager'),
  },
];
