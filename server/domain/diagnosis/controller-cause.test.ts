import { expect, test } from 'vitest';

import type { RawObject } from '../raw-object';
import type { Chain, ControllerLink } from './chain';
import { ago, chain, challenge, now, order, read, request } from './chain.fixture';
import { rootCause } from './root-cause';

const deployment = (replicas: number, readyReplicas: number) => ({
  metadata: { namespace: 'cert-manager', name: 'cert-manager' },
  spec: { replicas },
  status: { readyReplicas },
});
const lease = (renewed: string, holderIdentity = 'cert-manager-1') => ({
  spec: { holderIdentity, renewTime: renewed, leaseDurationSeconds: 60 },
});
const controllers = (...all: ControllerLink[]) => read(...all);
const read1 = (value: RawObject | undefined) => ({ is: 'read', value }) as const;

const idOf = (more: Partial<Chain>) => rootCause(chain(more), now)?.symptoms[0]?.id;
const selfCheck =
  "Waiting for HTTP-01 challenge propagation: wrong status code '404', expected '200'";

test('a Certificate that waits says that the controller is scaled to 0, before what only follows from it', () => {
  const waiting = { requests: read(request({}, { creationTimestamp: ago(90) })) };
  const stopped = { deployment: deployment(0, 0), lease: read1(lease(ago(1))) };
  const cause = rootCause(chain({ ...waiting, controllers: controllers(stopped) }), now);
  expect(cause).toMatchObject({
    sentence: 'The controller is scaled to 0: no certificate is issued or renewed.',
    link: { kind: 'Deployment', namespace: 'cert-manager', name: 'cert-manager' },
    evidence: { text: 'spec.replicas: 0, status.readyReplicas: 0' },
    remedy: 'kubectl -n cert-manager scale deployment cert-manager --replicas=1',
  });
  expect(rootCause(chain(waiting), now)?.symptoms[0]?.id).toBe('CR-01');
});

test('pods without a leader are told by the Lease, and a leader that is only a little late is not', () => {
  const at = (renewed: string) => ({
    deployment: deployment(1, 1),
    lease: read1(lease(renewed)),
  });
  const cause = (renewed: string) =>
    rootCause(chain({ controllers: controllers(at(renewed)) }), now);
  expect(cause(ago(30))).toMatchObject({
    sentence: expect.stringContaining('has not renewed its Lease'),
    link: { kind: 'Lease', namespace: 'kube-system', name: 'cert-manager-controller' },
  });
  expect(cause(ago(2))?.symptoms[0]?.id).toBe('CRT-01');
  const nobody = { deployment: deployment(1, 1), lease: read1(undefined) };
  expect(rootCause(chain({ controllers: controllers(nobody) }), now)?.sentence).toBe(
    'Nobody leads as controller: no certificate is issued or renewed.',
  );
});

test('what a Challenge says, a second controller that works, and a right that is missing come first', () => {
  const stopped = { deployment: deployment(0, 0) };
  const refused = {
    orders: read(order({ state: 'pending' })),
    challenges: read(challenge({ state: 'pending', reason: selfCheck })),
  };
  const said = rootCause(chain({ ...refused, controllers: controllers(stopped) }), now);
  expect(said?.symptoms[0]?.id).toBe('AC-01');
  const works = { deployment: deployment(1, 1) };
  expect(idOf({ controllers: controllers(stopped, works) })).toBe('CRT-01');
  const unread = { is: 'unread', why: 'no right' } as const;
  expect(idOf({ controllers: unread })).toBe('CRT-01');
  expect(idOf({ controllers: controllers() })).toBe('CRT-01');
});
