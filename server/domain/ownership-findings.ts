import type { SecretFacts } from './secret-facts';
import type { SecretSurroundings } from './secret-findings';
import type { WrittenBy } from './secret-writer';
import { type ToldFinding, toldFinding } from './told-finding';
import { utcText } from './utc-text';

const mostNamed = 5;

function shared({ owner, count, some }: WrittenBy): ToldFinding[] {
  if (!owner || count < 2) return [];
  const others = some.flatMap(({ name }) => (name === owner.name ? [] : [name]));
  const named = others.slice(0, mostNamed).join(', ');
  const more = count - 1 - Math.min(others.length, mostNamed);
  return [
    toldFinding(
      'warns',
      'secret-two-certificates',
      `${count} Certificates write this Secret: ${owner.name} owns it, ${named}${more > 0 ? ` and ${more} more` : ''} never get a certificate (before cert-manager 1.14 they overwrite each other for ever).`,
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
  const writers = certificates && (around.count ?? certificates.length);
  if (facts.nextKey || writers !== 0) return [];
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
  written: WrittenBy | undefined,
  issuing: SecretSurroundings['issuing'],
): ToldFinding[] {
  return [
    ...(written ? shared(written) : []),
    ...(facts.nextKey ? [] : owned(facts)),
    ...leftOver(facts, issuing),
  ];
}

/** What is to know about what a Secret signed and who uses it. */
export function ownershipFindings(facts: SecretFacts, around: SecretSurroundings): ToldFinding[] {
  return [...leaves(facts, around.signed), ...unreferenced(facts, around)];
}
