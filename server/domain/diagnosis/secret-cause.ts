import type { Cause } from '@/shared/chain';
import { field, listField, textField } from '@/shared/fields';

import { readCertificates } from '../x509-facts';
import { causeByFacts } from './cause-of';
import type { Chain, SecretLink } from './chain';
import { named } from './named';
import { symptomById } from './symptom-by-id';

const annotation = (object: unknown, name: string) =>
  textField(object, 'annotations', `cert-manager.io/${name}`);

/** The garbage collector deletes what has only owners that are gone. */
function orphaned(secret: SecretLink, uid: string): Cause | undefined {
  const strange = listField(secret.metadata, 'ownerReferences').find(
    (one) => textField(one, 'kind') === 'Certificate' && textField(one, 'uid') !== uid,
  );
  if (!strange) return undefined;
  const object = { kind: 'Secret', namespace: secret.namespace, name: secret.name };
  const its = `${textField(strange, 'name') ?? ''} with uid ${textField(strange, 'uid') ?? ''}`;
  return causeByFacts(symptomById('UN-05'), {
    object,
    text: `${named(object)} belongs to Certificate ${its}, and the Certificate of today has uid ${uid}.`,
  });
}

function temporary(secret: SecretLink, certificate: unknown): Cause | undefined {
  const wanted = annotation(field(certificate, 'metadata'), 'issue-temporary-certificate');
  const issued = annotation(secret.metadata, 'issuer-name');
  if (wanted !== 'true' || issued || secret.crt === '') return undefined;
  const object = { kind: 'Secret', namespace: secret.namespace, name: secret.name };
  return causeByFacts(symptomById('CRT-13'), {
    object,
    text: `${named(object)} holds a certificate that no issuer has signed.`,
  });
}

/** Undefined where either cannot be decoded: what is damaged is told by the Secret's health. */
function isSignedBy(crt: string, ca: string): boolean | undefined {
  try {
    const [leaf, signing] = [readCertificates(crt)[0], readCertificates(ca)[0]];
    return leaf && signing && leaf.verify(signing.publicKey);
  } catch {
    return undefined;
  }
}

/** By the signature: ca.crt is the root, and an issuer may sign with what is below it. */
function olderThanCa(secret: SecretLink, ca: SecretLink): Cause | undefined {
  if (isSignedBy(secret.crt, ca.crt) !== false) return undefined;
  const object = { kind: 'Secret', namespace: secret.namespace, name: secret.name };
  const its = named({ kind: 'Secret', namespace: ca.namespace, name: ca.name });
  return causeByFacts(symptomById('CRT-14'), {
    object,
    text: `The certificate in ${named(object)} was signed with another key than ${its} holds now.`,
  });
}

/** What threatens a Secret although cert-manager calls its Certificate ready. */
export function secretCause({ certificate, secret, ca }: Chain): Cause | undefined {
  if (secret.is === 'unread' || !secret.value) return undefined;
  const uid = textField(certificate, 'metadata', 'uid') ?? '';
  return (
    orphaned(secret.value, uid) ??
    temporary(secret.value, certificate) ??
    (ca && olderThanCa(secret.value, ca))
  );
}
