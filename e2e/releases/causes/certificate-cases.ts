import { issue, openssl } from '@/server/domain/openssl.fixture';

import { kubectl } from '../../cluster/kubectl.js';
import { run } from '../../setup/run.js';
import {
  type BrokenCase,
  broken,
  certificate,
  clusterIssuer,
  issuer,
  type Kubectl,
  secret,
} from './broken-case';

const company = clusterIssuer('company-ca');
const rsa = issue({ key: 'rsa:2048', names: 'DNS:fixed-key.example' });
const at = (name: string) => ({ namespace: broken, name });
const csr = openssl(
  'req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -keyout /dev/null -subj /CN=stale.example'.split(
    ' ',
  ),
);

/** As a restore brings it back: the Certificate that owned it is gone. */
const staleRequest = {
  apiVersion: 'cert-manager.io/v1',
  kind: 'CertificateRequest',
  metadata: {
    namespace: broken,
    name: 'stale-request-1',
    annotations: {
      'cert-manager.io/certificate-name': 'stale-request',
      'cert-manager.io/certificate-revision': '1',
    },
  },
  spec: { ...company, request: Buffer.from(csr).toString('base64') },
};

async function renewCa(cluster: string): Promise<void> {
  const k = (args: string) => kubectl(cluster, `${args} -n ${broken}`.split(' '));
  const ready = '--for=condition=Ready --timeout=120s';
  await k(`wait certificate/renewed-ca certificate/outlived ${ready}`);
  const key = () => k('get secret renewed-ca -o jsonpath={.data.tls\\.key} --ignore-not-found');
  const before = await key();
  await k('delete secret renewed-ca');
  await k('wait secret/renewed-ca --for=create --timeout=120s');
  await k('wait secret/renewed-ca --for=jsonpath={.data.tls\\.crt} --timeout=120s');
  if ((await key()) === before) throw new Error('the CA has its key of before');
}

const undecided = (request: string) => async (k: Kubectl) => {
  const decided = await k(
    `get certificaterequest ${request} -n ${broken} -o jsonpath={.status.conditions[*].type}`,
  );
  return !/Approved|Denied/.test(decided);
};

const ownedByNobody = async (k: Kubectl) =>
  (await k(
    `get certificaterequest stale-request-1 -n ${broken} -o jsonpath={.metadata.ownerReferences}`,
  )) === '';

/** By openssl: the stored certificate is not of the CA that is stored now. */
async function isOfAnotherCa(k: Kubectl): Promise<boolean> {
  const crt = async (name: string) =>
    Buffer.from(
      await k(`get secret ${name} -n ${broken} -o jsonpath={.data.tls\\.crt}`),
      'base64',
    ).toString();
  const check = 'openssl verify -partial_chain -trusted <(echo "$1") <(echo "$2") 2>&1 || true';
  const args = ['-c', check, 'verify', await crt('renewed-ca'), await crt('outlived-tls')];
  return (await run('bash', args)).includes('verification failed');
}

/** What is wrong with a Certificate itself, its request or its Secret. */
export const certificateCases: readonly BrokenCase[] = [
  {
    ...at('unapproved'),
    how: 'The built-in approver may not approve for ClusterIssuer partner-ca, and there is no other.',
    stays: 'Nobody decides on the request.',
    symptom: 'CR-01',
    kind: 'CertificateRequest',
    confirm: undecided('unapproved-1'),
    objects: [certificate('unapproved', clusterIssuer('partner-ca'))],
  },
  {
    ...at('foreign-group'),
    how: 'The issuer is of another API group, whose controller and approver are not installed.',
    stays: 'Nobody decides on the request.',
    symptom: 'CR-01',
    kind: 'CertificateRequest',
    confirm: undecided('foreign-group-1'),
    objects: [
      certificate('foreign-group', {
        issuerRef: { name: 'robot', kind: 'Robot', group: 'robots.example' },
      }),
    ],
  },
  {
    ...at('fixed-key'),
    how: 'The Secret has an RSA key, the Certificate wants ECDSA, and rotationPolicy is Never.',
    stays: 'cert-manager may not make a new key.',
    symptom: 'CRT-09',
    kind: 'Certificate',
    objects: [
      secret('fixed-key-tls', { 'tls.crt': rsa.crt, 'tls.key': rsa.key }, 'kubernetes.io/tls'),
      certificate('fixed-key', {
        ...company,
        privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Never' },
      }),
    ],
  },
  {
    ...at('no-password'),
    how: 'The Secret with the password of the keystore does not exist.',
    stays: 'It belongs to a person to make it.',
    symptom: 'CRT-10',
    kind: 'Certificate',
    objects: [
      certificate('no-password', {
        ...company,
        keystores: { jks: { create: true, passwordSecretRef: { name: 'none', key: 'password' } } },
      }),
    ],
  },
  {
    ...at('stale-request'),
    how: 'A CertificateRequest of before bears the name of the one that is needed.',
    stays: 'cert-manager neither takes it nor removes it: it belongs to no Certificate.',
    symptom: 'UN-06',
    kind: 'CertificateRequest',
    confirm: ownedByNobody,
    objects: [staleRequest, certificate('stale-request', company)],
  },
  {
    ...at('outlived'),
    how: 'The CA lost its Secret and was issued anew, with another key.',
    stays: 'A new CA does not renew what the old one signed.',
    symptom: 'CRT-14',
    kind: 'Secret',
    confirm: isOfAnotherCa,
    objects: [
      certificate('renewed-ca', {
        ...company,
        secretName: 'renewed-ca',
        isCA: true,
        commonName: 'Renewed CA',
      }),
      issuer('outlived', { ca: { secretName: 'renewed-ca' } }),
      certificate('outlived'),
    ],
    afterwards: renewCa,
  },
];
