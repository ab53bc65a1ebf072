import { docs, issue } from './links';
import type { Place, Symptom } from './symptom';

const status: readonly Place[] = [
  'status Issuer',
  'event Issuer',
  'status ClusterIssuer',
  'event ClusterIssuer',
];
const logged: readonly Place[] = [...status, 'log controller'];
const acme = docs('troubleshooting/acme');

export const issuerSymptoms: readonly Symptom[] = [
  {
    id: 'ISS-01',
    area: 'issuer',
    title: 'The ACME account could not be registered',
    places: logged,
    says: /Failed to register ACME account|\bErrRegisterACMEAccount\b/,
    general: true,
    explanation:
      'The ACME server was not reached, is not one, or refused: a wrong URL, a proxy in between, a CA that is not trusted.',
    remedy:
      'Try the URL of the server from inside the cluster. For a private CA set spec.acme.caBundle.',
    examples: [
      'Ready=False ErrRegisterACMEAccount: Failed to register ACME account: Get "https://acme.example/directory": dial tcp: lookup acme.example on 10.96.0.10:53: no such host',
    ],
    unlike:
      'Ready=True ACMEAccountRegistered: The ACME account was registered with the ACME server',
    source: acme,
  },
  {
    id: 'ISS-02',
    area: 'issuer',
    title: 'The ACME server refuses the e-mail address',
    places: logged,
    says: /urn:ietf:params:acme:error:(?:invalid(?:Email|Contact)|unsupportedContact)/,
    explanation:
      'Its domain cannot receive mail, or is one that the server forbids, such as example.com.',
    remedy: 'Put an address into spec.acme.email whose domain has an MX record.',
    examples: [
      'Failed to register ACME account: 400 urn:ietf:params:acme:error:invalidContact: Error creating new account :: contact email has forbidden domain "example.com"',
      '400 urn:ietf:params:acme:error:invalidEmail: Error creating new account :: invalid contact domain',
    ],
    unlike: 'Failed to register ACME account: 400 urn:ietf:params:acme:error:malformed',
    source: acme,
  },
  {
    id: 'ISS-03',
    area: 'issuer',
    title: 'The Secret for the account key is there already',
    places: logged,
    says: /secrets "[^"]+" already exists/,
    explanation:
      'Two controllers wanted to make it at the same time, or a Secret of that name exists without a usable key.',
    remedy:
      'Remove a second controller. Where the key cannot be used, delete the Secret: that makes a new ACME account.',
    examples: [
      'Ready=False ErrRegisterACMEAccount: Failed to register ACME account: secrets "letsencrypt-account" already exists',
    ],
    unlike: 'certificaterequests.cert-manager.io "web-1" already exists',
    source: acme,
  },
  {
    id: 'ISS-04',
    area: 'issuer',
    title: 'The ACME server does not know the account',
    places: logged,
    says: /accountDoesNotExist|Failed to verify ACME account|\bErrVerifyACMEAccount\b/,
    explanation:
      'The account key belongs to another server (staging and production have separate accounts), or the account is gone there.',
    remedy: 'Restore the Secret with the right key, or delete it so that a new account is made.',
    examples: [
      'Ready=False ErrVerifyACMEAccount: Failed to verify ACME account: 400 urn:ietf:params:acme:error:accountDoesNotExist: No account exists with the provided key',
    ],
    unlike: 'The ACME account was verified with the ACME server',
    source: acme,
  },
  {
    id: 'ISS-05',
    area: 'issuer',
    title: 'The key pair of the CA cannot be used',
    places: [...logged, 'status CertificateRequest', 'facts'],
    says: /Error getting keypair for CA issuer|\bErrGetKeyPair\b|\bErrInvalidKeyPair\b|Failed to (?:parse|get) (?:signing CA|certificate) key ?pair from secret|Referenced secret \S+ not found|provided PrivateKey doesn't match parent's PublicKey/,
    explanation:
      'The Secret that a CA issuer signs with is missing, in another namespace, or holds no pair that can sign.',
    remedy:
      'Put the Secret with tls.crt and tls.key where the issuer looks: in its own namespace, for a ClusterIssuer in the cluster resource namespace.',
    examples: [
      'Ready=False ErrGetKeyPair: Error getting keypair for CA issuer: secrets "ca-key-pair" not found',
      'Ready=False Pending: Referenced secret shop/ca-key-pair not found',
      'Ready=False ErrInvalidKeyPair: certificate is not a CA',
      "Ready=False Failed: Error signing certificate: error creating x509 certificate: x509: provided PrivateKey doesn't match parent's PublicKey",
    ],
    unlike: 'Ready=True KeyPairVerified: Signing CA verified',
    source: docs('configuration/ca'),
  },
  {
    id: 'ISS-06',
    area: 'issuer',
    title: 'Vault does not let cert-manager in',
    places: [...logged, 'status CertificateRequest'],
    says: /\bVaultError\b|\bVaultInitError\b|Failed to initiali[sz]e [Vv]ault client|Failed to verify Vault is initialized/,
    explanation: 'The role, the path, the token or the CA is not right, or Vault is sealed.',
    remedy:
      'Compare path, role and authentication with Vault, renew the token, set caBundle for a private CA, and look whether Vault is unsealed.',
    examples: [
      'Ready=False VaultError: Failed to initialize Vault client: error reading Kubernetes service account token: secrets "vault-token" not found',
      'Ready=False Pending: Failed to initialise vault client for signing: permission denied',
    ],
    unlike: 'Ready=True VaultVerified: Vault verified',
    source: docs('configuration/vault'),
  },
  {
    id: 'ISS-07',
    area: 'issuer',
    title: 'cert-manager may not ask for a token of the ServiceAccount',
    places: [...logged, 'status Challenge', 'event Challenge', 'status CertificateRequest'],
    says: /cannot create resource "serviceaccounts\/token"/,
    beats: ['ISS-06', 'AC-08'],
    explanation:
      'It needs the right to create tokens of the ServiceAccount that Vault or Route 53 is told of; until 1.20 the chart shipped a Role for it.',
    remedy:
      'Create a Role with create on serviceaccounts/token for that ServiceAccount, and bind it to the ServiceAccount of the controller.',
    examples: [
      'Ready=False VaultError: Failed to initialize Vault client: while requesting a Vault token using the Kubernetes auth: failed to request token for shop/vault: serviceaccounts "vault" is forbidden: User "system:serviceaccount:cert-manager:cert-manager" cannot create resource "serviceaccounts/token" in API group "" in the namespace "shop"',
    ],
    unlike: 'User "ann" cannot create resource "serviceaccounts" in the namespace "shop"',
    source: docs('releases/upgrading/upgrading-1.20-1.21'),
  },
  {
    id: 'ISS-08',
    area: 'issuer',
    title: 'A Secret of a DNS solver is missing',
    places: [...logged, 'facts'],
    says: /\bInvalidSolver\b/,
    beats: ['ISS-10'],
    explanation:
      'From 1.21 on an issuer is not ready while a Secret that one of its DNS-01 solvers names, or its key, is missing. 1.21.0 does not notice when it comes.',
    remedy:
      'Create the Secret with the key that the solver names. With 1.21.0 upgrade to 1.21.1, or restart the controller.',
    examples: [
      'Ready=False InvalidSolver: error determining ACME DNS-01 solver secrets for issuer shop/letsencrypt: secrets "route53" not found',
    ],
    unlike: 'Ready=False InvalidConfig: spec.acme.server: Required value',
    source: docs('releases/release-notes/release-notes-1.21'),
  },
  {
    id: 'ISS-09',
    area: 'issuer',
    title: 'The Venafi server refuses the credentials',
    places: [...logged, 'status CertificateRequest'],
    says: /\bAuthFailed\b/,
    explanation: 'They are wrong, or the token has expired.',
    remedy: 'Put new credentials into the Secret that the issuer names.',
    examples: [
      'Ready=False AuthFailed: Failed to verify credentials: tppClient.VerifyAccessToken: invalid_token',
    ],
    unlike: 'Ready=True VenafiAccountVerified: Venafi issuer started',
    source: docs('releases/release-notes/release-notes-1.21'),
  },
  {
    id: 'ISS-10',
    area: 'issuer',
    title: 'The ClusterIssuer looks for its Secrets in another namespace',
    places: ['status ClusterIssuer', 'event ClusterIssuer', 'facts'],
    says: /secrets? "[^"]+" not found/,
    beats: ['ISS-01', 'ISS-05', 'ISS-06'],
    explanation:
      'ClusterIssuers read from the cluster resource namespace, which follows the namespace of the release: after an installation elsewhere it is another one.',
    remedy:
      'Copy the Secret into the cluster resource namespace, or set clusterResourceNamespace to where it is.',
    examples: [
      'Ready=False ErrGetKeyPair: Error getting keypair for CA issuer: secrets "company-ca" not found',
    ],
    unlike: 'clusterissuer.cert-manager.io "company" not found',
    source: issue(4136),
  },
  {
    id: 'ISS-11',
    area: 'issuer',
    title: 'The Venafi server cannot be used',
    places: [...logged, 'status CertificateRequest'],
    says: /\bErrorSetup\b|Failed to set ?up (?:Venafi|Certificate Manager) issuer/,
    general: true,
    explanation:
      'It was not reached, is another one, shows a certificate that is not trusted, or does not know the zone.',
    remedy:
      'Try the URL of the server from inside the cluster, compare the zone, and set caBundle for a private CA.',
    examples: [
      'Ready=False ErrorSetup: Failed to setup Certificate Manager issuer: error building client: tppClient.GetRefreshToken: Post "https://venafi.example/vedauth/authorize/oauth": dial tcp: lookup venafi.example on 10.96.0.10:53: no such host',
    ],
    unlike: 'Ready=True VenafiAccountVerified: Venafi issuer started',
    source: docs('configuration/venafi'),
  },
];
