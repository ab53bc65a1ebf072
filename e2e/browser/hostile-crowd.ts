import { hostileTexts } from '@/server/domain/odd-values.fixture';
import { issue, signingRequest } from '@/server/domain/openssl.fixture';

import { kubectl } from '../cluster/kubectl.js';
import { cluster } from './bed';
import { apply } from './cluster-objects';

/** Where nothing but hostile objects lives. */
export const crowd = 'hostile-crowd';

const group = 'hostile.example';
const encoded = (text: string) => Buffer.from(text).toString('base64');
const nameAt = (at: number) => `guest-${String(at).padStart(2, '0')}`;
/** Where the API wants something to be written. */
const filled = (text: string) => text || 'nothing';

/** What openssl takes for a field of a name. */
function subjectOf(text: string): string {
  const value = text.replaceAll('\u0000', '').trim().slice(0, 40);
  return `/CN=guest${value ? `/O=${value.replaceAll(/[/\\+,]/g, '\\$&')}` : ''}`;
}

interface Guest {
  readonly text: string;
  readonly metadata: {
    readonly namespace: string;
    readonly name: string;
    readonly annotations: object;
  };
  /** Nobody signs for it: what a test writes down stays as it is. */
  readonly issuerRef: { readonly name: string; readonly kind: string; readonly group: string };
}

const guests: readonly Guest[] = hostileTexts.map((text, at) => ({
  text,
  metadata: {
    namespace: crowd,
    name: nameAt(at),
    annotations: { 'example.com/note': text, 'cert-manager.io/issuer-name': text },
  },
  issuerRef: { name: filled(text), kind: filled(text), group },
}));

const certificateOf = ({ text, metadata, issuerRef }: Guest) => ({
  apiVersion: 'cert-manager.io/v1',
  kind: 'Certificate',
  metadata,
  spec: {
    secretName: `${metadata.name}-missing`,
    commonName: text.slice(0, 60),
    dnsNames: [filled(text), `"><svg onload=window.ran=true>.${metadata.name}.example`],
    subject: { organizations: [text], localities: [text] },
    secretTemplate: { annotations: { 'example.com/note': text } },
    issuerRef,
  },
});

/** As many sorts as there are: each says its own fields on its page. */
function issuerOf({ text, metadata }: Guest, at: number) {
  const said = filled(text);
  const key = { name: said, key: said };
  const specs = [
    { ca: { secretName: said, crlDistributionPoints: [said] } },
    { vault: { server: said, path: said, auth: { tokenSecretRef: key } } },
    {
      acme: {
        server: said,
        email: text,
        privateKeySecretRef: { name: said },
        solvers: [
          {
            selector: { dnsNames: [text], dnsZones: [text] },
            dns01: { webhook: { groupName: said, solverName: said, config: { note: text } } },
          },
        ],
      },
    },
  ];
  const spec = specs[at % specs.length];
  return { apiVersion: 'cert-manager.io/v1', kind: 'Issuer', metadata, spec };
}

function secretOf({ text, metadata }: Guest, at: number) {
  const { crt, key } = issue({
    subject: subjectOf(text),
    names: `DNS:<img src=x onerror=window.ran=true>.${metadata.name}.example`,
  });
  const pem = at % 4 === 0 ? text : `${text}\n${crt}${text}`;
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    type: 'kubernetes.io/tls',
    metadata: {
      ...metadata,
      annotations: { ...metadata.annotations, 'cert-manager.io/certificate-name': text },
    },
    data: { 'tls.crt': encoded(pem), 'tls.key': encoded(key), 'ca.crt': encoded(text) },
  };
}

const requestOf = ({ text, metadata, issuerRef }: Guest) => ({
  apiVersion: 'cert-manager.io/v1',
  kind: 'CertificateRequest',
  metadata,
  spec: { request: encoded(signingRequest({ subject: subjectOf(text) }).csr), issuerRef },
});

const orderOf = ({ text, metadata, issuerRef }: Guest) => ({
  apiVersion: 'acme.cert-manager.io/v1',
  kind: 'Order',
  metadata,
  spec: {
    request: encoded(filled(text)),
    commonName: text,
    dnsNames: [text, 'b.example'],
    issuerRef,
  },
});

const challengeOf = ({ text, metadata, issuerRef }: Guest) => ({
  apiVersion: 'acme.cert-manager.io/v1',
  kind: 'Challenge',
  metadata,
  spec: {
    authorizationURL: text,
    url: text,
    dnsName: text,
    type: 'DNS-01',
    token: text,
    key: text,
    issuerRef,
    solver: { dns01: { webhook: { groupName: filled(text), solverName: filled(text) } } },
  },
});

/** An object as it comes back, to be written again with another status. */
interface Stored {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly uid: string };
  readonly status?: { readonly conditions?: readonly object[] };
}

const stored = async (kinds: string): Promise<Stored[]> =>
  JSON.parse(await kubectl(cluster, ['get', kinds, '-n', crowd, '-o', 'json'])).items;

async function replace(items: readonly object[], ...flags: readonly string[]): Promise<void> {
  // Whatever a controller has written meanwhile is written over.
  const free = items.map((one) => {
    const { metadata, ...rest } = Object(one);
    return { ...rest, metadata: { ...metadata, resourceVersion: undefined } };
  });
  const input = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: free });
  await kubectl(cluster, ['replace', ...flags, '-f', '-'], { input });
}

function statusOf({ kind, status }: Stored, text: string): object {
  const time = new Date().toISOString();
  const said = { status: 'False', reason: filled(text), message: text, lastTransitionTime: time };
  switch (kind) {
    case 'Order':
      return {
        state: 'errored',
        reason: text,
        url: text,
        authorizations: [
          { url: text, identifier: text, challenges: [{ type: text, url: text, token: text }] },
        ],
      };
    case 'Challenge':
      return { state: 'pending', presented: true, reason: text };
    case 'CertificateRequest':
      return { conditions: [{ ...said, type: 'Ready' }] };
    default:
      return {
        ...status,
        conditions: [
          { ...said, type: 'Issuing', status: 'True' },
          { ...said, type: `odd ${text}` },
        ],
      };
  }
}

const eventOf = ({ kind, metadata }: Stored, text: string) => ({
  apiVersion: 'v1',
  kind: 'Event',
  metadata: { namespace: crowd, name: `${kind.toLowerCase()}-${metadata.name}` },
  involvedObject: {
    apiVersion: 'cert-manager.io/v1',
    kind,
    namespace: crowd,
    name: metadata.name,
    uid: metadata.uid,
  },
  type: 'Warning',
  reason: filled(text),
  message: text,
  source: { component: text },
  firstTimestamp: new Date().toISOString(),
  lastTimestamp: new Date().toISOString(),
  count: 1,
});

const textOf = ({ metadata: { name } }: Stored): string | undefined =>
  guests.find((one) => one.metadata.name === name)?.text;

/** Those that cert-manager makes of them are none. */
const guestsOf = async (kinds: string) =>
  (await stored(kinds)).filter((one) => textOf(one) !== undefined);

/** One object of each kind for each hostile text, which stands in every field that takes it. */
export async function inviteCrowd(): Promise<void> {
  await apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: crowd } });
  for (const of of [certificateOf, issuerOf, secretOf, requestOf, orderOf, challengeOf])
    await apply(...guests.map((guest, at) => of(guest, at)));
  // cert-manager writes its own first words once; it leaves an issuance that is under way alone.
  const wait = ['wait', '--for=condition=Issuing', '-n', crowd, 'certificates', '--all'];
  await kubectl(cluster, [...wait, '--timeout=120s']);
  const told = await guestsOf('certificates,certificaterequests,orders,challenges');
  await replace(
    told.map((one) => ({ ...one, status: statusOf(one, textOf(one) ?? '') })),
    '--subresource=status',
  );
  const seen = await guestsOf('certificates,issuers');
  await apply(...seen.map((one) => eventOf(one, textOf(one) ?? '')));
}

export async function dismissCrowd(): Promise<void> {
  await kubectl(cluster, ['delete', 'challenges', '--all', '-n', crowd, '--wait=false']);
  // The controller's own finalizer waits for a clean-up that nobody can do here.
  const left = await stored('challenges');
  if (left.length > 0)
    await replace(
      left.map((one) => ({ ...one, metadata: { ...one.metadata, finalizers: undefined } })),
    );
  await kubectl(cluster, ['delete', 'namespace', crowd]);
}
