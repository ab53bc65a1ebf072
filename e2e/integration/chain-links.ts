/** What cert-manager makes between a Certificate and its Secret, written by hand: no controller runs here. */
interface Link {
  readonly namespace: string;
  readonly name: string;
  /** The controller that it belongs to. */
  readonly owner?: { readonly kind: string; readonly name: string; readonly uid: string };
  readonly issuer?: string;
}

const group = 'cert-manager.io';

function metadata({ namespace, name, owner }: Link, more: object = {}): object {
  const api = owner?.kind === 'Order' ? `acme.${group}/v1` : `${group}/v1`;
  const references = owner && [{ ...owner, apiVersion: api, controller: true }];
  return { namespace, name, ...(references && { ownerReferences: references }), ...more };
}

const issuerRef = ({ issuer = 'ca' }: Link) => ({ name: issuer, kind: 'Issuer', group });

export function request(link: Link, revision = 1): object {
  const annotations = { 'cert-manager.io/certificate-revision': String(revision) };
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'CertificateRequest',
    metadata: metadata(link, { annotations }),
    spec: { request: Buffer.from('no CSR').toString('base64'), issuerRef: issuerRef(link) },
  };
}

export function order(link: Link, dnsNames = [`${link.name}.example`]): object {
  return {
    apiVersion: 'acme.cert-manager.io/v1',
    kind: 'Order',
    metadata: metadata(link),
    spec: {
      request: Buffer.from('no CSR').toString('base64'),
      dnsNames,
      issuerRef: issuerRef(link),
    },
  };
}

export function challenge(link: Link, dnsName = `${link.name}.example`): object {
  return {
    apiVersion: 'acme.cert-manager.io/v1',
    kind: 'Challenge',
    metadata: metadata(link),
    spec: {
      authorizationURL: 'https://acme.example/authz/1',
      url: 'https://acme.example/challenge/1',
      dnsName,
      type: 'HTTP-01',
      token: 'token',
      key: 'token.thumbprint',
      issuerRef: issuerRef(link),
      solver: { http01: { ingress: {} } },
    },
  };
}
