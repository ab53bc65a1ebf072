import { docs } from './links';
import type { Place, Symptom } from './symptom';

/** Whoever writes a cert-manager object may be told so: a person, Helm, cert-manager itself. */
const calls: readonly Place[] = [
  'error api',
  'error helm',
  'log controller',
  'log cainjector',
  'log startupapicheck',
  'event Certificate',
  'event CertificateRequest',
  'event Order',
  'event Challenge',
  'status CertificateRequest',
];
const call =
  '(?:failed calling webhook "[^"]*cert-manager[^"]*"|conversion webhook for [^ ]*cert-manager\\.io)';
const calling = (rest: string) => new RegExp(`${call}.*(?:${rest})`, 's');
const post =
  'Internal error occurred: failed calling webhook "webhook.cert-manager.io": failed to call webhook: Post "https://cert-manager-webhook.cert-manager.svc:443/validate?timeout=30s"';
const source = docs('troubleshooting/webhook');

export const webhookSymptoms: readonly Symptom[] = [
  {
    id: 'WH-01',
    area: 'webhook',
    title: 'The webhook refuses connections',
    places: calls,
    says: calling('connection refused'),
    explanation:
      'Nothing listens where the Service of the webhook leads: its Pod is not up yet, has crashed, or listens on another port.',
    remedy:
      'Look at the Pod of the webhook. Where it runs, compare its --secure-port with the targetPort of its Service.',
    examples: [`${post}: dial tcp 10.96.0.11:443: connect: connection refused`],
    unlike:
      'Get "https://acme.example/directory": dial tcp 192.0.2.1:443: connect: connection refused',
    source,
  },
  {
    id: 'WH-02',
    area: 'webhook',
    title: 'Connections to the webhook run into a timeout',
    places: calls,
    says: calling('dial tcp[^"]{0,200}i/o timeout'),
    explanation:
      'Packets from the control plane to the webhook are dropped on the way: by a firewall (GKE private clusters), a security group, a NetworkPolicy, or because the control plane does not reach the Pod network (EKS with another CNI).',
    remedy:
      'Open the port of the webhook (10250 by default) for the control plane. On EKS with an overlay CNI set webhook.hostNetwork=true and webhook.securePort=10260. Let a NetworkPolicy admit it.',
    examples: [`${post}: dial tcp 10.0.12.7:10250: i/o timeout`],
    unlike: 'error pulling image: dial tcp 10.0.12.7:443: i/o timeout',
    source,
  },
  {
    id: 'WH-03',
    area: 'webhook',
    title: 'The webhook does not answer in time',
    places: calls,
    says: calling('context deadline exceeded|Client\\.Timeout|request canceled'),
    explanation:
      'The API server gave up before the connection failed by itself; a short timeout of the webhook configuration hides why.',
    remedy:
      'Set timeoutSeconds of the webhook configuration to 30 and try again: the error then names the real reason, mostly a blocked port.',
    examples: [
      `${post}: context deadline exceeded`,
      `${post}: net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)`,
    ],
    unlike: 'error waiting for the condition: context deadline exceeded',
    source,
  },
  {
    id: 'WH-04',
    area: 'webhook',
    title: 'The API server does not trust the webhook',
    places: calls,
    says: calling('x509: certificate signed by unknown authority'),
    explanation:
      'The CA in the webhook configurations is empty or not the one the webhook uses. cainjector writes it there: it is down, out of memory, without rights, or watches another namespace; or GitOps keeps removing what it writes.',
    remedy:
      "Look at cainjector's log, memory and Lease. Compare annotation cert-manager.io/inject-ca-from-secret with where the webhook's CA Secret is. Tell GitOps to leave caBundle alone.",
    examples: [
      `${post}: x509: certificate signed by unknown authority`,
      'conversion webhook for cert-manager.io/v1alpha2, Kind=Certificate failed: Post "https://cert-manager-webhook.cert-manager.svc:443/convert?timeout=30s": x509: certificate signed by unknown authority (possibly because of "x509: ECDSA verification failure")',
    ],
    unlike:
      'Failed to register ACME account: Get "https://acme.internal/directory": x509: certificate signed by unknown authority',
    source,
  },
  {
    id: 'WH-05',
    area: 'webhook',
    title: "The webhook's own certificate has expired",
    places: [...calls, 'log webhook'],
    says: new RegExp(
      `${call}.*x509: certificate has expired or is not yet valid|CA certificate has expired, try again later`,
      's',
    ),
    explanation:
      'The webhook did not renew its certificate (a fault of 1.15.0 to 1.15.2), the machine was suspended (before 1.21), its CA Secret is damaged, or a clock is wrong.',
    remedy:
      'Compare the clocks of the nodes. Restart the Deployment of the webhook; where its CA has expired, delete Secret cert-manager-webhook-ca first and restart cainjector as well. Upgrade from 1.15.0 to 1.15.2.',
    examples: [
      `${post}: x509: certificate has expired or is not yet valid: current time 2026-01-02T03:04:05Z is after 2026-01-01T00:00:00Z`,
      'Failed to generate serving certificate err="internal error: CA certificate has expired, try again later"',
    ],
    unlike:
      'Get "https://vault.example": x509: certificate has expired or is not yet valid: current time is after 2026-01-01',
    source,
  },
  {
    id: 'WH-06',
    area: 'webhook',
    title: 'Something else answers in place of the webhook',
    places: calls,
    says: /x509: certificate is valid for .*, not [^ ]*webhook/s,
    explanation:
      'The API server reached the kubelet of the node, which uses the same port 10250, because the webhook runs in the host network or on Fargate.',
    remedy: 'Give the webhook another port: webhook.securePort, for example 10260.',
    examples: [
      `${post}: x509: certificate is valid for ip-10-0-1-7.ec2.internal, not cert-manager-webhook.cert-manager.svc`,
    ],
    unlike: 'x509: certificate is valid for a.example, not b.example',
    source,
  },
  {
    id: 'WH-07',
    area: 'webhook',
    title: 'The Service of the webhook does not exist',
    places: calls,
    says: /service "[^"]*webhook[^"]*" not found/,
    explanation:
      'A webhook configuration of an installation that was removed or renamed is still there and calls a Service that is gone.',
    remedy:
      'Delete the left-over ValidatingWebhookConfiguration and MutatingWebhookConfiguration, or install cert-manager again under the same name.',
    examples: [`${post}: service "cert-manager-webhook" not found`],
    unlike: 'service "storefront" not found',
    source,
  },
  {
    id: 'WH-08',
    area: 'webhook',
    title: 'No Pod of the webhook is ready',
    places: calls,
    says: /no endpoints available for service "[^"]*webhook/,
    explanation:
      'The Service of the webhook selects no ready Pod: they do not become ready, bear other labels, or cannot be created.',
    remedy:
      'Read the events of the ReplicaSet of the webhook: quota, image and security policy are the usual reasons.',
    examples: [`${post}: no endpoints available for service "cert-manager-webhook"`],
    unlike: 'no endpoints available for service "storefront"',
    source,
  },
  {
    id: 'WH-09',
    area: 'webhook',
    title: 'The TLS handshake with the webhook runs into a timeout',
    places: calls,
    says: calling('TLS handshake timeout'),
    explanation:
      'A proxy of the API server takes the traffic inside the cluster for traffic to the outside, or the webhook has too little CPU.',
    remedy:
      'Add .svc, .cluster.local and the range of the Services to NO_PROXY of the API server; give the webhook more CPU.',
    examples: [`${post}: net/http: TLS handshake timeout`],
    unlike: 'Get "https://acme.example/directory": net/http: TLS handshake timeout',
    source,
  },
  {
    id: 'WH-10',
    area: 'webhook',
    title: 'The call to the webhook ends in Service Unavailable',
    places: calls,
    says: calling('Service Unavailable'),
    explanation:
      'What stands between the control plane and the Pods cannot reach the webhook: a CNI without routes for the host, or a broken Konnectivity tunnel.',
    remedy: 'Repair the CNI or the tunnel, or let the webhook run in the host network.',
    examples: [`${post}: Service Unavailable`],
    unlike: 'Get "https://vault.example/v1/sys/health": 503 Service Unavailable',
    source,
  },
  {
    id: 'WH-11',
    area: 'webhook',
    title: 'An API that nobody serves any longer is still registered',
    places: ['error api', 'error helm', 'log controller', 'log cainjector'],
    says: /the server is currently unable to handle the request/,
    beats: ['UN-01'],
    explanation:
      'APIService v1beta1.webhook.cert-manager.io of a cert-manager before 0.14 was left behind; what discovers the APIs of the cluster trips over it.',
    remedy:
      'Run kubectl get apiservices and delete v1beta1.webhook.cert-manager.io where it is not available.',
    examples: [
      'unable to retrieve the complete list of server APIs: webhook.cert-manager.io/v1beta1: the server is currently unable to handle the request',
    ],
    unlike: 'the server could not find the requested resource',
    source,
  },
  {
    id: 'WH-12',
    area: 'webhook',
    title: 'The webhook does not become ready',
    places: ['pod webhook'],
    says: /HTTP probe failed with statuscode: 500/,
    explanation:
      'It has no serving certificate: it may not write its CA Secret, or what is in it is damaged.',
    remedy:
      'Check Role cert-manager-webhook:dynamic-serving and its binding; delete Secret cert-manager-webhook-ca so that the webhook makes a new one.',
    examples: ['Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 500'],
    unlike: 'Unhealthy: Liveness probe failed: HTTP probe failed with statuscode: 503',
    source,
  },
  {
    id: 'WH-13',
    area: 'webhook',
    title: 'GKE Autopilot refuses what the chart installs',
    places: ['error api', 'error helm', 'log controller', 'log cainjector'],
    says: /GKE Warden|namespace "kube-system" is managed|is a managed resource/,
    beats: ['POD-06'],
    explanation:
      'Autopilot keeps kube-system for itself, and older versions refuse webhook configurations.',
    remedy:
      'Set global.leaderElection.namespace to the namespace of the release; use GKE 1.21 or later.',
    examples: [
      'leases.coordination.k8s.io is forbidden: User "system:serviceaccount:cert-manager:cert-manager" cannot create resource "leases" in API group "coordination.k8s.io" in the namespace "kube-system": GKE Warden authz [denied by managed-namespaces-limitation]: the namespace "kube-system" is managed and the request\'s verb "create" is denied',
    ],
    unlike:
      'configmaps is forbidden: User "ann" cannot list resource in the namespace "kube-system"',
    source,
  },
  {
    id: 'WH-14',
    area: 'webhook',
    title: 'AKS changes the webhook configurations back',
    places: ['error api', 'error helm'],
    says: /conflicts? with "admissionsenforcer"/,
    beats: ['API-13'],
    explanation:
      'The admissions enforcer of AKS writes a namespaceSelector into every webhook configuration and owns it from then on.',
    remedy:
      'Annotate the webhook configurations with admissions.enforcer/disabled=true, or apply with --force-conflicts.',
    examples: [
      'Apply failed with 1 conflict: conflict with "admissionsenforcer" using admissionregistration.k8s.io/v1: .webhooks[name="webhook.cert-manager.io"].namespaceSelector',
    ],
    unlike: 'Apply failed with 1 conflict: conflict with "kubectl-edit" using apps/v1',
    source: 'https://github.com/aws-observability/helm-charts/pull/350',
  },
  {
    id: 'WH-15',
    area: 'webhook',
    title: 'The object is too large for the webhook',
    places: calls,
    says: calling('413|too large'),
    explanation: 'From 1.14 on the webhook reads no more than 3 MiB of a request.',
    remedy: 'Make the object smaller: annotations and status of copied objects are what grows.',
    examples: [
      `${post}: the server responded with the status code 413 but did not return more information`,
      'failed calling webhook "webhook.cert-manager.io": failed to call webhook: Request entity too large: limit is 3145728',
    ],
    unlike: 'metadata.annotations: Too long: must have at most 262144 bytes',
    source: docs('releases/release-notes/release-notes-1.14'),
  },
];
