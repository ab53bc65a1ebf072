import { docs, issue } from './links';
import type { Symptom } from './symptom';

export const uninstallSymptoms: readonly Symptom[] = [
  {
    id: 'UN-01',
    area: 'uninstall',
    title: 'The namespace does not go away',
    places: ['status Namespace', 'error api', 'error helm'],
    says: /\bNamespaceDeletionDiscoveryFailure=?\b|\bNamespace(?:ContentRemaining|FinalizersRemaining|DeletionContentFailure)=True\b|unable to retrieve the complete list of server APIs/,
    explanation:
      'An API that nobody serves (a DNS-01 webhook, or v1beta1.webhook.cert-manager.io of long ago) keeps Kubernetes from looking what is left, or objects with finalizers are left.',
    remedy:
      'Delete the APIService that is not available; let the controller finish its Challenges, or remove their finalizers.',
    examples: [
      'NamespaceDeletionDiscoveryFailure=True DiscoveryFailed: Discovery failed for some groups, 1 failing: unable to retrieve the complete list of server APIs: acme.example.com/v1alpha1: stale GroupVersion discovery',
      'NamespaceDeletionContentFailure=True ContentDeletionFailed: Failed to delete all resource types, 1 remaining: unexpected items still remain in namespace: shop',
      'NamespaceContentRemaining=True SomeResourcesRemain: Some resources are remaining: challenges.acme.cert-manager.io has 2 resource instances',
      'NamespaceFinalizersRemaining=True SomeFinalizersRemain: Some content in the namespace has finalizers remaining: acme.cert-manager.io/finalizer in 2 resource instances',
    ],
    unlike: 'NamespaceContentRemaining=False ContentRemoved: All content successfully removed',
    source: docs('installation/helm'),
  },
  {
    id: 'UN-02',
    area: 'uninstall',
    title: 'A CRD does not go away',
    places: ['status CustomResourceDefinition', 'error helm'],
    says: /\bInstanceDeletionInProgress\b/,
    explanation:
      'Challenges with finalizers are left, and the controller that would remove these is gone.',
    remedy: 'Bring the controller back, or remove the finalizers of the Challenges.',
    examples: [
      'Terminating=True InstanceDeletionInProgress: CustomResource deletion is in progress',
    ],
    unlike: 'Established=True InitialNamesAccepted: the initial names have been accepted',
    source: issue(1582),
  },
  {
    id: 'UN-03',
    area: 'uninstall',
    title: 'All Certificates are gone, their Secrets are still there',
    places: ['facts'],
    explanation:
      'The CRDs were deleted, with a release before 1.15 or by GitOps, and every object of their kinds with them. What is in the Secrets still serves and is no longer renewed.',
    remedy:
      'Install the CRDs of the same version, restore Issuers and then Certificates from a backup before ingress-shim makes new ones. The Secrets are taken over where their annotations fit.',
    examples: [],
    unlike: 'Certificate shop/web was deleted',
    source: issue(5817),
  },
  {
    id: 'UN-04',
    area: 'restore',
    title: 'Many Certificates are issued anew at once',
    places: ['facts'],
    explanation:
      'After a restore the Secrets came later than the Certificates, or without their annotations.',
    remedy:
      'Scale the controller to 0; restore the Secrets with labels and annotations, then Issuers, then Certificates; scale it up again.',
    examples: [],
    unlike:
      'Issuing certificate as Secret was previously issued by "Issuer.cert-manager.io/old-ca"',
    source: docs('devops-tips/backup'),
  },
  {
    id: 'UN-05',
    area: 'restore',
    title: 'The Secret will be deleted: its owner no longer exists',
    places: ['facts'],
    explanation:
      'It bears an owner reference to a Certificate of the same name with another uid, mostly from a restore, and the garbage collector removes what has no owner left.',
    remedy:
      'Remove the owner reference from the Secret now; strip owner references when you restore.',
    examples: [],
    unlike: 'Secret shop/web-tls has no owner',
    source: issue(4788),
  },
  {
    id: 'UN-06',
    area: 'restore',
    title: 'A CertificateRequest of another Certificate stands in the way',
    places: ['facts'],
    explanation:
      'It names this Certificate and belongs to one of the same name with another uid, mostly from a restore. Who asked stands in it and cannot be changed, so it is never signed, and its name is taken.',
    remedy: 'Delete it; do not restore CertificateRequests.',
    examples: [],
    unlike: 'CertificateRequest shop/web-1 was created by a person',
    source: docs('devops-tips/backup'),
  },
  {
    id: 'UN-07',
    area: 'gitops',
    title: 'The images are of another version than the rest',
    places: ['facts'],
    explanation:
      'What manages the installation (Argo CD, Flux, another Helm client) still holds another version and puts it back.',
    remedy: 'Write the wanted version where GitOps reads it, before you upgrade.',
    examples: [],
    unlike: 'image updated',
    source: 'https://github.com/cert-manager/website/issues/645',
  },
  {
    id: 'UN-08',
    area: 'gitops',
    title: 'Argo CD finds differences that come back',
    places: ['facts'],
    explanation:
      'It manages webhook configurations or CRDs into which cainjector writes the CA, and takes that for a difference.',
    remedy: 'Let Argo CD ignore caBundle there (ignoreDifferences), with ServerSideDiff.',
    examples: [],
    unlike: 'Application is Synced',
    source: 'https://github.com/argoproj/argo-cd/issues/2239',
  },
  {
    id: 'UN-09',
    area: 'monitoring',
    title: 'Monitoring looks where no metrics are',
    places: ['facts'],
    explanation:
      'The names of ports, labels and jobs changed with 1.19, 1.20 and 1.21; a ServiceMonitor or PodMonitor of before finds nothing, so its alerts stay silent.',
    remedy: 'Name the port http-metrics (1.21) in the monitors, and adapt the rules.',
    examples: [],
    unlike: 'Scrape succeeded',
    source: docs('devops-tips/prometheus-metrics'),
  },
];
