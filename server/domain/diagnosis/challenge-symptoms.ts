import { docs, issue } from './links';
import type { Place, Symptom } from './symptom';

/** Until 1.20 the reason of a Challenge also stands in the events of its Order's owner now and then. */
const seen: readonly Place[] = ['status Challenge', 'event Challenge', 'log controller'];
const source = docs('troubleshooting/acme');
const waiting = 'State: pending, Reason: Waiting for HTTP-01 challenge propagation:';
const waitingForDns = 'State: pending, Reason: Waiting for DNS-01 challenge propagation:';

export const challengeSymptoms: readonly Symptom[] = [
  {
    id: 'AC-01',
    area: 'acme',
    title: 'Another server answers the HTTP-01 check',
    places: seen,
    says: /wrong status code '?404'?/,
    explanation:
      'The request reached something that does not know the path: an Ingress controller of another class, another host in DNS, or a CDN.',
    remedy:
      'Compare the class of the solver Ingress with the controller that answers for the name, and look at the A and AAAA records and at redirects.',
    examples: [`${waiting} wrong status code '404', expected '200'`],
    unlike: `${waiting} wrong status code '401', expected '200'`,
    source,
  },
  {
    id: 'AC-02',
    area: 'acme',
    title: 'The solver behind the Ingress does not answer',
    places: seen,
    says: /wrong status code '?50[234]'?/,
    explanation:
      'The Ingress is right, but its Service has no ready Pod: the solver has not started, or a service mesh asks it for mutual TLS.',
    remedy:
      'Look at the Pod cm-acme-http-solver-… in the namespace of the Certificate, at network policies, and at injected sidecars.',
    examples: [
      `${waiting} wrong status code '503', expected '200'`,
      `${waiting} wrong status code '502', expected '200'`,
    ],
    unlike: `${waiting} wrong status code '404', expected '200'`,
    source,
  },
  {
    id: 'AC-03',
    area: 'acme',
    title: 'The cluster does not reach its own public name',
    places: seen,
    says: /failed to perform self check GET request/,
    general: true,
    explanation:
      'cert-manager first asks as the CA would, and fails: the name does not resolve inside the cluster, or the way out and back in again is closed (split DNS, NAT without hairpin).',
    remedy:
      'Repair DNS or routing for Pods, for example by hostAliases; with 1.21 waitInsteadOfSelfCheck leaves the check out.',
    examples: [
      `${waiting} failed to perform self check GET request 'http://web.example/.well-known/acme-challenge/x': Get "http://web.example/.well-known/acme-challenge/x": dial tcp: lookup web.example on 10.96.0.10:53: no such host`,
    ],
    unlike: `${waiting} did not get expected response "a.b" when querying endpoint, got "<html>"`,
    source,
  },
  {
    id: 'AC-04',
    area: 'acme',
    title: 'The HTTP-01 check is redirected to broken HTTPS',
    places: seen,
    says: /self check.*(?:x509:|tls:)/s,
    explanation:
      'The path is redirected to https, where no certificate is served yet, or a TLS version that Go does not speak.',
    remedy: 'Leave /.well-known/acme-challenge out of the redirect.',
    examples: [
      `${waiting} failed to perform self check GET request 'http://web.example/.well-known/acme-challenge/x': Get "https://web.example/.well-known/acme-challenge/x": remote error: tls: unrecognized name`,
    ],
    unlike: 'Get "https://acme.example/directory": x509: certificate signed by unknown authority',
    source,
  },
  {
    id: 'AC-05',
    area: 'acme',
    title: 'ingress-nginx refuses the path of the solver',
    places: seen,
    says: /cannot be used with pathType Exact/,
    explanation:
      'From 1.18 on the solver Ingress uses pathType Exact, and ingress-nginx with strict validation refuses its path.',
    remedy:
      'Upgrade ingress-nginx, set its strict-validate-path-type to false, or turn feature gate ACMEHTTP01IngressPathTypeExact off.',
    examples: [
      'PresentError: Error presenting challenge: admission webhook "validate.nginx.ingress.kubernetes.io" denied the request: ingress contains invalid paths: path /.well-known/acme-challenge/x cannot be used with pathType Exact',
    ],
    unlike: 'path /a cannot be used with pathType Prefix',
    source: issue(7791),
  },
  {
    id: 'AC-06',
    area: 'acme',
    title: 'The DNS record is not visible yet',
    places: seen,
    says: /Waiting for DNS-01 challenge propagation/,
    general: true,
    explanation:
      'The TXT record was written, and the name servers that cert-manager asks do not show it: slow DNS, a record in the wrong zone, or a resolver with another view.',
    remedy:
      'Ask the authoritative name servers for the TXT record. Set --dns01-recursive-nameservers and --dns01-recursive-nameservers-only where the resolver of the cluster sees another zone.',
    examples: [`${waitingForDns} DNS record for "web.example" not yet propagated`],
    unlike: 'Presented challenge using DNS-01 challenge mechanism',
    source,
  },
  {
    id: 'AC-07',
    area: 'acme',
    title: 'The zone of the name cannot be found',
    places: seen,
    says: /Could not find the (?:SOA record|start of authority)|could not find SOA|When querying the SOA record|Could not determine the zone for|Could not determine authoritative nameservers/,
    explanation:
      'cert-manager climbs up the name until a SOA record answers, and none does: the resolver filters them, a parent zone fails, or the zone is private.',
    remedy: 'Give the controller public recursive name servers: --dns01-recursive-nameservers.',
    examples: [
      `${waitingForDns} Could not find the SOA record in the DNS tree for the domain '_acme-challenge.web.example.' using nameservers [10.96.0.10:53]`,
      "When querying the SOA record for the domain 'example.' using nameservers [10.96.0.10:53], rcode was expected to be 'NOERROR' or 'NXDOMAIN', but got 'SERVFAIL'",
      'Could not determine the zone for "_acme-challenge.web.example.": timeout',
    ],
    unlike: 'found SOA record for zone "example."',
    source,
  },
  {
    id: 'AC-08',
    area: 'acme',
    title: 'The credentials for the DNS provider are missing',
    places: [...seen, 'facts'],
    says: /error getting (?:[\w-]+ )*(?:secrets?|token|service account|access key)\b/,
    explanation:
      'The Secret, or the key in it, that the solver names was not found; for a ClusterIssuer it has to be in the cluster resource namespace.',
    remedy: 'Create the Secret there, with the key that the solver names.',
    examples: [
      'PresentError: Error presenting challenge: error getting cloudflare secret: secrets "cloudflare" not found',
      "PresentError: Error presenting challenge: error getting azure dns client secret: key 'client-secret' not found in secret",
      'PresentError: Error presenting challenge: error getting digitalocean token: secrets "do" not found',
    ],
    unlike: 'error getting zone: not authorised',
    source,
  },
  {
    id: 'AC-12',
    area: 'acme',
    title: 'cert-manager gave up waiting for the CA',
    places: seen,
    says: /error waiting for authorization|Error accepting authorization: context deadline exceeded/,
    explanation: '1.16.0 to 1.17.2 wait too briefly for the verdict of the ACME server.',
    remedy: 'Upgrade to 1.17.3, 1.18.1 or later.',
    examples: ['error waiting for authorization: context deadline exceeded'],
    unlike: 'waiting for authorization for domain',
    source: issue(7337),
  },
  {
    id: 'AC-16',
    area: 'acme',
    title: 'The Challenge cannot be deleted',
    places: ['facts'],
    explanation:
      'It waits for its clean-up: no controller runs, its credentials for the DNS provider are gone, or its finalizer has the name of before 1.17.',
    remedy:
      'Bring the controller, the issuer and its credentials back. As a last resort remove the finalizer, and the DNS record by hand.',
    examples: [],
    unlike: 'CleanUpError: Error cleaning up challenge',
    source: issue(3851),
  },
  {
    id: 'AC-17',
    area: 'acme',
    title: 'cert-manager may not bind what it makes to its owner',
    places: [...seen, 'event Order', 'status CertificateRequest'],
    says: /cannot set blockOwnerDeletion/,
    explanation:
      '1.20.0 lacks a right on finalizers that OpenShift asks for when an owner is to be kept from deletion.',
    remedy: 'Upgrade to 1.20.1 or later.',
    examples: [
      'orders.acme.cert-manager.io "web-1-1" is forbidden: cannot set blockOwnerDeletion if an ownerReference refers to a resource you can\'t set finalizers on',
    ],
    unlike: 'ownerReferences[0].blockOwnerDeletion: true',
    source: issue(8636),
  },
  {
    id: 'AC-18',
    area: 'acme',
    title: 'Cloudflare refuses the call',
    places: seen,
    says: /Cloudflare API|Found no Zones for domain/,
    explanation:
      'Cloudflare changed its API in 2025, or the token may not read the zone or edit its records.',
    remedy:
      'Give the token Zone:Read and DNS:Edit for the zone; upgrade to 1.12.16, 1.16.4, 1.17.1 or later.',
    examples: [
      'PresentError: Error presenting challenge: while querying the Cloudflare API for POST "/zones/1/dns_records" Error: 1001: Invalid request',
      'Error presenting challenge: Found no Zones for domain web.example. (neither in the sub-domain nor in the SLD)',
    ],
    unlike: 'the Cloudflare token is valid',
    source: issue(7540),
  },
  {
    id: 'AC-19',
    area: 'acme',
    title: 'The solver Ingress has two classes, or none',
    places: seen,
    says: /can ?not be set when the class field is also set|fields ingressClassName and class cannot be set/,
    explanation:
      'The class stands as annotation and as spec.ingressClassName at once; Kubernetes takes only one of them.',
    remedy:
      'Set exactly one of class and ingressClassName in the solver; from 1.20 on an Ingress can say it with acme.cert-manager.io/http01-ingress-ingressclassname.',
    examples: [
      'PresentError: Error presenting challenge: Ingress.networking.k8s.io "cm-acme-http-solver-x" is invalid: annotations.kubernetes.io/ingress.class: Invalid value: "nginx": can not be set when the class field is also set',
    ],
    unlike: 'spec.ingressClassName: Invalid value',
    source: issue(6184),
  },
  {
    id: 'AC-21',
    area: 'acme',
    title: 'The proof could not be put in place',
    places: ['event Challenge', 'log controller'],
    says: /Error presenting challenge/,
    general: true,
    explanation:
      'cert-manager could not write the DNS record, or start the solver: the DNS provider or its webhook refused or was not there, or the cluster forbade the Pod, Service or Ingress.',
    remedy:
      'Remove what the message names: credentials, the webhook of the solver, a quota or a policy. cert-manager then tries again by itself.',
    examples: [
      'PresentError: Error presenting challenge: response error: 401: {"error":"forbidden"}',
    ],
    unlike: 'Presented: Presented challenge using DNS-01 challenge mechanism',
    source,
  },
];
