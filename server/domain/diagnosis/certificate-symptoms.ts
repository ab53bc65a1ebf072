import { docs, issue } from './links';
import type { Place, Symptom } from './symptom';

const status: readonly Place[] = ['status Certificate', 'event Certificate'];
const source = docs('troubleshooting');

export const certificateSymptoms: readonly Symptom[] = [
  {
    id: 'CRT-01',
    area: 'certificate',
    title: 'The Secret does not exist',
    places: status,
    says: /\bDoesNotExist\b|Issuing certificate as Secret does not exist/,
    general: true,
    explanation:
      'The first issuance has not succeeded yet, or the Secret was deleted. After the step to 1.13 a Secret without its label can be overlooked as well.',
    remedy:
      'Follow the CertificateRequest. Where the Secret was deleted, restore it from a backup rather than issue anew.',
    examples: ['Ready=False DoesNotExist: Issuing certificate as Secret does not exist'],
    unlike: 'Ready=False Pending: Issuer does not exist',
    source,
  },
  {
    id: 'CRT-02',
    area: 'certificate',
    title: 'What is in the Secret is damaged',
    places: status,
    says: /\b(?:MissingData|InvalidKeyPair|InvalidCertificate)\b/,
    explanation:
      'tls.crt or tls.key is missing or cannot be read, or the two do not belong together.',
    remedy: 'Restore the Secret from a backup, or let cert-manager issue it anew.',
    examples: [
      'Ready=False MissingData: Issuing certificate as Secret does not contain a private key',
      'Ready=False InvalidKeyPair: Issuing certificate as Secret contains a private key that does not match the certificate',
      'Issuing=False InvalidCertificate: The certificate request has failed to complete and will be retried: Issuer returned an invalid certificate: failed to decode: no PEM data',
    ],
    unlike: 'Ready=False InvalidCertificateRequest: Failed to decode current CertificateRequest',
    source,
  },
  {
    id: 'CRT-03',
    area: 'certificate',
    title: 'The Secret comes from another issuer',
    places: status,
    says: /\bIncorrectIssuer\b|Secret was previously issued by/,
    explanation:
      'The annotations of the Secret name another issuer than the Certificate does: the Certificate was changed, or the Secret was restored without its annotations (1.19.0 does it by a fault of its own).',
    remedy:
      'After a change of the issuer this ends by itself. After a restore: scale the controller to 0, put the annotations back, and scale it up again.',
    examples: [
      'Issuing=True IncorrectIssuer: Issuing certificate as Secret was previously issued by "Issuer.cert-manager.io/old-ca"',
    ],
    unlike: 'Issuing=True Renewing: Renewing certificate as renewal was scheduled at 2026-01-01',
    source,
  },
  {
    id: 'CRT-04',
    area: 'certificate',
    title: 'Two Certificates name the same Secret',
    places: [...status, 'event Ingress'],
    says: /\bIncorrectCertificate\b|\bDuplicateSecretName\b|Secret was issued for "[^"]*"\. If this message/,
    explanation: 'Only one of them can own it; the other would overwrite it and is never issued.',
    remedy: 'Give each Certificate its own secretName, or delete the one that is not wanted.',
    examples: [
      'Ready=False IncorrectCertificate: Secret was issued for "status-page". If this message is not transient, you might have two conflicting Certificates pointing to the same secret.',
    ],
    unlike: 'Certificate web is up to date and has not expired',
    source,
  },
  {
    id: 'CRT-05',
    area: 'certificate',
    title: 'The key in the Secret is not the one that was asked for',
    places: status,
    says: /\bSecretMismatch\b|[Ee]xisting private key is not up to date|does not match the current CertificateRequest/,
    general: true,
    explanation:
      'Something else writes into the Secret, or the Certificate asks for another kind of key. If it comes again and again, two of them write in turn.',
    remedy:
      'Look in managedFields of the Secret who else writes it, and stop that. A change of spec.privateKey heals itself with rotationPolicy Always.',
    examples: [
      'Issuing=True SecretMismatch: Existing private key is not up to date for spec: [spec.privateKey.size]',
      'Ready=False SecretMismatch: Secret contains a private key that does not match the current CertificateRequest',
    ],
    unlike: 'Normal Generated: Stored new private key in temporary Secret resource "web-x7k2p"',
    source: 'https://github.com/cert-manager/website/pull/2128',
  },
  {
    id: 'CRT-06',
    area: 'certificate',
    title: 'The Certificate was changed since it was issued',
    places: status,
    says: /\bRequestChanged\b|Fields on existing CertificateRequest resource not up to date|Existing issued Secret is not up to date for spec/,
    explanation:
      'Names, usages, duration or subject in the spec differ from what is in the issued certificate.',
    remedy:
      'After an edit this is expected and ends with the new certificate. Where it goes to and fro, two sources (GitOps, ingress-shim, a person) write the same Certificate.',
    examples: [
      'Issuing=True RequestChanged: Fields on existing CertificateRequest resource not up to date: [spec.dnsNames]',
      'Issuing=True SecretMismatch: Issuing certificate as Existing issued Secret is not up to date for spec: [spec.commonName]',
    ],
    unlike: 'Created new CertificateRequest resource "web-2"',
    source,
  },
  {
    id: 'CRT-07',
    area: 'certificate',
    title: 'The certificate has expired',
    places: status,
    says: /\bExpired\b.*Certificate expired on|Certificate expired on/,
    general: true,
    explanation: 'Its renewal has not succeeded for a third of its lifetime or more.',
    remedy:
      'Look why the renewal fails: condition Issuing, status.failedIssuanceAttempts, then the newest CertificateRequest.',
    examples: ['Ready=False Expired: Certificate expired on Thu, 01 Jan 2026 00:00:00 UTC'],
    unlike: 'Ready=True Ready: Certificate is up to date and has not expired',
    source,
  },
  {
    id: 'CRT-08',
    area: 'certificate',
    title: 'The renewal waits after a failure',
    places: [...status, 'log controller', 'facts'],
    says: /Backing off from issuance due to previously failed issuance/,
    explanation:
      'After a failure cert-manager waits one hour, and twice as long after each further one, up to 32 hours. A renewal also stays out while no controller leads, or where spec.renewal.policy is Disabled (1.21).',
    remedy:
      'Remove what made it fail; then ask for the renewal with cmctl renew, which does not wait.',
    examples: [
      'Backing off from issuance due to previously failed issuance(s). Issuance will next be attempted at 2026-01-01 10:00:00 +0000 UTC',
    ],
    unlike: 'Back-off restarting failed container',
    source: docs('faq'),
  },
  {
    id: 'CRT-09',
    area: 'certificate',
    title: 'The key would have to change and may not',
    places: [...status, 'log controller'],
    says: /\bCannotRegenerateKey\b|User intervention required: existing private key in Secret/,
    beats: ['CRT-05'],
    explanation:
      'The spec asks for another algorithm or size than the stored key has, and rotationPolicy Never forbids a new one: the issuance waits for a person.',
    remedy:
      'Set spec.privateKey.rotationPolicy to Always, or put the algorithm and size of the stored key back into the spec.',
    examples: [
      'CannotRegenerateKey: User intervention required: existing private key in Secret "web-tls" does not match requirements on Certificate resource, mismatching fields: [spec.privateKey.algorithm], but cert-manager cannot create new private key as the Certificate\'s .spec.privateKey.rotationPolicy is unset or set to Never.',
    ],
    unlike: 'Reusing private key stored in existing Secret resource "web-tls"',
    source,
  },
  {
    id: 'CRT-10',
    area: 'certificate',
    title: 'The password of the keystore is missing',
    places: [...status, 'log controller'],
    says: /\bKeystorePasswordSecretNotFound\b|(?:fetching|failed to (?:fetch|find)) .{0,200}keystore.{0,200}password|keystore password Secret (?:"[^"]*" not found|contains no data)/i,
    explanation:
      'The Certificate asks for a JKS or PKCS#12 keystore, and the Secret that holds the password, or its key, is not there.',
    remedy: 'Create the Secret that passwordSecretRef names, with a non-empty value under its key.',
    examples: [
      'KeystorePasswordSecretNotFound: JKS keystore password Secret "keystore-password" not found',
      'PKCS12 keystore password Secret contains no data for key "password"',
      'failed to add keystores to Secret: fetching PKCS12 keystore password from Secret: secrets "keystore-password" not found',
    ],
    unlike: 'JKS keystore updated',
    source,
  },
  {
    id: 'CRT-11',
    area: 'certificate',
    title: 'The annotations of the Ingress cannot be used',
    places: ['event Ingress'],
    says: /\bBadConfig\b/,
    explanation:
      'ingress-shim makes no Certificate of it: an annotation is missing, both issuer and cluster-issuer are set, or a TLS block lacks hosts or secretName.',
    remedy: 'Correct the annotations and the TLS blocks as the event says.',
    examples: [
      'BadConfig: Could not determine issuer for ingress due to bad annotations: failed to determine issuer name to be used for ingress resource',
      'BadConfig: Skipped a TLS block: spec.tls[0].secretName: Required value',
    ],
    unlike: 'CreateCertificate: Successfully created Certificate "web-tls"',
    source: docs('usage/ingress'),
  },
  {
    id: 'CRT-12',
    area: 'certificate',
    title: 'The Ingress no longer owns its Certificate',
    places: ['log controller', 'facts'],
    says: /certificate resource (?:has no owner|is not owned by this object)|not owned by (?:this|the) (?:object|ingress)/i,
    explanation:
      'The Certificate bears the uid of an Ingress of before, or none, mostly after a restore: ingress-shim leaves it alone, and changes of the Ingress have no effect.',
    remedy:
      'Delete the Certificate and keep its Secret: ingress-shim makes the Certificate again and takes over the Secret.',
    examples: [
      'certificate resource is not owned by this object. refusing to update non-owned certificate resource for object',
    ],
    unlike: 'found Order resource not owned by this CertificateRequest, retrying',
    source: docs('devops-tips/backup'),
  },
  {
    id: 'CRT-13',
    area: 'certificate',
    title: 'What is served is a temporary certificate',
    places: ['facts'],
    explanation:
      'The Certificate asks for a temporary one until the issuer answers, and that is what lies in the Secret. Besides, an Ingress controller may cache, or read a Secret of another namespace.',
    remedy:
      'Compare the fingerprint that is served with the one that is stored. While they are the same, the issuance is what to look at; otherwise reload the Ingress controller.',
    examples: [],
    unlike: 'Issued temporary certificate',
    source: docs('faq'),
  },
  {
    id: 'CRT-14',
    area: 'certificate',
    title: 'The CA was renewed after this certificate',
    places: ['facts'],
    explanation:
      'A new CA certificate does not renew what the old one has signed. From 1.18 on the CA gets a new key with it, so who trusts only the new CA refuses the old certificates.',
    remedy:
      'Renew every certificate of this CA, let clients trust both CAs meanwhile, and set rotationPolicy Never on the Certificate of the CA.',
    examples: [],
    unlike: 'Signing CA verified',
    source: issue(5851),
  },
  {
    id: 'CRT-15',
    area: 'certificate',
    title: 'That rotation policy does not exist',
    places: ['error api', 'error helm', 'event Ingress', 'log controller'],
    says: /spec\.privateKey\.rotationPolicy: Unsupported value/,
    explanation: 'From 1.8 on only Never and Always are accepted.',
    remedy: 'Write Never or Always.',
    examples: [
      'admission webhook "webhook.cert-manager.io" denied the request: spec.privateKey.rotationPolicy: Unsupported value: "Sometimes": supported values: "Always", "Never"',
    ],
    unlike: 'spec.privateKey.encoding: Unsupported value: "PKCS9"',
    source: docs('releases/upgrading/upgrading-1.7-1.8'),
  },
  {
    id: 'CRT-16',
    area: 'certificate',
    title: 'The certificate is larger than cert-manager reads',
    places: [
      ...status,
      'status CertificateRequest',
      'status Issuer',
      'status ClusterIssuer',
      'log controller',
    ],
    says: /provided PEM data was larger than the maximum/,
    beats: ['CRT-02', 'ISS-05'],
    explanation:
      'From 1.16.2 on cert-manager refuses PEM data above a limit, against attacks with huge input; certificates with very many names reach it.',
    remedy:
      'Upgrade to 1.19 or later, whose limits are wider (and adjustable from 1.21 on), or split the names over several Certificates.',
    examples: [
      'Ready=False InvalidCertificate: Issuing certificate as Secret contains an invalid certificate: error decoding certificate PEM block: provided PEM data was larger than the maximum 6500B',
    ],
    unlike: 'no PEM data was found in given input',
    source: 'https://github.com/cert-manager/cert-manager/blob/master/internal/pem/decode.go',
  },
];
