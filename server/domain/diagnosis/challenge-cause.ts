import type { Cause } from '@/shared/chain';

import { type ChallengeFacts, challengeFacts } from '../challenge-facts';
import { causeByFacts, causeOf } from './cause-of';
import type { Chain } from './chain';
import { named } from './named';
import { isOnItsWay } from './on-its-way';
import { patience } from './patience';
import { symptomById } from './symptom-by-id';
import { warningsOf } from './warnings-of';

const over = new Set(['invalid', 'errored', 'expired']);

type Heard = Pick<Chain, 'events'>;

const objectOf = ({ namespace, name }: ChallengeFacts) => ({ kind: 'Challenge', namespace, name });

function said(chain: Heard, facts: ChallengeFacts, now: number): Cause | undefined {
  if (facts.state === 'valid' || isOnItsWay(facts, now)) return undefined;
  const warnings = warningsOf(chain, facts.uid, 'event Challenge');
  if (!over.has(facts.state) && !facts.reason) return causeOf(warnings);
  const text = `State: ${facts.state}, Reason: ${facts.reason}`;
  const object = objectOf(facts);
  return causeOf([{ from: 'state', place: 'status Challenge', object, text }, ...warnings]);
}

function stuck(facts: ChallengeFacts, now: number): Cause | undefined {
  const { deletedAt } = facts;
  if (deletedAt === undefined || now - deletedAt < patience.cleanUp) return undefined;
  const object = objectOf(facts);
  const since = new Date(deletedAt).toISOString();
  return causeByFacts(symptomById('AC-16'), {
    object,
    text: `${named(object)} is being deleted since ${since} and keeps its finalizer.`,
    at: deletedAt,
  });
}

/** A Challenge that has failed before one that still tries. */
export function causeOfChallenges(
  challenges: readonly ChallengeFacts[],
  heard: Heard,
  now: number,
): Cause | undefined {
  const all = challenges.toSorted((a, b) => Number(over.has(b.state)) - Number(over.has(a.state)));
  const found = all.flatMap((one) => said(heard, one, now) ?? stuck(one, now) ?? []);
  return found.find(({ symptoms }) => symptoms.length > 0) ?? found[0];
}

export function challengeCause(chain: Chain, now: number): Cause | undefined {
  if (chain.challenges.is === 'unread') return undefined;
  return causeOfChallenges(chain.challenges.value.map(challengeFacts), chain, now);
}
