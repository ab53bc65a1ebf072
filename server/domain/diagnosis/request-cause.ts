import type { Cause } from '@/shared/chain';
import { textField } from '@/shared/fields';

import type { RequestFacts } from '../request-facts';
import { causeByFacts, causeOf, type Said } from './cause-of';
import type { Chain } from './chain';
import { conditionSaid } from './condition-said';
import { nextRequests } from './current-request';
import { named } from './named';
import { patience } from './patience';
import { symptomById } from './symptom-by-id';
import { warningsOf } from './warnings-of';

const place = 'status CertificateRequest';

const objectOf = ({ namespace, name }: RequestFacts) => ({
  kind: 'CertificateRequest',
  namespace,
  name,
});

/** That it was refused for good. */
export function refusedRequest(chain: Chain): Cause | undefined {
  if (chain.requests.is === 'unread') return undefined;
  const [request] = nextRequests(chain.certificate, chain.requests.value).own;
  return request && refusedBy(request);
}

export function refusedBy(request: RequestFacts): Cause | undefined {
  const { denied, invalid, ready } = request;
  const refusals = [denied, invalid].filter((one) => one?.status === 'True');
  const failed = ready?.status === 'False' && /^(?:Failed|Denied)$/.test(ready.reason) && ready;
  const object = objectOf(request);
  return causeOf(
    [...refusals, failed].flatMap((one) => (one ? [conditionSaid(one, object, place)] : [])),
  );
}

export function unapproved(request: RequestFacts, now: number): Cause | undefined {
  const { approved, denied, createdAt } = request;
  if (approved || denied || createdAt === undefined || now - createdAt < patience.approval)
    return undefined;
  const object = objectOf(request);
  const since = new Date(createdAt).toISOString();
  return causeByFacts(symptomById('CR-01'), {
    object,
    text: `${named(object)} exists since ${since} and is neither approved nor denied.`,
    at: createdAt,
  });
}

function several(revision: number, [first, ...others]: readonly RequestFacts[]) {
  if (!first || others.length === 0) return undefined;
  const names = [first, ...others].map(objectOf).map(named).join(', ');
  return causeByFacts(symptomById('CR-06'), {
    object: objectOf(first),
    text: `${names} all bear revision ${revision} of the Certificate.`,
  });
}

function inTheWay(strangers: readonly RequestFacts[], revision: number, certificate: string) {
  const found = strangers.find(
    ({ name, revision: its }) => its === revision || name === `${certificate}-${revision}`,
  );
  if (!found) return undefined;
  const object = objectOf(found);
  return causeByFacts(symptomById('UN-06'), {
    object,
    text: `${named(object)} is for revision ${revision} and belongs to ${found.owner ? `a Certificate with uid ${found.owner.uid}` : 'nobody'}.`,
  });
}

function pending(chain: Chain, request: RequestFacts): Cause | undefined {
  const said: Said[] = [...warningsOf(chain, request.uid, 'event CertificateRequest')];
  const { ready } = request;
  if (ready && ready.status !== 'True') said.push(conditionSaid(ready, objectOf(request), place));
  const found = causeOf(said);
  // That it waits for its Order or for its issuer is no failure.
  return found && (found.symptoms.length > 0 || found.evidence.from === 'event')
    ? found
    : undefined;
}

/** What keeps the request from being signed, where nobody has refused it. */
export function waitingRequest(chain: Chain, now: number): Cause | undefined {
  if (chain.requests.is === 'unread') return undefined;
  const { own, strangers, revision } = nextRequests(chain.certificate, chain.requests.value);
  const [request] = own;
  const certificate = textField(chain.certificate, 'metadata', 'name') ?? '';
  if (!request) return inTheWay(strangers, revision, certificate);
  return several(revision, own) ?? pending(chain, request) ?? unapproved(request, now);
}
