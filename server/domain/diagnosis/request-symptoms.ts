import { docs, issue } from './links';
import type { Place, Symptom } from './symptom';

const status: readonly Place[] = ['status CertificateRequest', 'event CertificateRequest'];
const source = docs('concepts/certificaterequest');

export const requestSymptoms: readonly Symptom[] = [
  {
    id: 'CR-01',
    area: 'request',
    title: 'Nobody has approved the request',
    places: [...status, 'facts'],
    says: /Not signing CertificateRequest until it is Approved/,
    explanation:
      'No issuer signs before a request is approved. The built-in approver is off, or may not approve for this issuer, and no other approver has spoken.',
    remedy:
      'Install or repair the approver (for example approver-policy), let it approve on signers of this issuer, or approve this one request with cmctl approve.',
    examples: ['WaitingForApproval: Not signing CertificateRequest until it is Approved'],
    unlike: 'cert-manager.io: Certificate request has been approved by cert-manager.io',
    source,
  },
  {
    id: 'CR-02',
    area: 'request',
    title: 'The request was denied',
    places: [...status, 'status Certificate', 'event Certificate'],
    says: /\bDenied=True\b|The CertificateRequest was denied/,
    explanation: 'An approver, or a person, refused it. cert-manager asks again after a while.',
    remedy: 'Read why it was denied; change the policy, or what the Certificate asks for.',
    examples: [
      'Denied=True Policy: names outside of example.com are not allowed',
      'Ready=False Denied: The CertificateRequest was denied by an approval controller',
    ],
    unlike:
      'Approved=True cert-manager.io: Certificate request has been approved by cert-manager.io',
    source,
  },
  {
    id: 'CR-03',
    area: 'request',
    title: 'The issuer cannot do what is asked',
    places: [...status, 'status Certificate', 'event Certificate'],
    says: /\bInvalidRequest\b/,
    explanation:
      'The request contradicts itself or the issuer: for example its CSR bears other usages than its spec. It is not tried again as it is.',
    remedy: 'Change the Certificate as the message says; cert-manager then makes a new request.',
    examples: [
      'InvalidRequest=True UnsupportedKey: the private key algorithm is not supported',
      'Issuing=False InvalidRequest: The certificate request has failed to complete and will be retried: bad usages',
    ],
    unlike: 'Ready=False Pending: Waiting on certificate issuance from order shop/web-1-123',
    source,
  },
  {
    id: 'CR-04',
    area: 'request',
    title: 'The issuer is missing or not ready',
    places: [...status, 'log controller', 'facts'],
    says: /Referenced "?(?:Cluster)?Issuer"? not found|Referenced [Ii]ssuer does not have a Ready status condition|Referenced \w*Issuer \S+ does not have a Ready status condition/,
    explanation:
      'The issuer that is named does not exist in this namespace, has another kind, or cannot sign itself.',
    remedy: 'Create the issuer, correct issuerRef, or repair the issuer.',
    examples: [
      'Ready=False Pending: Referenced "Issuer" not found: issuer.cert-manager.io "letsencrypt" not found',
      'IssuerNotReady: Referenced issuer does not have a Ready status condition',
    ],
    unlike: 'Referenced secret cert-manager/ca not found',
    source: docs('troubleshooting'),
  },
  {
    id: 'CR-05',
    area: 'request',
    title: 'Who approves has no right to',
    places: ['error api', 'log controller'],
    says: /does not have permissions to set approved\/denied conditions/,
    explanation:
      'The webhook lets only those set Approved or Denied who may approve on signers of that issuer.',
    remedy:
      'Grant verb approve on signers.cert-manager.io, resource name issuers.cert-manager.io/NAMESPACE.NAME or clusterissuers.cert-manager.io/NAME, by a ClusterRole.',
    examples: [
      'admission webhook "webhook.cert-manager.io" denied the request: status.conditions: Forbidden: user "system:serviceaccount:policy:approver" does not have permissions to set approved/denied conditions for issuer {web Issuer cert-manager.io}',
    ],
    unlike: 'User "ann" cannot patch resource "certificaterequests/status"',
    source,
  },
  {
    id: 'CR-06',
    area: 'request',
    title: 'Several requests exist for one issuance',
    places: ['log controller', 'facts'],
    says: /multiple CertificateRequests (?:were )?found for/,
    explanation:
      'Two CertificateRequests bear the same revision, after a slow API server or a restore. cert-manager does nothing until only one is left.',
    remedy: 'Keep the newest that succeeded, and delete the others.',
    examples: [
      "multiple CertificateRequests were found for the 'next' revision 2, issuance is skipped until there are no more duplicates",
    ],
    unlike: 'multiple existing challenge solver pods found and cleaned up. retrying challenge sync',
    source: issue(6837),
  },
];
