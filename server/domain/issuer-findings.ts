import type { Finding } from '@/shared/finding';
import type { IssuerDetail, SecretReference } from '@/shared/issuer-detail';

import { named } from './diagnosis/named';

type Judged = Pick<IssuerDetail, 'references' | 'ca' | 'row'>;

const accountKey = 'acme.privateKeySecretRef';

function referenceFinding({ row }: Judged, reference: SecretReference): Finding[] {
  const { path, namespace, name, state } = reference;
  const object = { kind: 'Secret', ...(namespace && { namespace }), name };
  const by = `${named(row)} names it in spec.${path}.`;
  if (state.is === 'missing') {
    // Until it is registered, cert-manager makes the key of the account by itself.
    if (path === accountKey && row.state.state !== 'ready') return [];
    const account = path === accountKey;
    return [
      {
        code: 'issuer-secret-missing',
        severity: account ? 'warns' : 'breaks',
        object,
        sentence: `${named(object)} does not exist. ${by}`,
        remedy: account
          ? 'Restore it from a backup: without it cert-manager registers a new ACME account.'
          : `Create it in namespace ${namespace ?? ''}, with what the issuer reads from it.`,
      },
    ];
  }
  if (state.is !== 'key-missing') return [];
  return [
    {
      code: 'issuer-key-missing',
      severity: 'breaks',
      object,
      sentence: `${named(object)} has no ${state.keys.join(' and no ')}. ${by}`,
      remedy: `Add ${state.keys.join(' and ')} to the Secret, or name the key under which it is.`,
    },
  ];
}

function caFindings({ row, ca }: Judged, now: number): Finding[] {
  if (!ca) return [];
  const until = new Date(ca.notAfter).toISOString();
  const object = {
    kind: row.kind,
    ...(row.namespace && { namespace: row.namespace }),
    name: row.name,
  };
  const renew = 'Renew the CA, and after it every certificate that it has signed.';
  if (ca.notAfter <= now)
    return [
      {
        code: 'issuer-ca-expired',
        severity: 'breaks',
        object,
        sentence: `The CA of ${named(row)} has expired at ${until}: nobody trusts what it signs.`,
        remedy: renew,
      },
    ];
  if (ca.outlived === 0) return [];
  const many = ca.outlived === 1 ? '1 certificate' : `${ca.outlived} certificates`;
  return [
    {
      code: 'issuer-ca-ends-first',
      severity: 'warns',
      object,
      sentence: `The CA of ${named(row)} ends at ${until}, before ${many} that name it.`,
      remedy: renew,
    },
  ];
}

/** What is wrong with an issuer besides what cert-manager says of it. */
export function issuerFindings(judged: Judged, now: number): Finding[] {
  return [
    ...judged.references.flatMap((one) => referenceFinding(judged, one)),
    ...caFindings(judged, now),
  ];
}
