import type { KnownSymptom } from '@/shared/symptom';

/** A component of cert-manager, as the chart names it. */
export type Component = 'controller' | 'webhook' | 'cainjector' | 'startupapicheck';

type StatusOf =
  | 'Certificate'
  | 'CertificateRequest'
  | 'Order'
  | 'Challenge'
  | 'Issuer'
  | 'ClusterIssuer'
  | 'Namespace'
  | 'CustomResourceDefinition';

/**
 * Where a text was found. `status Order` also stands for its state and reason, `pod controller` for what the state of
 * its containers and the events of its Pods, ReplicaSets and Jobs say; `facts` is no text, but what several objects say together.
 */
export type Place =
  | `status ${StatusOf}`
  | `event ${StatusOf | 'Ingress'}`
  | `log ${Component}`
  | `pod ${Component}`
  | 'error api'
  | 'error helm'
  | 'facts';

/** One way in which cert-manager is known to fail. */
export interface Symptom extends KnownSymptom {
  readonly places: readonly Place[];
  /** What the text says; absent where no text says it and facts have to be compared. */
  readonly says?: RegExp;
  /** It only says that something failed: any other symptom in the same text says more. */
  readonly general?: true;
  /** What the same text may match besides, and says less about it. */
  readonly beats?: readonly string[];
  /** As cert-manager, Kubernetes, Helm or a CA write it. */
  readonly examples: readonly string[];
  /** It looks alike and is something else. */
  readonly unlike: string;
}
