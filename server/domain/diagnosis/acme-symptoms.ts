import { docs, issue } from './links';
import type { Place, Symptom } from './symptom';

/** What the CA says to an Order travels up to the Certificate, and into the log. */
const seen: readonly Place[] = [
  'status Order',
  'event Order',
  'status Challenge',
  'event Challenge',
  'status CertificateRequest',
  'event CertificateRequest',
  'status Certificate',
  'event Certificate',
  'log controller',
];
const source = docs('troubleshooting/acme');
const failed = 'State: errored, Reason: Failed to create Order:';
const invalid =
  'State: invalid, Reason: Error accepting authorization: acme: authorization error for web.example:';

export const acmeSymptoms: readonly Symptom[] = [
  {
    id: 'AC-09',
    area: 'acme',
    title: 'The CA takes no more for now',
    places: [...seen, 'status Issuer', 'status ClusterIssuer'],
    says: /urn:ietf:params:acme:error:rateLimited|too many (?:certificates|failed authorizations|new orders|currently pending|registrations|accounts)/i,
    explanation:
      'A limit of the CA is reached: certificates for the same names, failed validations, or new orders. Asking again makes it no better.',
    remedy:
      'Stop what asks again and again, wait until the time in the message, restore Secrets that are still valid from a backup, or use another issuer meanwhile.',
    examples: [
      `${failed} 429 urn:ietf:params:acme:error:rateLimited: too many certificates (5) already issued for this exact set of identifiers in the last 168h0m0s, retry after 2026-01-02 03:04:05 UTC: see https://letsencrypt.org/docs/rate-limits/#new-certificates-per-exact-set-of-identifiers`,
      `${failed} 429 : too many new orders (300) from this account in the last 3h0m0s`,
    ],
    unlike: 'Waited for 1.2s due to client-side rate limiting',
    source,
  },
  {
    id: 'AC-10',
    area: 'acme',
    title: 'The Order failed for good',
    places: [...seen, 'facts'],
    says: /order is in "(?:invalid|errored|expired)" state|^State: (?:invalid|errored|expired)\b/,
    general: true,
    explanation:
      'The CA could not validate a name, or refused the Order; this one is not tried again.',
    remedy:
      'Read what the Challenge or the authorization says, remove the reason, then ask for a new one with cmctl renew.',
    examples: [
      'Issuing=False Failed: The certificate request has failed to complete and will be retried: Failed to wait for order resource "web-1-123" to become ready: order is in "invalid" state: ',
      'State: errored, Reason: unexpected answer',
    ],
    unlike: 'State: pending, Reason: ',
    source,
  },
  {
    id: 'AC-11',
    area: 'acme',
    title: 'The authorization is no longer open',
    places: seen,
    says: /authorization must be pending/i,
    explanation:
      'The CA has finished the authorization already, or a restore brought back an Order of before.',
    remedy: 'Delete the Order; the CertificateRequest makes a new one.',
    examples: [
      'State: errored, Reason: Failed to finalize Order: 400 urn:ietf:params:acme:error:malformed: Unable to update challenge :: authorization must be pending',
    ],
    unlike: 'authorization is pending',
    source,
  },
  {
    id: 'AC-13',
    area: 'acme',
    title: 'No solver fits the name',
    places: seen,
    says: /no configured challenge solvers can be used for this challenge/,
    explanation:
      'The selectors of the solvers leave this name out, or it is a wildcard and only HTTP-01 is configured.',
    remedy:
      'Add a DNS-01 solver for wildcards; widen dnsNames, dnsZones or matchLabels of a solver.',
    examples: [
      'Solver: Failed to determine a valid solver configuration for the set of domains on the Order: no configured challenge solvers can be used for this challenge',
    ],
    unlike: 'no solver provider configured for "x"',
    source,
  },
  {
    id: 'AC-14',
    area: 'acme',
    title: 'A CAA record forbids this CA',
    places: seen,
    says: /urn:ietf:params:acme:error:caa\b|\bCAA record/,
    explanation:
      'The domain says in DNS which CAs may issue for it, and this one is not among them.',
    remedy: 'Add the CA to the CAA record of the domain, or use one that is named there.',
    examples: [
      `${invalid} 403 urn:ietf:params:acme:error:caa: CAA record for web.example prevents issuance`,
    ],
    unlike: 'CAB forum record',
    source,
  },
  {
    id: 'AC-15',
    area: 'acme',
    title: 'The CA no longer knows the Order',
    places: seen,
    says: /No order for ID/,
    explanation: 'The Order has expired at the CA, or another account made it.',
    remedy: 'Delete the Order; the CertificateRequest makes a new one.',
    examples: [
      'State: errored, Reason: Failed to retrieve Order resource: 404 urn:ietf:params:acme:error:malformed: No order for ID 1234',
    ],
    unlike: 'Created Order resource shop/web-1-1234',
    source: issue(3723),
  },
  {
    id: 'AC-20',
    area: 'acme',
    title: 'The CA does not offer that profile',
    places: [...seen, 'status Issuer', 'status ClusterIssuer'],
    says: /acme:error:invalidProfile|does not advertise a profile with name/,
    explanation: 'spec.acme.profile of the issuer names a profile that the server does not have.',
    remedy: 'Take one that the directory of the server lists under meta.profiles, or none.',
    examples: [
      `${failed} 400 urn:ietf:params:acme:error:invalidProfile: profile "shortlived2" not recognized`,
      `${failed} acme: certificate authority does not advertise a profile with name shortlived2`,
    ],
    unlike: 'profile: default',
    source,
  },
];
