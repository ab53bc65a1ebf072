import { listField, textField, textsField } from '@/shared/fields';
import type { Finding } from '@/shared/finding';
import type { InstalledCrd } from '@/shared/installation-detail';

import { crdNames } from './crd-mode';
import { labelOf } from './installation';
import type { RawObject } from './raw-object';
import { nameOf } from './wanted-secrets';

export function crdFacts(crd: RawObject): InstalledCrd {
  const version = labelOf(crd, 'app.kubernetes.io/version');
  const established = listField(crd, 'status', 'conditions').find(
    (one) => textField(one, 'type') === 'Established',
  );
  return {
    name: nameOf(crd),
    ...(version !== undefined && { version }),
    storedVersions: textsField(crd, 'status', 'storedVersions'),
    conversion: textField(crd, 'spec', 'conversion', 'strategy') ?? 'None',
    established: textField(established, 'status') === 'True',
  };
}

/** What the six CRDs say. `runs`: whether a controller is there. */
export function crdFindings(crds: readonly InstalledCrd[], runs: boolean): Finding[] {
  if (crds.length === 0 && !runs) return [];
  const missing = crdNames.filter((name) => !crds.some((one) => one.name === name));
  return [
    ...(runs ? [] : [noController]),
    ...(missing.length > 0 ? [lacking(missing)] : []),
    ...crds.flatMap(ofOne),
    ...(missing.length === 0 && crds.every((one) => ofOne(one).length === 0) ? [inOrder] : []),
  ];
}

const noController: Finding = {
  code: 'no-controller',
  severity: 'breaks',
  sentence:
    'cert-manager’s CRDs are there but no controller was found: nothing issues or renews certificates.',
  remedy: 'Install cert-manager, or scale its Deployment up again.',
};

const inOrder: Finding = {
  code: 'crds-in-order',
  severity: 'tells',
  sentence: 'All six CRDs are there, served, stored as v1 only, and need no conversion.',
  remedy: '',
};

const lacking = (names: readonly string[]): Finding => ({
  code: 'crds-missing',
  severity: 'breaks',
  sentence: `${names.length === 1 ? 'A CRD is' : `${names.length} of six CRDs are`} missing: ${names.join(', ')}. Their objects went with them, and the controller waits for them.`,
  remedy: 'Apply the CRDs of the version that runs, then restore what was lost from a backup.',
});

function ofOne({ name, storedVersions, conversion, established }: InstalledCrd): Finding[] {
  const object = { kind: 'CustomResourceDefinition', name };
  const found: Finding[] = [];
  if (!established)
    found.push({
      code: 'crd-not-served',
      severity: 'breaks',
      object,
      sentence: `${name} is there but not served: its condition Established is not True.`,
      remedy: `kubectl describe crd ${name} says why.`,
    });
  const old = storedVersions.filter((one) => one !== 'v1');
  if (old.length > 0)
    found.push({
      code: 'stored-versions-old',
      severity: 'warns',
      object,
      sentence: `Objects of ${name} may still be stored as ${old.join(', ')}: the API server refuses a CRD without these versions, which every release since 1.7 is.`,
      remedy: 'Store all of them anew as v1: cmctl upgrade migrate-api-version',
    });
  if (conversion !== 'None')
    found.push({
      code: 'conversion-left',
      severity: 'warns',
      object,
      sentence: `${name} is converted by a webhook (strategy ${conversion}), which no release since 1.7 answers: an object that is stored in another version cannot be read.`,
      remedy: 'Apply the CRDs of the version that runs: they say conversion None.',
    });
  return found;
}
