import { changedRecord } from './release-record';
import { type Answer, home, type Tools } from './tools';

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

/** What helm really says where it does not even begin. */
export const helmAnswers: readonly Answer[] = [
  {
    id: 'API-05',
    how: 'a second release brings the CRDs that kubectl has made',
    object: 'CustomResourceDefinition ',
    fail: ({ helm, packed }) =>
      helm(`install other ${packed} -n other --create-namespace --set crds.enabled=true`),
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
