import type { Cause } from '@/shared/chain';
import { listField, textField } from '@/shared/fields';

import type { RawObject } from '../raw-object';
import { nameOf, namespaceOf } from '../wanted-secrets';
import { causeByFacts } from './cause-of';
import { symptomById } from './symptom-by-id';

/** The kinds into which cainjector writes. */
const injected = new Set([
  'CustomResourceDefinition',
  'ValidatingWebhookConfiguration',
  'MutatingWebhookConfiguration',
]);
const isOurs = (name: string) => /cert-manager/.test(name);

/** The application that Argo CD says an object belongs to: by its tracking id, `app:group/kind:namespace/name`, or its label. */
export function argoApplication(object: unknown): string | undefined {
  const tracking = textField(object, 'metadata', 'annotations', 'argocd.argoproj.io/tracking-id');
  const label = textField(object, 'metadata', 'labels', 'argocd.argoproj.io/instance');
  const found = tracking?.split(':')[0] || label;
  // Where applications live in any namespace: `namespace_name`.
  return found?.slice(found.indexOf('_') + 1);
}

/** That an Application of Argo CD calls out of sync what cainjector writes into. */
export function argoCauses(applications: readonly RawObject[]): Cause[] {
  return applications.flatMap((application) => {
    if (textField(application, 'status', 'sync', 'status') !== 'OutOfSync') return [];
    const differing = listField(application, 'status', 'resources').flatMap((one) => {
      const [kind = '', name = ''] = [textField(one, 'kind'), textField(one, 'name')];
      const isMeant =
        injected.has(kind) && isOurs(name) && textField(one, 'status') === 'OutOfSync';
      return isMeant ? [`${kind} ${name}`] : [];
    });
    if (differing.length === 0) return [];
    const object = {
      kind: 'Application',
      namespace: namespaceOf(application),
      name: nameOf(application),
    };
    return [
      causeByFacts(symptomById('UN-08'), {
        object,
        text: `Application ${object.namespace}/${object.name} is OutOfSync on ${differing.join(', ')}.`,
      }),
    ];
  });
}
