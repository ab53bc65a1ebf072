import { z } from 'zod';

import { cause, chainNode } from '@/shared/chain';
import { isRecord, textField } from '@/shared/fields';

import type { RawObject } from '../raw-object';
import type { Chain } from './chain';
import { chainNodes } from './chain-nodes';
import { certificate, challenge, condition, issuer, order, request } from './chain.fixture';
import { issuerCause } from './issuer-cause';
import { rootCause } from './root-cause';

const read = <T>(value: T) => ({ is: 'read', value }) as const;

/** A chain that fails at every link, so that each of them is looked at. */
const failing = {
  certificate: certificate(
    condition('Ready', 'False', 'DoesNotExist', 'no Secret'),
    condition('Issuing', 'True', 'DoesNotExist', 'no Secret'),
  ),
  issuer: read(issuer(condition('Ready', 'False', 'ErrInitIssuer', 'no account'))),
  secret: read(undefined),
  requests: read([request({ conditions: [condition('Ready', 'False', 'Pending', 'waits')] })]),
  orders: read([order({ state: 'pending' })]),
  challenges: read([challenge({ state: 'pending', reason: 'waits' })]),
  events: read([]),
} satisfies Chain;

const sound = {
  certificate: failing.certificate,
  issuer: failing.issuer.value,
  request: failing.requests.value[0],
  order: failing.orders.value[0],
  challenge: failing.challenges.value[0],
} as const;

/** The odd object by the name and the owner of the sound one: else nothing takes it for a link of the chain. */
const linked = (one: RawObject, like: RawObject | undefined): RawObject => ({
  ...one,
  metadata: {
    ...(isRecord(one.metadata) && one.metadata),
    ...(isRecord(like?.metadata) && like.metadata),
  },
});

type Place = keyof typeof sound | 'event' | 'secret';

const ready = certificate(condition('Ready', 'True', 'Ready', 'is up to date'));

/** The chain without what lies below that place: the deepest link that fails is the only one that is told of. */
function chainWith(place: Place, one: RawObject): Chain {
  const none = read([]);
  switch (place) {
    case 'certificate':
      return { ...failing, certificate: one, requests: none, orders: none, challenges: none };
    case 'issuer':
      return { ...failing, issuer: read(one), requests: none, orders: none, challenges: none };
    case 'request':
      return { ...failing, requests: read([one]), orders: none, challenges: none };
    case 'order':
      return { ...failing, orders: read([one]), challenges: none };
    case 'challenge':
      return { ...failing, challenges: read([one]) };
    case 'event':
      return { ...failing, events: read([one]) };
    case 'secret': {
      const crt = Buffer.from(textField(one, 'data', 'tls.crt') ?? '', 'base64').toString();
      const secret = read({ namespace: 'shop', name: 'web-tls', metadata: one, crt });
      return { ...failing, certificate: ready, secret };
    }
  }
}

const told = (chain: Chain, now: number) => [
  cause.optional().parse(rootCause(chain, now)),
  z.array(chainNode).parse(chainNodes(chain, now)),
];

/** What is told of a chain in which one object is odd: as it is, and where it passes for the link that it stands for. */
export function oddChain(place: Place, one: unknown, now: number): unknown {
  if (!isRecord(one)) return undefined;
  const like = place === 'event' || place === 'secret' ? undefined : sound[place];
  return [one, linked(one, like)].map((object) => told(chainWith(place, object), now));
}

/** What is told of an issuer besides its Certificates. */
export function oddIssuerCause(one: unknown): unknown {
  if (!isRecord(one)) return undefined;
  return (['Issuer', 'ClusterIssuer'] as const).map((kind) =>
    cause.optional().parse(issuerCause(kind, one, read([]))),
  );
}
