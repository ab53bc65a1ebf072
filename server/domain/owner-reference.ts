import type { Finding } from '@/shared/finding';
import type { InstalledOption, OwnerReferences } from '@/shared/installation-detail';

const flag = 'enable-certificate-owner-ref';

const places = { flag: 'by a flag', config: 'in its configuration file', default: '' } as const;

/** Whether deleting a Certificate deletes its Secret: what the option says, and what the Secrets themselves say. */
export function ownerFindings(
  options: readonly InstalledOption[],
  owned: OwnerReferences | undefined,
): Finding[] {
  const option = options.find(({ name }) => name === flag);
  if (option?.value === 'invalid') return [invalid];
  if (option?.value === 'true') return [on(option, owned)];
  if (owned && owned.count > 0) return [left(option, owned)];
  return option && owned ? [off(owned)] : [];
}

function have({ count, examples }: OwnerReferences): string {
  const named = examples.length > 0 ? ` (${examples.join(', ')})` : '';
  return `${count} TLS ${count === 1 ? 'Secret has' : 'Secrets have'} such a reference now${named}`;
}

const invalid: Finding = {
  code: 'flag-invalid',
  severity: 'breaks',
  sentence: `--${flag} is given a value that is neither true nor false: a controller does not start with it.`,
  remedy: `Write --${flag}=false.`,
};

const on = ({ source }: InstalledOption, owned: OwnerReferences | undefined): Finding => ({
  code: 'owner-ref-on',
  severity: 'warns',
  sentence: `--${flag} is on, ${places[source]}: whoever deletes a Certificate, its namespace’s Certificates or the CRDs deletes the TLS Secrets with them.${owned ? ` ${have(owned)}.` : ''}`,
  remedy:
    'Turn it off unless that is wanted, above all before an uninstall. From 1.8 the controller takes its references away again.',
});

const left = (option: InstalledOption | undefined, owned: OwnerReferences): Finding => ({
  code: 'owner-ref-left',
  severity: 'warns',
  sentence: `${option ? `--${flag} is off, but ` : ''}${have(owned)}: who deletes the Certificate deletes the Secret.`,
  remedy:
    'Take the reference away by hand: kubectl patch secret NAME --type=json --patch=\'[{"op":"remove","path":"/metadata/ownerReferences"}]\'',
});

const off = ({ of: seen }: OwnerReferences): Finding => ({
  code: 'owner-ref-off',
  severity: 'tells',
  sentence: `Deleting a Certificate leaves its Secret: --${flag} is off, and none of ${seen} TLS Secrets refers to a Certificate.`,
  remedy: '',
});
