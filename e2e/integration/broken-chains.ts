import type { Place, Symptom } from '@/server/domain/diagnosis/symptom';
import type { KubeObject } from '@/server/kube/object';

import { applied, certificate, k, kJson } from './testbed';

/** The places of a chain at which a text can be put, the deepest last. */
const reachable = [
  'status Certificate',
  'status CertificateRequest',
  'status Issuer',
  'status ClusterIssuer',
  'status Order',
  'status Challenge',
  'event Certificate',
  'event CertificateRequest',
  'event Issuer',
  'event ClusterIssuer',
  'event Order',
  'event Challenge',
] as const satisfies readonly Place[];

/** One symptom's own words at one place of a chain of its own. */
export interface Broken {
  readonly id: string;
  readonly name: string;
  readonly place: (typeof reachable)[number];
  readonly kind: string;
  readonly object: string;
  readonly text: string;
}

const suffixes: Readonly<Record<string, string>> = {
  CertificateRequest: '-1',
  Order: '-1-9',
  Challenge: '-1-9-0',
};

/** The place at which the symptom's words are put: an event's as an event, else the first of its own. */
export function brokenBy({ id, places, examples }: Symptom): Broken[] {
  const [text = ''] = examples;
  const fitting = reachable.filter((one) => places.includes(one));
  // `PresentError: …` is how an event is written.
  const heard = fitting.find((one) => one.startsWith('event') && /^[A-Z][a-z]\w+: /.test(text));
  const refused = /^(?:Denied|InvalidRequest)=/.test(text) && 'status CertificateRequest';
  const place = refused || (heard ?? fitting[0]);
  if (!place || text === '') return [];
  const [, kind = ''] = place.split(' ');
  const name = id.toLowerCase();
  return [{ id, name, place, kind, object: `${name}${suffixes[kind] ?? ''}`, text }];
}

const spoken = /^(\w+)=(True|False) ([\w.]*): (.*)$/s;

function conditionOf(text: string, type = 'Issuing'): object {
  const [, own = type, status = 'False', reason = 'Failed', message = text] =
    spoken.exec(text) ?? [];
  return { type: own, status, reason, message, lastTransitionTime: '2026-01-01T00:00:00Z' };
}

function stateOf(text: string, fallback: string): object {
  const [, state = fallback, reason = text] = /^State: (\w*), Reason: (.*)$/s.exec(text) ?? [];
  return { state, reason };
}

const ready = { type: 'Ready', status: 'True', reason: 'Ready', message: 'all is well' };
const since = { lastTransitionTime: '2026-01-01T00:00:00Z' };
const waiting = conditionOf('Issuing=True DoesNotExist: Issuing certificate for the first time');
const approved = { ...ready, ...since, type: 'Approved', reason: 'cert-manager.io' };

/** The status of each object of the chain, sound or waiting but for the one that speaks. */
function statusOf({ place, text }: Broken, kind: string): object {
  const speaks = place === `status ${kind}`;
  if (kind === 'Certificate') return { conditions: [speaks ? conditionOf(text) : waiting] };
  if (kind === 'CertificateRequest')
    return { conditions: [approved, ...(speaks ? [conditionOf(text, 'Ready')] : [])] };
  if (kind === 'Order') return speaks ? stateOf(text, 'errored') : { state: 'pending' };
  if (kind === 'Challenge')
    return {
      processing: true,
      presented: true,
      ...(speaks ? stateOf(text, 'pending') : { state: 'pending' }),
    };
  const mute = /^event (?:Cluster)?Issuer$/.test(place);
  if (speaks) return { conditions: [conditionOf(text, 'Ready')] };
  return { conditions: [{ ...ready, ...since, ...(mute && { status: 'False', message: '' }) }] };
}

function eventOf(namespace: string, { kind, object, text }: Broken, uid: string): object {
  const [, reason = 'Failed', message = text] = /^([A-Z]\w+): (.*)$/s.exec(text) ?? [];
  const cluster = kind === 'ClusterIssuer';
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: {
      namespace: cluster ? 'default' : namespace,
      name: `${object}.${kind.toLowerCase()}`,
    },
    involvedObject: { kind, name: object, uid, ...(!cluster && { namespace }) },
    type: 'Warning',
    reason,
    message,
    lastTimestamp: '2026-01-01T00:00:00Z',
    source: { component: 'cert-manager' },
  };
}

const resources: Readonly<Record<string, string>> = {
  Certificate: 'certificates.cert-manager.io',
  CertificateRequest: 'certificaterequests.cert-manager.io',
  Order: 'orders.acme.cert-manager.io',
  Challenge: 'challenges.acme.cert-manager.io',
  Issuer: 'issuers.cert-manager.io',
  ClusterIssuer: 'clusterissuers.cert-manager.io',
};

async function uids(namespace: string, kind: string): Promise<ReadonlyMap<string, string>> {
  const { items } = await kJson<{ items: KubeObject[] }>(`get ${resources[kind]} -n ${namespace}`);
  return new Map(items.map(({ metadata }) => [metadata.name, metadata.uid ?? '']));
}

const issuerRefOf = ({ name, kind }: Broken) => ({
  name,
  kind: kind === 'ClusterIssuer' ? 'ClusterIssuer' : 'Issuer',
  group: 'cert-manager.io',
});

function issuerOf(namespace: string, broken: Broken): object {
  const { kind, name } = issuerRefOf(broken);
  return {
    apiVersion: 'cert-manager.io/v1',
    kind,
    metadata: { name, ...(kind === 'Issuer' && { namespace }) },
    spec: { selfSigned: {} },
  };
}

const acme = 'acme.cert-manager.io/v1';
const csr = 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0=';

function specOf(kind: string, broken: Broken): object {
  const issuerRef = issuerRefOf(broken);
  const dnsName = `${broken.name}.example`;
  if (kind === 'CertificateRequest') return { request: csr, issuerRef };
  if (kind === 'Order') return { request: csr, issuerRef, dnsNames: [dnsName] };
  return {
    authorizationURL: 'https://acme.example/authz/1',
    url: 'https://acme.example/challenge/1',
    dnsName,
    issuerRef,
    key: 'token.thumbprint',
    token: 'token',
    type: 'HTTP-01',
    wildcard: false,
    solver: { http01: { ingress: {} } },
  };
}

function linkOf(
  namespace: string,
  broken: Broken,
  kind: string,
  owner: { kind: string; uids: ReadonlyMap<string, string> },
): object {
  const ownerName = `${broken.name}${suffixes[owner.kind] ?? ''}`;
  const apiVersion = kind === 'CertificateRequest' ? 'cert-manager.io/v1' : acme;
  return {
    apiVersion,
    kind,
    metadata: {
      namespace,
      name: `${broken.name}${suffixes[kind] ?? ''}`,
      annotations: {
        'cert-manager.io/certificate-revision': '1',
        'cert-manager.io/certificate-name': broken.name,
      },
      ownerReferences: [
        {
          apiVersion: owner.kind === 'Order' ? acme : 'cert-manager.io/v1',
          kind: owner.kind,
          name: ownerName,
          uid: owner.uids.get(ownerName) ?? '',
          controller: true,
        },
      ],
    },
    spec: specOf(kind, broken),
  };
}

/** Below the Certificate: as far down as the symptom speaks. */
const below = ['CertificateRequest', 'Order', 'Challenge'] as const;
const isWanted = (kind: (typeof below)[number], broken: Broken) =>
  below.findIndex((one) => one === broken.kind) >= below.indexOf(kind) ||
  (kind === 'CertificateRequest' && broken.kind.endsWith('Issuer'));

async function say(namespace: string, kind: string, all: readonly Broken[]): Promise<void> {
  const patch = (broken: Broken) =>
    k([
      'patch',
      resources[kind] ?? kind,
      `${broken.name}${suffixes[kind] ?? ''}`,
      '-n',
      namespace,
      '--subresource=status',
      '--type=merge',
      '-p',
      JSON.stringify({ status: statusOf(broken, kind) }),
    ]);
  const queue = [...all];
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await patch(next);
  };
  await Promise.all([work(), work(), work(), work()]);
}

/** Makes a Certificate with its issuer, request, Order and Challenge for each of them, and lets one of these speak. */
export async function breakChains(namespace: string, all: readonly Broken[]): Promise<void> {
  await applied(
    ...all.map((one) => issuerOf(namespace, one)),
    ...all.map((one) => certificate(namespace, one.name, { issuerRef: issuerRefOf(one) })),
  );
  const known = new Map([['Certificate', await uids(namespace, 'Certificate')]]);
  let owner = 'Certificate';
  for (const kind of below) {
    const of = { kind: owner, uids: known.get(owner) ?? new Map<string, string>() };
    const wanted = all.filter((one) => isWanted(kind, one));
    await applied(...wanted.map((one) => linkOf(namespace, one, kind, of)));
    known.set(kind, await uids(namespace, kind));
    await say(namespace, kind, wanted);
    owner = kind;
  }
  await say(namespace, 'Certificate', all);
  for (const kind of ['Issuer', 'ClusterIssuer']) {
    known.set(kind, await uids(namespace, kind));
    await say(
      namespace,
      kind,
      all.filter((one) => issuerRefOf(one).kind === kind),
    );
  }
  const heard = all.filter(({ place }) => place.startsWith('event'));
  if (heard.length === 0) return;
  await applied(
    ...heard.map((one) => eventOf(namespace, one, known.get(one.kind)?.get(one.object) ?? '')),
  );
}
