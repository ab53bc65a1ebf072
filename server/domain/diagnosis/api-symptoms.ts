import { docs, issue } from './links';
import type { Place, Symptom } from './symptom';

const answers: readonly Place[] = ['error api', 'error helm'];
const kinds = '(?:Certificate|Issuer|ClusterIssuer|CertificateRequest|Order|Challenge)';

export const apiSymptoms: readonly Symptom[] = [
  {
    id: 'API-01',
    area: 'api',
    title: "cert-manager's CRDs are missing",
    places: [...answers, 'log controller', 'log cainjector', 'log startupapicheck'],
    says: new RegExp(
      `no matches for kind "${kinds}"|no resources found for group "cert-manager\\.io|failed to find API group "cert-manager\\.io"`,
    ),
    explanation:
      'The API server does not know the kinds of cert-manager: their CRDs were never installed, or were deleted.',
    remedy:
      'Install the CRDs of the version that runs; then restore Issuers and Certificates from a backup. The TLS Secrets are still there.',
    examples: [
      'resource mapping not found for name: "web" namespace: "shop" from "web.yaml": no matches for kind "Certificate" in version "cert-manager.io/v1"',
      'error finding the scope of the object: failed to get restmapping: failed to find API group "cert-manager.io"',
    ],
    unlike: 'no matches for kind "Gateway" in version "gateway.networking.k8s.io/v1"',
    source: docs('reference/cmctl'),
  },
  {
    id: 'API-02',
    area: 'api',
    title: 'Objects may still be stored in a version that the new CRD does not have',
    places: answers,
    says: /status\.storedVersions\[\d+\]: Invalid value: "v1(?:alpha2|alpha3|beta1)".*(?:must appear in spec\.versions|missing from spec\.versions)/s,
    explanation:
      'The CRD remembers old versions in which objects were stored once, and may not lose them before they are migrated.',
    remedy: 'Run cmctl upgrade migrate-api-version, then apply the CRDs again.',
    examples: [
      'CustomResourceDefinition.apiextensions.k8s.io "certificates.cert-manager.io" is invalid: status.storedVersions[0]: Invalid value: "v1alpha2": must appear in spec.versions',
      'CustomResourceDefinition.apiextensions.k8s.io "issuers.cert-manager.io" is invalid: status.storedVersions[0]: Invalid value: "v1alpha2": missing from spec.versions; v1alpha2 was previously a storage version, and must remain in spec.versions until a storage migration ensures no data remains persisted in v1alpha2 and removes v1alpha2 from status.storedVersions',
    ],
    unlike: 'status.conditions[0]: Invalid value: "v1alpha2"',
    source: docs('releases/upgrading/remove-deprecated-apis'),
  },
  {
    id: 'API-03',
    area: 'api',
    title: 'Objects are stored in a version that the CRD lacks',
    places: [...answers, 'log controller', 'status Namespace'],
    says: /request to convert CR from an invalid group\/version/,
    explanation:
      'The CRD lost a version before every object was written in a newer one; the API server can read these no longer.',
    remedy:
      'Add the version to the CRD again with served: false, run cmctl upgrade migrate-api-version, and remove it again.',
    examples: [
      'failed to list *v1.Certificate: request to convert CR from an invalid group/version: cert-manager.io/v1alpha2',
    ],
    unlike: 'request to convert units from an invalid group',
    source: issue(4900),
  },
  {
    id: 'API-04',
    area: 'api',
    title: 'The CRD keeps a part of its old conversion',
    places: answers,
    says: /spec\.conversion\.(?:strategy: Required value|webhookClientConfig: Forbidden)/,
    explanation:
      'cainjector once wrote into spec.conversion and still owns fields there, which server-side apply leaves behind half removed.',
    remedy:
      'Patch spec.conversion to {"strategy":"None"} and remove the entry of cainjector from managedFields, then apply again.',
    examples: [
      'CustomResourceDefinition.apiextensions.k8s.io "orders.acme.cert-manager.io" is invalid: spec.conversion.strategy: Required value',
      'spec.conversion.webhookClientConfig: Forbidden: should not be set when strategy is not set to Webhook',
    ],
    unlike: 'spec.strategy: Required value',
    source: issue(8771),
  },
  {
    id: 'API-05',
    area: 'api',
    title: 'Helm does not own what is there already',
    places: answers,
    says: /invalid ownership metadata;? ?(?:label|annotation) validation error/,
    explanation:
      'The object was made by kubectl or belongs to another release; Helm takes over nothing that is not labelled as its own.',
    remedy:
      'Label it app.kubernetes.io/managed-by=Helm and annotate it with meta.helm.sh/release-name and meta.helm.sh/release-namespace, or run helm with --take-ownership.',
    examples: [
      'Unable to continue with install: CustomResourceDefinition "issuers.cert-manager.io" in namespace "" exists and cannot be imported into the current release: invalid ownership metadata; label validation error: missing key "app.kubernetes.io/managed-by": must be set to "Helm"',
    ],
    unlike: 'metadata validation error: invalid owner',
    source: issue(6573),
  },
  {
    id: 'API-06',
    area: 'api',
    title: 'A CRD does not fit into the annotation of kubectl apply',
    places: answers,
    says: /metadata\.annotations: Too long/,
    explanation:
      'Client-side apply keeps a copy of the whole object in an annotation, and a CRD is larger than annotations may be.',
    remedy: 'Apply with --server-side, or use kubectl replace.',
    examples: [
      'The CustomResourceDefinition "issuers.cert-manager.io" is invalid: metadata.annotations: Too long: must have at most 262144 bytes',
    ],
    unlike: 'metadata.name: Too long: may not be longer than 63',
    source: issue(3933),
  },
  {
    id: 'API-07',
    area: 'helm',
    title: 'Helm believes that another operation still runs',
    places: ['error helm', 'facts'],
    says: /another operation \(install\/upgrade\/rollback\) is in progress/,
    explanation:
      'A Helm client ended in the middle and left its newest revision pending; Helm takes that for a lock.',
    remedy:
      'Make sure that nobody else upgrades now. Then roll back to the last deployed revision, or remove the record of the pending one.',
    examples: [
      'Error: UPGRADE FAILED: another operation (install/upgrade/rollback) is in progress',
    ],
    unlike: 'another upgrade of the node is in progress',
    source: 'https://github.com/helm/helm/issues/8987',
  },
  {
    id: 'API-08',
    area: 'helm',
    title: 'The chart refuses the values',
    places: ['error helm'],
    says: /values don't meet the specifications of the schema/,
    explanation:
      'From 1.16 on the chart knows which values there are; a misspelt one, or one that is gone since, is refused before anything changes.',
    remedy: 'Remove or rename the values that the message names.',
    examples: [
      "Error: UPGRADE FAILED: values don't meet the specifications of the schema(s) in the following chart(s):\ncert-manager:\n- at '': additional properties 'instalCRDs' not allowed",
    ],
    unlike: 'the object does not meet the schema',
    source: docs('releases/upgrading/upgrading-1.15-1.16'),
  },
  {
    id: 'API-09',
    area: 'helm',
    title: "The release's manifest names kinds that the cluster no longer has",
    places: ['error helm'],
    says: /unable to build kubernetes objects from current release manifest/,
    beats: ['API-01'],
    explanation:
      'What Helm installed last is written in API versions that the cluster no longer serves, mostly PodSecurityPolicy or cert-manager v1alpha2.',
    remedy:
      'Run helm mapkubeapis on the release. Set global.podSecurityPolicy.enabled=false before Kubernetes 1.25.',
    examples: [
      'Error: UPGRADE FAILED: unable to build kubernetes objects from current release manifest: resource mapping not found for name: "cert-manager" namespace: "" from "": no matches for kind "PodSecurityPolicy" in version "policy/v1beta1"',
    ],
    unlike: 'unable to build kubernetes objects from release manifest: unknown field "spec.x"',
    source: issue(5971),
  },
  {
    id: 'API-10',
    area: 'helm',
    title: 'The selector of a Deployment cannot be changed',
    places: answers,
    says: /spec\.selector: Invalid value:.*field is immutable/s,
    explanation:
      'The labels that select the Pods differ from the installed ones: another release name, a name override, or the step from 0.13 to 0.14.',
    remedy:
      'Delete the Deployments of cert-manager, and only these, then apply again. Leave the CRDs as they are.',
    examples: [
      'Deployment.apps "cert-manager" is invalid: spec.selector: Invalid value: v1.LabelSelector{MatchLabels:map[string]string{"app":"cert-manager"}}: field is immutable',
    ],
    unlike: 'spec.type: Invalid value: "Opaque": field is immutable',
    source: issue(2689),
  },
  {
    id: 'API-11',
    area: 'helm',
    title: 'The start-up check did not succeed in time',
    places: ['error helm'],
    says: /(?:failed post-install|startupapicheck).*(?:timed out|deadline exceeded|InProgress)/s,
    explanation:
      'The Job that asks for the first answer of the webhook did not finish: the webhook is not reached, the image cannot be pulled, a sidecar keeps the Pod running, or a NetworkPolicy stands between.',
    remedy:
      'Read the log of the Job cert-manager-startupapicheck: it prints what the API server answers. Raise startupapicheck.timeout where it is only slow.',
    examples: [
      'Error: INSTALLATION FAILED: failed post-install: 1 error occurred: * timed out waiting for the condition',
      'resource Job/cert-manager/cert-manager-startupapicheck not ready. status: InProgress, message: Job in progress: context deadline exceeded',
    ],
    unlike: 'failed pre-upgrade: timed out waiting for the condition',
    source: issue(4646),
  },
  {
    id: 'API-12',
    area: 'helm',
    title: 'The chart does not fit this version of Kubernetes',
    places: ['error helm'],
    says: /chart requires kubeVersion/,
    explanation:
      'The cluster is older than the chart allows, or helm template was told another version than the cluster has.',
    remedy: 'Upgrade Kubernetes first, or pass the right --kube-version to helm template.',
    examples: [
      'Error: INSTALLATION FAILED: chart requires kubeVersion: >= 1.22.0-0 which is incompatible with Kubernetes v1.21.14',
    ],
    unlike: 'chart requires helm version 3.8',
    source: 'https://github.com/cert-manager/cert-manager/tree/master/deploy/charts/cert-manager',
  },
  {
    id: 'API-13',
    area: 'helm',
    title: 'Somebody else owns fields that are to be applied',
    places: answers,
    says: /Apply failed with \d+ conflicts?/,
    general: true,
    explanation:
      'Server-side apply does not take fields from another manager: cainjector, somebody with kubectl edit, or a controller of the cloud.',
    remedy:
      'Read which fields the message names. Where they are only ones like caBundle or namespaceSelector, apply with --force-conflicts.',
    examples: [
      'Error: UPGRADE FAILED: Apply failed with 2 conflicts: conflicts with "kubectl-edit" using apps/v1: - .spec.replicas - .spec.template.spec.containers',
    ],
    unlike:
      'Operation cannot be fulfilled on deployments.apps "cert-manager": the object has been modified',
    source: 'https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts',
  },
];
