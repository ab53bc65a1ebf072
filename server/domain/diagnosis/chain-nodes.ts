import type { ChainNode } from '@/shared/chain';
import { field, listField, textField } from '@/shared/fields';
import type { RequestState } from '@/shared/request';

import { certificateFacts } from '../certificate-facts';
import { challengeFacts } from '../challenge-facts';
import { conditions } from '../conditions';
import { issuerFacts } from '../issuer-facts';
import { issuerState } from '../issuer-state';
import { orderFacts } from '../order-facts';
import type { RawObject } from '../raw-object';
import { requestFacts } from '../request-facts';
import { requestState } from '../request-state';
import type { Chain, Part } from './chain';
import { nextRequests } from './current-request';
import { isOnItsWay } from './on-its-way';
import { isSound } from './root-cause';

type State = Pick<ChainNode, 'state' | 'why'>;
const sound: State = { state: 'sound', why: '' };
const working = (why: string): State => ({ state: 'working', why });
const failing = (why: string): State => ({ state: 'failing', why });

const fact = (name: string, value: string | boolean | undefined) =>
  value === undefined || value === '' ? [] : [{ name, value: String(value) }];

function certificateNode(certificate: RawObject, now: number): ChainNode {
  const facts = certificateFacts(certificate);
  const { namespace, name, issuing, ready } = facts;
  const told = issuing?.message || ready?.message || 'cert-manager has not said anything yet.';
  const state =
    issuing?.status === 'True' ? working(told) : isSound(facts, now) ? sound : failing(told);
  return {
    object: { kind: 'Certificate', namespace, name },
    ...state,
    conditions: conditions(certificate),
    facts: [],
  };
}

/** The place of an object that could not be read, or is not there. */
function missing(object: ChainNode['object'], part: Part<unknown>): ChainNode {
  const why = part.is === 'unread' ? part.why : `There is no ${object.kind} of that name.`;
  const state = part.is === 'unread' ? 'unread' : 'absent';
  return { object, state, why, conditions: [], facts: [] };
}

function issuerNode({ certificate, issuer }: Chain): ChainNode {
  const { namespace, issuer: of } = certificateFacts(certificate);
  const inNamespace = of.kind !== 'ClusterIssuer' && { namespace };
  const object = { kind: of.kind, ...inNamespace, name: of.name };
  const why = `Its group is ${of.group}: Certferry knows no more of it.`;
  if (!issuer) return { object, state: 'unread', why, conditions: [], facts: [] };
  if (issuer.is === 'unread' || !issuer.value) return missing(object, issuer);
  const facts = issuerFacts(of.kind === 'Issuer' ? 'Issuer' : 'ClusterIssuer', issuer.value);
  const state = issuerState(facts);
  const shown = { ready: sound, failing: failing, unknown: working }[state.state];
  return {
    object,
    ...(typeof shown === 'function' ? shown('why' in state ? state.why : '') : shown),
    conditions: conditions(issuer.value),
    facts: [...fact('Type', facts.type), ...fact('Signs with', facts.with)],
  };
}

function secretNode({ certificate, secret }: Chain): ChainNode {
  const { namespace, secretName } = certificateFacts(certificate);
  const object = { kind: 'Secret', namespace, name: secretName };
  if (secret.is === 'unread' || !secret.value) return missing(object, secret);
  const state = secret.value.crt === '' ? failing('It holds no tls.crt.') : sound;
  return { object, ...state, conditions: [], facts: [] };
}

const requestStates: Readonly<Record<RequestState['state'], (why: string) => State>> = {
  denied: failing,
  invalid: failing,
  failed: failing,
  unknown: working,
  unapproved: working,
  pending: working,
  ready: () => sound,
};

function requestNode(request: RawObject): ChainNode {
  const facts = requestFacts(request);
  const state = requestState(facts);
  return {
    object: { kind: 'CertificateRequest', namespace: facts.namespace, name: facts.name },
    ...requestStates[state.state]('why' in state ? state.why : ''),
    conditions: conditions(request),
    facts: [],
  };
}

/** By what stands in the object, which may be any word: `constructor`, too. */
const acmeStates = new Map<string, (why: string) => State>([
  ['valid', () => sound],
  ['ready', () => sound],
  ['invalid', failing],
  ['errored', failing],
  ['expired', failing],
]);

function authorization(one: unknown): string {
  const wildcard = field(one, 'wildcard');
  const parts = [
    ['URL', textField(one, 'url')],
    ['Identifier', textField(one, 'identifier')],
    ['Initial State', textField(one, 'initialState')],
    ['Wildcard', typeof wildcard === 'boolean' ? String(wildcard) : undefined],
  ] as const;
  return parts.flatMap(([name, value]) => (value ? [`${name}: ${value}`] : [])).join(', ');
}

function orderNode(order: RawObject): ChainNode {
  const { namespace, name, state, reason, host } = orderFacts(order);
  const why = reason || `The Order is ${state || 'not made yet'}.`;
  return {
    object: { kind: 'Order', namespace, name },
    ...(acmeStates.get(state) ?? working)(why),
    conditions: [],
    facts: [
      ...fact('State', state),
      ...fact('Reason', reason),
      ...fact('Server', host),
      ...listField(order, 'status', 'authorizations').flatMap((one) =>
        fact('Authorization', authorization(one)),
      ),
      ...fact('Failed at', textField(order, 'status', 'failureTime')),
    ],
  };
}

function challengeNode(challenge: RawObject, now: number): ChainNode {
  const facts = challengeFacts(challenge);
  const { namespace, name, state, reason } = facts;
  const why = reason || `The Challenge is ${state || 'not begun yet'}.`;
  const isFailing = reason !== '' && !isOnItsWay(facts, now);
  return {
    object: { kind: 'Challenge', namespace, name },
    ...(acmeStates.get(state) ?? (isFailing ? failing : working))(why),
    conditions: [],
    facts: [
      ...fact('Type', facts.type),
      ...fact('Name', facts.dnsName),
      ...fact('Solver', facts.solver),
      // Public by their purpose: whoever asks for the challenge gets both (RFC 8555, 8.1).
      ...fact('Token', textField(challenge, 'spec', 'token')),
      ...fact('Key', textField(challenge, 'spec', 'key')),
      ...fact('State', state),
      ...fact('Reason', reason),
      ...fact('Processing', facts.processing),
      ...fact('Presented', facts.presented),
    ],
  };
}

function listed(
  kind: string,
  namespace: string,
  part: Part<readonly RawObject[]>,
  node: (object: RawObject) => ChainNode,
): ChainNode[] {
  if (part.is === 'unread') return [missing({ kind, namespace, name: '' }, part)];
  return part.value.map(node);
}

/** The objects that an issuance goes through, in the order of the work. */
export function chainNodes(chain: Chain, now: number): ChainNode[] {
  const { certificate, requests, orders, challenges } = chain;
  const { namespace } = certificateFacts(certificate);
  const names =
    requests.is === 'read'
      ? new Set(nextRequests(certificate, requests.value).own.map(({ name }) => name))
      : new Set<string>();
  const own: Chain['requests'] =
    requests.is === 'unread'
      ? requests
      : {
          is: 'read',
          value: requests.value.filter((one) =>
            names.has(textField(one, 'metadata', 'name') ?? ''),
          ),
        };
  return [
    certificateNode(certificate, now),
    issuerNode(chain),
    secretNode(chain),
    ...listed('CertificateRequest', namespace, own, requestNode),
    ...listed('Order', namespace, orders, orderNode),
    ...listed('Challenge', namespace, challenges, (one) => challengeNode(one, now)),
  ];
}
