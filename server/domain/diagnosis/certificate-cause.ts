import type { Cause } from '@/shared/chain';
import { textField } from '@/shared/fields';

import { certificateFacts } from '../certificate-facts';
import { ownerOf } from '../owner-of';
import { backOff } from '../trigger/back-off';
import { causeByFacts, causeOf } from './cause-of';
import type { Chain } from './chain';
import { conditionSaid } from './condition-said';
import { knownLimits } from './known-limits';
import { named } from './named';
import { symptomById } from './symptom-by-id';
import { warningsOf } from './warnings-of';

/** What the Certificate's own conditions and events say, and those of the Ingress that made it. */
export function certificateCause(chain: Chain): Cause | undefined {
  const facts = certificateFacts(chain.certificate);
  const { namespace, name } = facts;
  const object = { kind: 'Certificate', namespace, name };
  const uid = textField(chain.certificate, 'metadata', 'uid') ?? '';
  // A failed issuance says why; Ready then only says what is missing because of it.
  const failed = facts.issuing?.status === 'False' && facts.issuing.message !== '';
  const told = [facts.issuing, ...(failed ? [] : [facts.ready])].flatMap((one) => {
    if (!one || (one.type === 'Ready' && one.status === 'True')) return [];
    return [conditionSaid(one, object, 'status Certificate')];
  });
  const owner = ownerOf(chain.certificate);
  return causeOf([
    ...warningsOf(chain, uid, 'event Certificate'),
    ...told.filter(({ text }) => !/^Issuing=True (?:ManuallyTriggered|Renewing)\b/.test(text)),
    ...(owner?.kind === 'Ingress' ? warningsOf(chain, owner.uid, 'event Ingress') : []),
  ]);
}

/** That its renewal is late because the last one failed. */
export function backingOff(chain: Chain, now: number): Cause | undefined {
  const { namespace, name, lastFailureTime, failedIssuanceAttempts, issuing } = certificateFacts(
    chain.certificate,
  );
  if (lastFailureTime === undefined || issuing?.status === 'True') return undefined;
  const limits = knownLimits(chain);
  const until = backOff(lastFailureTime, failedIssuanceAttempts, limits);
  if (until <= now) return undefined;
  const object = { kind: 'Certificate', namespace, name };
  const failed = new Date(lastFailureTime).toISOString();
  const again = new Date(until).toISOString();
  const times = failedIssuanceAttempts ?? 1;
  return {
    ...causeByFacts(symptomById('CRT-08'), {
      object,
      text: `${named(object)} failed ${times === 1 ? 'once' : `${times} times in a row`}, last at ${failed}; cert-manager tries again at ${again}${limits ? '' : ', if it waits as long as is built in'}.`,
      at: lastFailureTime,
    }),
    until,
  };
}
