import type { LeafFacts } from './leaf-facts';
import type { Keystores, Pair, SecretFacts } from './secret-facts';
import { type ToldFinding, toldFinding } from './told-finding';
import { utcText } from './utc-text';

type Sound = Extract<Pair, { is: 'pair' }>;

const again = 'Renew its Certificate, or store the right pair if none manages it.';

function unusable(pair: Pair): ToldFinding[] {
  if (pair.is === 'empty') return [toldFinding('breaks', 'secret-empty', pair.why, again)];
  if (pair.is === 'unreadable')
    return [toldFinding('breaks', 'secret-unreadable', pair.why, again)];
  if (pair.matches) return [];
  return [
    toldFinding(
      'breaks',
      'secret-key-mismatch',
      'tls.key is not the key of the certificate in tls.crt: servers that load this pair fail.',
      again,
    ),
  ];
}

function times({ notBefore, notAfter }: LeafFacts, now: number): ToldFinding[] {
  if (notAfter <= now)
    return [
      toldFinding(
        'breaks',
        'secret-expired',
        `The stored certificate ended ${utcText(notAfter)}: clients refuse it.`,
        again,
      ),
    ];
  if (notBefore <= now) return [];
  return [
    toldFinding(
      'breaks',
      'secret-not-yet-valid',
      `The stored certificate begins ${utcText(notBefore)}: until then clients refuse it.`,
      'Wait until it begins, or look at the clock of who issued it.',
    ),
  ];
}

const orders: Readonly<Partial<Record<Sound['order'], ToldFinding>>> = {
  unordered: toldFinding(
    'breaks',
    'secret-chain-unordered',
    'The certificates in tls.crt make a chain, but not in the order in which they signed each other: strict clients refuse it.',
    'Put the leaf first and behind each certificate the one that signed it; where cert-manager wrote it, renew.',
  ),
  unlinked: toldFinding(
    'warns',
    'secret-chain-unlinked',
    'tls.crt holds a certificate that signed none of the others: either the one that links them is missing, or it does not belong there.',
    'Add the missing intermediate, or take out what does not belong to the chain; where cert-manager wrote it, look at what the issuer returns.',
  ),
};

function chain({ order, ca }: Sound): ToldFinding[] {
  const told = orders[order];
  const found = told ? [told] : [];
  if (order === 'alone' && ca === 'absent')
    found.push(
      toldFinding(
        'tells',
        'secret-chain-incomplete',
        'tls.crt holds the leaf alone, and ca.crt is not there: only clients that know its issuer already can verify it.',
        'If clients refuse it, let the issuer return its intermediates.',
      ),
    );
  if (ca === 'apart')
    found.push(
      toldFinding(
        'warns',
        'secret-chain-incomplete',
        'No certificate in ca.crt is of the name that signed the chain in tls.crt: an intermediate between them is missing, or ca.crt is of another CA. Clients that trust ca.crt alone refuse this certificate.',
        'Let the issuer return its intermediates behind the leaf; where somebody else wrote ca.crt, store the one that belongs to the chain.',
      ),
    );
  if (ca === 'other')
    found.push(
      toldFinding(
        'warns',
        'secret-ca-not-issuer',
        'No certificate in ca.crt signed the chain in tls.crt: clients that trust ca.crt refuse this certificate.',
        'Renew its Certificate after a change of the CA; where somebody else wrote ca.crt, store the one that signs.',
      ),
    );
  if (ca === 'unreadable')
    found.push(
      toldFinding(
        'warns',
        'secret-ca-unreadable',
        'ca.crt holds something that is not an X.509 certificate.',
        again,
      ),
    );
  return found;
}

function outlives({ issuerNotAfter }: Sound, { notAfter }: LeafFacts): ToldFinding[] {
  if (issuerNotAfter === undefined || issuerNotAfter >= notAfter) return [];
  return [
    toldFinding(
      'warns',
      'secret-outlives-issuer',
      `Its issuer's certificate ends ${utcText(issuerNotAfter)}, before this one (${utcText(notAfter)}): clients refuse it from then on.`,
      'Renew the CA first, then this certificate.',
    ),
  ];
}

const smallestRsa = 2048;
const smallestCurve = 224;
const brokenHash = /md[245]|sha-?1(?!\d)/i;

/** A root's own signature is not what anybody trusts it by. */
function strength(leaf: LeafFacts, selfSigned: boolean): ToldFinding[] {
  const found: ToldFinding[] = [];
  const [algorithm, size] = leaf.key.split(' ');
  const least = { RSA: smallestRsa, ECDSA: smallestCurve }[algorithm ?? ''];
  if (least !== undefined && Number(size) < least)
    found.push(
      toldFinding(
        'warns',
        'secret-weak-key',
        `Its key is ${leaf.key}: browsers and current TLS libraries refuse less than ${algorithm} ${least}.`,
        'Ask for a larger key in spec.privateKey of its Certificate and let it rotate (rotationPolicy: Always).',
      ),
    );
  if (!selfSigned && brokenHash.test(leaf.signature))
    found.push(
      toldFinding(
        'warns',
        'secret-weak-signature',
        `It is signed with ${leaf.signature}, whose hash is broken: current TLS libraries refuse it.`,
        'Let its issuer sign with SHA-256 or better, then renew.',
      ),
    );
  return found;
}

const writtenAnew =
  'Look whether the Secret of the keystore’s password is there; cert-manager writes the keystore anew when it is.';
const staleStore = toldFinding(
  'warns',
  'secret-keystore-stale',
  'keystore.jks does not hold the certificate that is in tls.crt: who loads it serves an older one.',
  writtenAnew,
);
const staleTrust = toldFinding(
  'warns',
  'secret-truststore-stale',
  'truststore.jks does not hold every certificate that is in ca.crt: who loads it may refuse its peers.',
  writtenAnew,
);

const firstTrust = toldFinding(
  'warns',
  'secret-truststore-stale',
  'truststore.jks holds the first certificate of ca.crt and none of the others: who loads it may refuse its peers.',
  'Releases of cert-manager before 1.14.4 (1.12.9) write no more than the first: upgrade where yours is older, then renew the Certificate.',
);

function stores(keystores: Keystores | undefined): ToldFinding[] {
  return [
    ...(keystores?.jks === 'stale' ? [staleStore] : []),
    ...(keystores?.jksTrust === 'stale' ? [staleTrust] : []),
    ...(keystores?.jksTrust === 'first' ? [firstTrust] : []),
  ];
}

/** What is wrong with what a Secret holds, looked at by itself at `now`. */
export function pairFindings({ pair, leaf, keystores }: SecretFacts, now: number): ToldFinding[] {
  const sound = pair.is === 'pair' ? pair : undefined;
  return [
    ...unusable(pair),
    ...(leaf ? times(leaf, now) : []),
    ...(sound ? chain(sound) : []),
    ...(sound && leaf ? outlives(sound, leaf) : []),
    ...(leaf ? strength(leaf, sound?.order === 'self-signed') : []),
    ...stores(keystores),
  ];
}
