import { issue, type Pair } from '@/server/domain/openssl.fixture';

import { applied, certificate, issuer, k, kJson, namespace, tlsSecret } from './testbed';

export const shop = 'bundles-shop';
export const pay = 'bundles-pay';
/** Where the Secrets of ClusterIssuers are looked for in a cluster without a controller. */
export const platform = 'cert-manager';
export const companyIssuer = 'bundles-company';

export const password = 'canary-keystore-password-77c1';
export const token = 'canary-vault-token-0b42';
export const pairs = {
  ca: issue({ subject: '/CN=bundles CA', isCA: true }),
  web: issue({ subject: '/CN=web', until: 80 }),
  front: issue({ subject: '/CN=front', until: 70 }),
  company: issue({ subject: '/CN=company', isCA: true }),
} satisfies Record<string, Pair>;

const encoded = (text: string) => Buffer.from(text).toString('base64');
const opaque = (of: string, name: string, data: Record<string, string>, more: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { namespace: of, name },
  data: Object.fromEntries(Object.entries(data).map(([key, text]) => [key, encoded(text)])),
  ...more,
});
const issued = (name: string) => ({
  labels: { 'controller.cert-manager.io/fao': 'true' },
  annotations: { 'cert-manager.io/certificate-name': name, 'cert-manager.io/issuer-name': 'ca' },
});

const ingress = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { namespace: shop, name: 'front' },
  spec: { defaultBackend: { service: { name: 'front', port: { number: 80 } } } },
};

/** Everything of two namespaces, written as kubectl, Helm and controllers write it. */
export async function makeObjects(): Promise<void> {
  for (const name of [shop, pay, platform]) await namespace(name);
  await k(`label namespace ${shop} team=blue --overwrite`);
  await applied(ingress);
  const { metadata } = await kJson<{ metadata: { uid: string } }>(`get ingress front -n ${shop}`);
  const owner = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    name: 'front',
    uid: metadata.uid,
    controller: true,
    blockOwnerDeletion: true,
  };
  const front = certificate(shop, 'front') as { metadata: object };
  await applied(
    tlsSecret(shop, 'ca', pairs.ca),
    tlsSecret(shop, 'web-tls', pairs.web, issued('web')),
    tlsSecret(shop, 'front-tls', pairs.front, issued('front')),
    opaque(shop, 'jks', { password: 'from a Secret' }, { immutable: true }),
    opaque(pay, 'vault-token', { token }, { type: 'example.com/vault' }),
    opaque(pay, 'unrelated', { secret: 'not cert-manager' }),
    tlsSecret(platform, 'company', pairs.company),
    {
      ...issuer(undefined, companyIssuer),
      spec: { ca: { secretName: 'company' } },
    },
    { ...issuer(shop, 'ca'), spec: { ca: { secretName: 'ca' } } },
    {
      ...issuer(pay, 'vault'),
      spec: {
        vault: {
          server: 'https://vault.example',
          path: 'pki',
          auth: { tokenSecretRef: { name: 'vault-token', key: 'token' } },
          caBundleSecretRef: { name: 'vault-ca', key: 'ca.crt' },
        },
      },
    },
    { ...front, metadata: { ...front.metadata, ownerReferences: [owner] } },
    certificate(pay, 'new', { issuerRef: { name: companyIssuer, kind: 'ClusterIssuer' } }),
    certificate(pay, 'open', {
      keystores: {
        pkcs12: { create: true, password },
        jks: { create: true, passwordSecretRef: { name: 'jks', key: 'password' } },
      },
    }),
  );
  // This way kubectl keeps a copy of all of it in an annotation.
  const keystores = { jks: { create: true, passwordSecretRef: { name: 'jks', key: 'password' } } };
  await k('apply -f -', JSON.stringify(certificate(shop, 'web', { keystores })));
}

/** Takes away all of it, namespaces included: no controller of theirs runs here. */
export async function wipe(): Promise<void> {
  await k(`delete clusterissuer ${companyIssuer} --ignore-not-found`);
  for (const name of [shop, pay]) {
    const kinds = 'certificates.cert-manager.io,issuers.cert-manager.io,secrets,ingresses';
    await k(`delete ${kinds} --all -n ${name}`);
    await k(`delete namespace ${name} --wait=false --ignore-not-found`);
    const found = await k(`get namespace ${name} -o json --ignore-not-found`);
    if (!found.trim()) continue;
    const finalized = JSON.stringify({ ...JSON.parse(found), spec: { finalizers: [] } });
    await k(`replace --raw /api/v1/namespaces/${name}/finalize -f -`, finalized);
  }
  await k(`delete secret company -n ${platform} --ignore-not-found`);
}
