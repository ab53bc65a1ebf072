import type { Authority, Leaf } from './authority';
import { type DataSet, namespaceOf } from './data-sets';
import type { Draw } from './draw';

const day = 86_400_000;
const group = 'cert-manager.io';

export interface Seeded {
  readonly certificate: {
    readonly metadata: { readonly namespace: string; readonly name: string };
  };
  readonly status: object;
  readonly secret: object;
}

const states = ['ready', 'failing', 'issuing', 'expired', 'overdue'] as const;
type State = (typeof states)[number];
const time = (at: number) => new Date(at).toISOString().replace(/\.\d+/, '');
const base64 = (text: string) => Buffer.from(text).toString('base64');

function stateOf(draw: Draw): State {
  const share = draw.below(100);
  return share < 90 ? 'ready' : (states[1 + (share % 4)] ?? 'failing');
}

interface Times {
  readonly notBefore: number;
  readonly notAfter: number;
  readonly renewalTime: number;
}

/** Far enough from now that what is due stays the same for as long as the data is kept. */
function timesOf(draw: Draw, state: State, now: number): Times {
  const whole = (days: number) => Math.floor((now + days * day) / 1_000) * 1_000;
  if (state === 'expired') {
    const end = -1 - draw.below(60);
    return { notBefore: whole(end - 90), notAfter: whole(end), renewalTime: whole(end - 30) };
  }
  if (state === 'overdue')
    return {
      notBefore: whole(-400),
      notAfter: whole(365),
      renewalTime: whole(-1 - draw.below(20)),
    };
  const end = 120 + draw.below(300);
  return { notBefore: whole(-10), notAfter: whole(end), renewalTime: whole(end - 30) };
}

function statusOf(draw: Draw, state: State, times: Times, now: number): object {
  const isReady = state !== 'expired' && state !== 'failing';
  const condition = (type: string, status: string, reason: string, message: string) => ({
    type,
    status,
    reason,
    message,
    observedGeneration: 1,
    lastTransitionTime: time(now - draw.below(9) * day),
  });
  return {
    notBefore: time(times.notBefore),
    notAfter: time(times.notAfter),
    renewalTime: time(times.renewalTime),
    revision: 1 + draw.below(9),
    conditions: [
      isReady
        ? condition('Ready', 'True', 'Ready', 'Certificate is up to date and has not expired')
        : condition('Ready', 'False', 'Expired', `Certificate expired on ${time(times.notAfter)}`),
      ...(state === 'issuing'
        ? [
            condition(
              'Issuing',
              'True',
              'Renewing',
              `Renewing certificate as renewal was scheduled`,
            ),
          ]
        : []),
      ...(state === 'failing' ? [condition('Issuing', 'False', 'Failed', draw.trouble())] : []),
    ],
    ...(state === 'failing' && {
      lastFailureTime: time(now - draw.below(20) * 3_600_000),
      failedIssuanceAttempts: 1 + draw.below(6),
    }),
  };
}

/** One in forty is broken, in one of three ways. */
function dataOf(draw: Draw, authority: Authority, leaf: Leaf): Record<string, string> {
  const sound = {
    'tls.crt': base64(leaf.crt),
    'tls.key': base64(leaf.key.pem),
    'ca.crt': base64(authority.crt),
  };
  switch (draw.below(120)) {
    case 0:
      return { ...sound, 'tls.key': base64(draw.one(authority.keys).pem) };
    case 1:
      return { ...sound, 'tls.crt': base64(leaf.crt.slice(0, 300)) };
    case 2:
      return { ...sound, 'tls.crt': '' };
    default:
      return sound;
  }
}

/** A Certificate as Helm installs it, its status as cert-manager writes it, and its Secret. */
export function seededCertificate(
  set: DataSet,
  authority: Authority,
  draw: Draw,
  index: number,
  now: number,
): Seeded {
  const namespace = namespaceOf(index % set.namespaces);
  const name = `${draw.label()}-${index}`;
  const secretName = `${name}-tls`;
  const state = stateOf(draw);
  const times = timesOf(draw, state, now);
  const leaf = authority.leaf(draw, times.notBefore, times.notAfter);
  const issuer =
    draw.below(3) === 0
      ? { name: `company-${draw.below(3)}`, kind: 'ClusterIssuer' }
      : { name: 'ca', kind: 'Issuer' };
  const labels = {
    'app.kubernetes.io/name': name.slice(0, 20),
    'app.kubernetes.io/instance': namespace,
    'app.kubernetes.io/managed-by': 'Helm',
    'helm.sh/chart': `web-1.${draw.below(30)}.0`,
  };
  const certificate = {
    apiVersion: `${group}/v1`,
    kind: 'Certificate',
    metadata: {
      namespace,
      name,
      labels,
      annotations: {
        'meta.helm.sh/release-name': name.slice(0, 20),
        'meta.helm.sh/release-namespace': namespace,
      },
    },
    spec: {
      secretName,
      dnsNames: leaf.names,
      duration: '2160h0m0s',
      renewBefore: '720h0m0s',
      usages: ['digital signature', 'key encipherment', 'server auth'],
      privateKey:
        leaf.key.is === 'P-256'
          ? { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' }
          : { algorithm: 'RSA', size: 2048, rotationPolicy: 'Always' },
      issuerRef: { ...issuer, group },
    },
  };
  const secret = {
    apiVersion: 'v1',
    kind: 'Secret',
    type: 'kubernetes.io/tls',
    metadata: {
      namespace,
      name: secretName,
      labels: { [`controller.${group}/fao`]: 'true' },
      annotations: {
        [`${group}/certificate-name`]: name,
        [`${group}/common-name`]: '',
        [`${group}/alt-names`]: leaf.names.join(','),
        [`${group}/ip-sans`]: '',
        [`${group}/uri-sans`]: '',
        [`${group}/issuer-name`]: issuer.name,
        [`${group}/issuer-kind`]: issuer.kind,
        [`${group}/issuer-group`]: group,
      },
    },
    data: dataOf(draw, authority, leaf),
  };
  return { certificate, status: statusOf(draw, state, times, now), secret };
}
