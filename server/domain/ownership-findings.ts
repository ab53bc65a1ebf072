import type { SecretFacts } from './secret-facts';
import type { SecretSurroundings } from './secret-findings';
import { secretOwner } from './secret-owner';
import type { NamedWriter } from './secret-writer';
import { type ToldFinding, toldFinding } from './told-finding';
import { utcText } from './utc-text';

function shared(facts: SecretFacts, writers: readonly NamedWriter[]): ToldFinding[] {
  const owner = secretOwner(writers, facts.issuedFor);
  if (!owner || writers.length < 2) return [];
  const others = writers.filter((one) => one !== owner).map(({ name }) => name);
  return [
    toldFinding(
      'warns',
      'secret-two-certificates',
      `${writers.length} Certificates write this Secret: ${owner.name} owns it, ${others.join(', ')} never get a certificate (before cert-manager 1.14 they overwrite each other for ever).`,
      'Give each Certificate a secretName of its own.',
    ),
  ];
}

function owned({ ownedBy }: SecretFacts): ToldFinding[] {
  if (!ownedBy) return [];
  return [
    toldFinding(
      'warns',
      'secret-owned-by-certificate',
      `It has an ownerReference to Certificate ${ownedBy.name}: deleting that Certificate, its namespace's Certificates or their CRD deletes this Secret and whatever it serves.`,
      'Before any of these are deleted, switch --enable-certificate-owner-ref off and take the ownerReference away.',
    ),
  ];
}

function leftOver(facts: SecretFacts, writers: SecretSurroundings['issuing']): ToldFinding[] {
  if (!facts.nextKey || writers === undefined) return [];
  const owner = facts.ownedBy?.name;
  if (owner !== undefined && writers.has(owner)) return [];
  return [
    toldFinding(
      'warns',
      'secret-next-key-left-over',
      `It holds the private key of an issuance${owner === undefined ? '' : ` of Certificate ${owner}`} that is not under way any more.`,
      'Delete it: cert-manager makes a new one for each issuance.',
    ),
  ];
}

function leaves(facts: SecretFacts, signed: SecretSurroundings['signed']): ToldFinding[] {
  const end = facts.leaf?.notAfter;
  if (end === undefined || !signed || signed.latest <= end) return [];
  return [
    toldFinding(
      'warns',
      'secret-ca-ends-before-leaves',
      `This CA ends ${utcText(end)}, before ${signed.count} of the certificates that it signed, the last of which would end ${utcText(signed.latest)}.`,
      'Renew the CA now, and then what it signed.',
    ),
  ];
}

function unreferenced(facts: SecretFacts, around: SecretSurroundings): ToldFinding[] {
  const { certificates, consumers } = around;
  if (facts.nextKey || certificates === undefined || certificates.length > 0) return [];
  // What could not be looked at may use it.
  if (!consumers || consumers.found.length > 0 || consumers.unread.length > 0) return [];
  return [
    toldFinding(
      'tells',
      'secret-unreferenced',
      `Nothing that was looked at uses it: ${consumers.lookedAt.join(', ')}.`,
      'Ask who made it before you delete it; other things may read it.',
    ),
  ];
}

/** What is to know about who writes it, and what deletes it. */
export function writtenFindings(
  facts: SecretFacts,
  writers: readonly NamedWriter[],
): ToldFinding[] {
  return [...shared(facts, writers), ...(facts.nextKey ? [] : owned(facts))];
}

/** What is to know about who writes, owns, signs with or uses a Secret. */
export function ownershipFindings(facts: SecretFacts, around: SecretSurroundings): ToldFinding[] {
  return [
    ...writtenFindings(facts, around.certificates ?? []),
    ...leftOver(facts, around.issuing),
    ...leaves(facts, around.signed),
    ...unreferenced(facts, around),
  ];
}
