import { within } from '@/shared/actor';
import type { CertificateDetail } from '@/shared/certificate-detail';
import type { Cause } from '@/shared/chain';
import { isFailure } from '@/shared/failure';
import { field, listField, numberField, textField, textsField } from '@/shared/fields';
import type { X509Detail } from '@/shared/x509';

import { certificateFacts } from '../domain/certificate-facts';
import { conditions } from '../domain/conditions';
import type { Chain } from '../domain/diagnosis/chain';
import { chainNodes } from '../domain/diagnosis/chain-nodes';
import { knownLimits } from '../domain/diagnosis/known-limits';
import { isSound, isTelling, rootCause } from '../domain/diagnosis/root-cause';
import { objectYaml } from '../domain/object-yaml';
import { storedChain } from '../domain/stored-chain';
import type { Cluster } from '../kube/cluster';
import { get } from '../kube/get';
import type { KubeObject } from '../kube/object';
import { certificateRow } from './certificate-rows';
import { freshnessFor } from './freshness-for';
import { getCertificate } from './get-certificate';
import { kinds } from './kinds';
import { logLately } from './log-lately';
import { certificateMadeOf } from './made-of';
import { readChain } from './read-chain';
import { readControllers } from './read-controllers';
import type { Asking } from './read-links';
import { readRevisions } from './read-revisions';
import { findingsOf } from './read-secret';
import type { Scopes } from './scopes';
import { type ReadSecret, wouldIssueNow } from './would-issue-now';

/** Who asks, told apart from others. */
interface Asked extends Asking {
  readonly who: string;
}

/** `Ingress/shop` where a controller made the Certificate. */
function owner(certificate: KubeObject): string | undefined {
  const one = listField(certificate, 'metadata', 'ownerReferences').find(
    (reference) => field(reference, 'controller') === true,
  );
  const kind = textField(one, 'kind');
  return kind && `${kind}/${textField(one, 'name') ?? ''}`;
}

/** The Secret that a Certificate names, read with the actor's own rights; it never leaves this file. */
async function readSecret(
  cluster: Cluster,
  scopes: Scopes,
  namespace: string,
  name: string,
): Promise<ReadSecret> {
  if (!within(scopes.secrets, namespace))
    return { is: 'unreadable', why: `you may not list Secrets in ${namespace}.` };
  if (!name) return { is: 'unreadable', why: 'the Certificate names no Secret.' };
  try {
    return { is: 'read', secret: await get(cluster, kinds.secrets, namespace, name) };
  } catch (error) {
    // The row's Secret health already says that it may not be read, or has no possible name.
    if (isFailure(error) && (error.code === 'forbidden' || error.code === 'invalid'))
      return { is: 'unreadable', why: error.message };
    throw error;
  }
}

/** The certificates in the Secret; only what is public leaves this function. */
function stored(read: ReadSecret): X509Detail[] {
  // The row's Secret health already says why a Secret, or what is in it, cannot be read.
  if (read.is === 'unreadable') return [];
  return storedChain(read.secret, 'tls.crt').flatMap((one) =>
    one.is === 'certificate' ? [one.certificate] : [],
  );
}

function asksRenewal(
  certificate: KubeObject,
): Pick<CertificateDetail, 'renewBefore' | 'renewBeforePercentage' | 'renewal'> {
  const renewal = field(certificate, 'spec', 'renewal');
  return {
    renewBefore: textField(certificate, 'spec', 'renewBefore'),
    renewBeforePercentage: numberField(certificate, 'spec', 'renewBeforePercentage'),
    ...(renewal !== undefined && {
      renewal: {
        policy: textField(renewal, 'policy') ?? '',
        windows: listField(renewal, 'windows').length,
      },
    }),
  };
}

/** The log is read only where nothing else tells enough: it is megabytes, and mostly of others. */
async function causeOf(
  { who, asActor }: Asked,
  chain: Chain,
  now: number,
): Promise<{ readonly cause?: Cause | undefined; readonly again?: number }> {
  const cause = rootCause(chain, now);
  if (isSound(certificateFacts(chain.certificate), now)) return { cause };
  if (cause && isTelling(cause)) return { cause };
  const { log, ...again } = await logLately(who, asActor, chain);
  if (log.is === 'unread') return { cause, ...again };
  const { issuing } = certificateFacts(chain.certificate);
  // What went wrong before this issuance began is not why it does not go on.
  const since = issuing?.status === 'True' ? (issuing.since ?? 0) : 0;
  const lines = log.value.lines.filter(({ at }) => at >= since);
  return { cause: rootCause({ ...chain, log: { is: 'read', value: lines } }, now), ...again };
}

/** Everything that is shown of one Certificate; the object is read anew with the actor's own rights. */
export async function readCertificate(
  asked: Asked,
  at: { namespace: string; name: string },
  now: number,
): Promise<CertificateDetail> {
  const { inventory, scopes, asActor } = asked;
  const object = await getCertificate(asActor, at);
  const facts = certificateFacts(object);
  const [secret, chain, controllers] = await Promise.all([
    readSecret(asActor, scopes, at.namespace, facts.secretName),
    readChain({ inventory, scopes, asActor }, object),
    readControllers(asActor),
  ]);
  const { cause, again } = await causeOf(asked, { ...chain, controllers }, now);
  const revisions = readRevisions(inventory, scopes, {
    namespace: at.namespace,
    uid: textField(object, 'metadata', 'uid') ?? '',
  });
  const stands = { namespace: at.namespace, name: facts.secretName };
  return {
    row: certificateRow(inventory, scopes, facts, now, knownLimits({ controllers })),
    conditions: conditions(object),
    chain: chainNodes(chain, now),
    ...(cause && { cause }),
    ...(again !== undefined && { again }),
    stored: stored(secret),
    ...(secret.is === 'unreadable' && { secretUnread: secret.why }),
    ...(secret.is === 'read' && {
      secretFindings: await findingsOf(inventory, scopes, asActor, stands, secret.secret, now),
    }),
    wouldIssue: wouldIssueNow(
      { inventory, scopes },
      { certificate: object, requests: chain.requests, controllers, read: secret },
      now,
    ),
    duration: textField(object, 'spec', 'duration'),
    ...asksRenewal(object),
    usages: textsField(object, 'spec', 'usages'),
    rotationPolicy: textField(object, 'spec', 'privateKey', 'rotationPolicy'),
    failedIssuanceAttempts: facts.failedIssuanceAttempts,
    lastFailureTime: facts.lastFailureTime,
    createdAt: facts.createdAt,
    revisions,
    owner: owner(object),
    yaml: objectYaml(object),
    madeOf: certificateMadeOf(inventory, scopes, chain, revisions),
    freshness: freshnessFor(inventory, scopes, 'certificates'),
    secrets: freshnessFor(inventory, scopes, 'secrets'),
    now,
  };
}
