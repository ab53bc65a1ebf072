import { textField } from '@/shared/fields';

import type { Gathered } from './gather';
import { atLeast } from './release';
import type { Check } from './violation';

const kindOf = (kind: string | undefined) => kind || 'Issuer';
const groupOf = (group: string | undefined) => group || 'cert-manager.io';

/**
 * From 1.13 on a name is only compared where an annotation is there at all, but kind and group always: a Secret
 * without annotations is accepted for an Issuer and not for a ClusterIssuer. Until 1.12 all three are compared.
 */
export const issuerAnnotations: Check = ({ pair, spec, release }: Gathered) => {
  const [name, kind, group] = ['issuer-name', 'issuer-kind', 'issuer-group'].map((one) =>
    pair?.annotation(one),
  );
  const wanted = (key: string) => textField(spec, 'issuerRef', key);
  const annotated = [name, kind, group].some((one) => one !== undefined);
  const compared = annotated || !atLeast(release, 1, 13);
  const matches =
    !(compared && (name ?? '') !== (wanted('name') ?? '')) &&
    kindOf(kind) === kindOf(wanted('kind')) &&
    groupOf(group) === groupOf(wanted('group'));
  if (matches) return undefined;
  const told = JSON.stringify(`${kindOf(kind)}.${groupOf(group)}/${name ?? ''}`);
  return {
    check: 'issuer',
    reason: 'IncorrectIssuer',
    message: `Issuing certificate as Secret was previously issued by ${told}`,
  };
};

export const certificateName: Check = ({ pair, name }) => {
  const told = pair?.annotation('certificate-name');
  if (told === undefined || told === name) return undefined;
  return {
    check: 'certificate-name',
    reason: 'IncorrectCertificate',
    message: `Secret was issued for ${JSON.stringify(told)}. If this message is not transient, you might have two conflicting Certificates pointing to the same secret.`,
  };
};
