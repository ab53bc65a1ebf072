import type { LeftOut } from '@/shared/bundle';
import type { Finding } from '@/shared/finding';

import type { Selection } from './select-for-bundle';

/** One finding each up to so many; RESTORE.md names the rest. */
const most = 20;

export interface FoundForBundle {
  readonly selection: Selection;
  readonly unsettled: readonly { readonly namespace: string; readonly name: string }[];
  /** Where the Secrets of ClusterIssuers were looked for, and whether a controller said so. */
  readonly clusterResourceNamespace: string;
  readonly hasController: boolean;
}

const objectOf = ({ kind, namespace, name }: LeftOut) => ({
  kind,
  name,
  ...(namespace !== undefined && { namespace }),
});

function each(code: string, all: readonly LeftOut[], remedy: string, noun: string): Finding[] {
  const shown = all.slice(0, most).map((one): Finding => ({
    code,
    severity: 'warns',
    object: objectOf(one),
    sentence: one.why,
    remedy,
  }));
  const more = all.length - shown.length;
  if (more === 0) return shown;
  const sentence = `${more} more ${noun}; RESTORE.md in the bundle names all of them.`;
  return [...shown, { code, severity: 'warns', sentence, remedy }];
}

/** What the restore dry run would not let through. */
export function dryRunFindings(problems: readonly LeftOut[]): Finding[] {
  return each(
    'restore-refused',
    problems,
    'The object is in the bundle as it is. Repair it in the cluster and back up again, or see to it in a restore.',
    'objects would be refused',
  );
}

function madeAgain({ selection }: FoundForBundle): Finding[] {
  const count = selection.madeAgain.length;
  if (count === 0) return [];
  return [
    {
      code: 'made-again',
      severity: 'tells',
      sentence: `${count} ${count === 1 ? 'Certificate belongs' : 'Certificates belong'} to an Ingress or a Gateway: cert-manager makes ${count === 1 ? 'it' : 'them'} again, so only the Secret is in the bundle.`,
      remedy: '',
    },
  ];
}

function noController(found: FoundForBundle): Finding[] {
  if (found.hasController || found.selection.clusterIssuers.length === 0) return [];
  return [
    {
      code: 'no-controller',
      severity: 'warns',
      sentence: `No cert-manager controller runs that would say where ClusterIssuers have their Secrets: they were looked for in namespace ${found.clusterResourceNamespace}.`,
      remedy:
        'Where they lie in another namespace, back that one up yourself or start cert-manager first.',
    },
  ];
}

/** What of the objects does not go into the bundle, or not as one would think. */
export function contentFindings(found: FoundForBundle): Finding[] {
  const { selection, unsettled } = found;
  const others = selection.leftOut.filter(({ kind }) => kind !== 'Certificate');
  return [
    ...madeAgain(found),
    ...noController(found),
    ...each(
      'left-out',
      others,
      'See to it where you restore the bundle.',
      'objects are not in the bundle',
    ),
    ...each(
      'being-issued',
      unsettled.map((one) => ({
        kind: 'Certificate',
        ...one,
        why: 'It was being issued while it was read: its Secret may be the one of before.',
      })),
      'Back up again when it is Ready.',
      'Certificates were being issued',
    ),
  ];
}

/** What is to know before a bundle is written at all. */
export function planFindings(found: FoundForBundle, encrypt: boolean): Finding[] {
  const { certificates, issuers, clusterIssuers, secrets, clearPasswords } = found.selection;
  if ([certificates, issuers, clusterIssuers, secrets].every(({ length }) => length === 0))
    return [
      {
        code: 'nothing-to-back-up',
        severity: 'blocks',
        sentence:
          'There is no Certificate, Issuer, ClusterIssuer or Secret of cert-manager in this cluster.',
        remedy: 'Check that this is the cluster that you meant.',
      },
    ];
  const open: Finding = {
    code: 'not-encrypted',
    severity: 'warns',
    sentence: `The bundle will not be encrypted: whoever reads the file has the data of ${secrets.length === 1 ? 'one Secret' : `${secrets.length} Secrets`}, private keys included.`,
    remedy: 'Choose a passphrase, or keep the file where nobody else can read it.',
  };
  const passwords = clearPasswords.map((one) => ({
    kind: 'Certificate',
    ...one,
    why: 'The password of its keystore stands in its spec, and so in the bundle.',
  }));
  return [
    ...(encrypt || secrets.length === 0 ? [] : [open]),
    ...each(
      'clear-password',
      passwords,
      'Move it into a Secret and name that in passwordSecretRef.',
      'Certificates hold a password',
    ),
    ...contentFindings(found),
  ];
}
