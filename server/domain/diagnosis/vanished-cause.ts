import type { Cause } from '@/shared/chain';
import { textField, timeField } from '@/shared/fields';

import type { RawObject } from '../raw-object';
import { causeByFacts } from './cause-of';
import { symptomById } from './symptom-by-id';

/** A Secret that a Certificate was written into. */
export interface IssuedSecret {
  readonly namespace: string;
  readonly name: string;
  /** From when its certificate holds. */
  readonly since: number;
}

interface Seen {
  /** Of the whole cluster. */
  readonly certificates: number;
  readonly issued: readonly IssuedSecret[];
  /** That of the Certificates; undefined where it is not there. */
  readonly crd: RawObject | undefined;
}

const shown = 3;

/** That the Certificates went with their CRD: what they were issued before it was made is still there. */
export function vanishedCause({ certificates, issued, crd }: Seen): Cause | undefined {
  if (certificates > 0) return undefined;
  const made = timeField(crd, 'metadata', 'creationTimestamp');
  // A cluster that lost them one by one still has the CRD of before.
  const older = issued.filter(({ since }) => !crd || (made !== undefined && since < made));
  const [first] = older;
  if (!first) return undefined;
  const names = older.slice(0, shown).map(({ namespace, name }) => `${namespace}/${name}`);
  const more = older.length > shown ? ` and ${older.length - shown} more` : '';
  const crdName = 'certificates.cert-manager.io';
  const crdSays = crd
    ? `CustomResourceDefinition ${crdName} was made at ${textField(crd, 'metadata', 'creationTimestamp') ?? ''}`
    : `CustomResourceDefinition ${crdName} does not exist`;
  return causeByFacts(symptomById('UN-03'), {
    object: crd
      ? { kind: 'CustomResourceDefinition', name: crdName }
      : { kind: 'Secret', namespace: first.namespace, name: first.name },
    text: `${crdSays}, there is no Certificate, and Secrets hold what was issued before: ${names.join(', ')}${more}.`,
    ...(made !== undefined && { at: made }),
  });
}
