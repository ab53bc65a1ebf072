import { docs, issue } from './links';
import type { Place, Symptom } from './symptom';

const logs: readonly Place[] = ['log controller', 'log webhook', 'log cainjector'];
const pods: readonly Place[] = [
  'pod controller',
  'pod webhook',
  'pod cainjector',
  'pod startupapicheck',
];

export const processSymptoms: readonly Symptom[] = [
  {
    id: 'POD-01',
    area: 'process',
    title: 'A feature gate is not known',
    places: [...logs, ...pods],
    says: /unrecognized feature gate: \S+/,
    explanation:
      'The component ends at once: this version, or this component, has no feature gate of that name.',
    remedy:
      'Remove the feature gate from the arguments, the Helm values or the configuration file.',
    examples: [
      'Error: invalid argument "ExperimentalGatewayAPISupport2=true" for "--feature-gates" flag: unrecognized feature gate: ExperimentalGatewayAPISupport2',
    ],
    unlike: 'feature gate: AdditionalCertificateOutputFormats is enabled',
    source: issue(6121),
  },
  {
    id: 'POD-02',
    area: 'process',
    title: 'A flag is not known',
    places: [...logs, ...pods],
    says: /unknown flag: --\S+/,
    explanation: 'The component ends at once: this version has no flag of that name any longer.',
    remedy: 'Remove the flag from extraArgs.',
    examples: ['Error: unknown flag: --renew-before-expiry-duration'],
    unlike: 'flag: --leader-elect=true',
    source: 'https://github.com/cert-manager/cert-manager/tree/master/cmd',
  },
  {
    id: 'POD-03',
    area: 'process',
    title: 'Two containers want the same port',
    places: [...logs, ...pods],
    says: /bind: address already in use/,
    explanation:
      'The Pod has the controller twice: a patch names its container as it was called before 1.10, and adds a second one.',
    remedy:
      'Delete the Deployment and apply it again; let the patch name container cert-manager-controller.',
    examples: [
      'failed to listen on prometheus address 0.0.0.0:9402: listen tcp 0.0.0.0:9402: bind: address already in use',
    ],
    unlike: 'bind: permission denied',
    source: issue(5974),
  },
  {
    id: 'POD-04',
    area: 'process',
    title: 'cainjector runs out of memory',
    places: ['pod cainjector'],
    says: /OOMKilled/,
    explanation:
      'It keeps every Secret and CRD that it might have to look at; in a large cluster that is much, and 1.12.0 to 1.12.2 leak.',
    remedy:
      'Raise its memory limit. Let it watch less: --namespace, --ignore-namespaces (1.21), or --enable-…-injectable=false for kinds that need no CA.',
    examples: ['OOMKilled: container cert-manager-cainjector ended with exit code 137'],
    unlike: 'Completed: container cert-manager-cainjector ended with exit code 0',
    source: issue(7147),
  },
  {
    id: 'POD-05',
    area: 'process',
    title: 'The controller runs out of memory',
    places: ['pod controller'],
    says: /OOMKilled/,
    explanation:
      'Before 1.13 it keeps every Secret of the cluster; later it is mostly CertificateRequests that multiply without end.',
    remedy:
      'Raise its memory limit, look for a Certificate that is issued again and again, and upgrade from versions before 1.13.',
    examples: ['OOMKilled: container cert-manager-controller ended with exit code 137'],
    unlike: 'Error: container cert-manager-controller ended with exit code 1',
    source: issue(6714),
  },
  {
    id: 'POD-06',
    area: 'process',
    title: 'The component may not use its Lease',
    places: ['log controller', 'log cainjector'],
    says: /error retrieving resource lock|leases\.coordination\.k8s\.io .*is forbidden/,
    explanation:
      'Leader election needs a Lease, and the rights for it are missing or given in another namespace: so nobody leads, and nothing is done.',
    remedy:
      'Let global.leaderElection.namespace and the Role of leader election name the same namespace; delete a Lease that is left over.',
    examples: [
      'error retrieving resource lock kube-system/cert-manager-controller: leases.coordination.k8s.io "cert-manager-controller" is forbidden: User "system:serviceaccount:cert-manager:cert-manager" cannot get resource "leases" in API group "coordination.k8s.io" in the namespace "kube-system"',
    ],
    unlike: 'secrets "web-tls" is forbidden: User "ann" cannot get resource "secrets"',
    source: issue(5471),
  },
  {
    id: 'POD-07',
    area: 'process',
    title: 'Pods run, but none of them leads',
    places: ['log controller', 'log cainjector'],
    says: /attempting to acquire leader lease/i,
    explanation:
      'The Lease is held by another installation, or by a Pod that is gone and whose time of 60 seconds is not over yet.',
    remedy:
      'Look who holds the Lease. Remove a second installation; where the holder is gone for minutes, delete the Lease.',
    examples: ['attempting to acquire leader lease kube-system/cert-manager-controller...'],
    unlike: 'successfully acquired lease kube-system/cert-manager-controller',
    source: docs('troubleshooting'),
  },
  {
    id: 'POD-08',
    area: 'process',
    title: 'A security policy keeps the Pods from being created',
    places: pods,
    says: /unable to validate against any security context constraint|violates PodSecurity/,
    explanation:
      'What the chart asks for (seccomp profile, user, read-only root) does not fit what the namespace or OpenShift allows.',
    remedy: 'Adapt the policy of the namespace, or the security contexts in the Helm values.',
    examples: [
      'FailedCreate: Error creating: pods "cert-manager-5d7f97b46d-" is forbidden: unable to validate against any security context constraint: [provider "restricted": .spec.containers[0].securityContext.seccomp: Invalid value]',
      'FailedCreate: Error creating: pods "cert-manager-webhook-" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false',
    ],
    unlike:
      'FailedCreate: Error creating: pods "cert-manager-" is forbidden: exceeded quota: small',
    source: docs('releases/release-notes/release-notes-1.10'),
  },
  {
    id: 'POD-09',
    area: 'process',
    title: 'An image cannot be pulled',
    places: pods,
    says: /ErrImagePull|ImagePullBackOff|Failed to pull image/,
    explanation:
      'The mirror lacks the image, or the values that name it have moved (startupapicheck in 1.14, the registry in 1.20).',
    remedy:
      'Mirror all five images of the version, and compare the names in the rendered manifest with the mirror.',
    examples: [
      'ImagePullBackOff: Back-off pulling image "mirror.example/jetstack/cert-manager-startupapicheck:v1.14.0"',
      'Failed: Failed to pull image "mirror.example/jetstack/cert-manager-controller:v1.20.0": not found',
    ],
    unlike:
      'Pulled: Successfully pulled image "mirror.example/jetstack/cert-manager-controller:v1.20.0"',
    source: 'https://github.com/sapcc/helm-charts/pull/12143',
  },
  {
    id: 'POD-10',
    area: 'process',
    title: 'The Gateway API is asked for and not there',
    places: ['log controller', 'pod controller'],
    says: /the Gateway API CRDs do not seem to be present|no matches for kind "(?:Gateway|HTTPRoute)"/,
    explanation:
      'Support for the Gateway API is on, but its CRDs are missing or too old; the controller looks for them only when it starts.',
    remedy:
      'Install the CRDs of the Gateway API and restart the controller, or turn the support off.',
    examples: [
      'error building controller context: the Gateway API CRDs do not seem to be present, but ExperimentalGatewayAPISupport is set to true. Please install the gateway-api CRDs.',
      'failed to get API group resources: no matches for kind "HTTPRoute" in version "gateway.networking.k8s.io/v1"',
    ],
    unlike: 'no matches for kind "Certificate" in version "cert-manager.io/v1"',
    source: docs('usage/gateway'),
  },
  {
    id: 'POD-11',
    area: 'process',
    title: 'The clock of the node runs wrong',
    places: [...logs, ...pods],
    says: /clockHealth/,
    explanation:
      'The time of the node jumped or the machine was suspended: the component no longer trusts its own clock and lets itself be restarted.',
    remedy: 'Repair the time synchronisation of the node, then restart the Pods.',
    examples: [
      'Unhealthy: Liveness probe failed: [+]ping ok [+]leaderElection ok [-]clockHealth failed: reason withheld livez check failed',
    ],
    unlike: '[+]ping ok [+]leaderElection ok livez check passed',
    source: docs('devops-tips/prometheus-metrics'),
  },
  {
    id: 'POD-12',
    area: 'process',
    title: 'This cert-manager is too old for the Ingresses of the cluster',
    places: ['log controller'],
    says: /could not find the requested resource.*[Ii]ngress|\*v1beta1\.Ingress: the server could not find the requested resource/,
    explanation:
      'Until 1.4 cert-manager asks for Ingresses in a version that Kubernetes 1.22 removed.',
    remedy: 'Upgrade cert-manager.',
    examples: [
      'Failed to watch *v1beta1.Ingress: failed to list *v1beta1.Ingress: the server could not find the requested resource (get ingresses.networking.k8s.io)',
    ],
    unlike: 'could not find the requested resource (get widgets.example.com)',
    source: issue(5167),
  },
  {
    id: 'POD-13',
    area: 'process',
    title: 'The controller slows itself down',
    places: ['log controller', 'log cainjector'],
    says: /client-side throttling/,
    explanation: 'It wants to ask the API server more often than its own limit lets it.',
    remedy: 'Raise --kube-api-qps and --kube-api-burst (until 1.20), or upgrade.',
    examples: [
      'Waited for 1.2s due to client-side throttling, not priority and fairness, request: GET:https://10.96.0.1:443/apis/acme.cert-manager.io/v1/orders',
    ],
    unlike: 'Waited for 1.2s due to priority and fairness',
    source: docs('installation/best-practice'),
  },
];
