import { expect, test } from 'vitest';

import { issue } from '../openssl.fixture';
import { certificate, chain, missing, now, read, ready } from './chain.fixture';
import { rootCause } from './root-cause';

const ownedBy = (uid: string) => ({
  ownerReferences: [{ kind: 'Certificate', name: 'web', uid }],
});
const secret = (metadata: object, crt = '') =>
  ({
    is: 'read',
    value: { namespace: 'shop', name: 'web-tls', metadata: { ...metadata }, crt },
  }) as const;

test('a ready Certificate whose Secret will be deleted is told', () => {
  const sound = { certificate: certificate(ready) };
  expect(rootCause(chain({ ...sound, secret: secret(ownedBy('old')) }), now)?.symptoms[0]?.id).toBe(
    'UN-05',
  );
  expect(rootCause(chain({ ...sound, secret: secret(ownedBy('c-1')) }), now)).toBeUndefined();
});

test('a ready Certificate of a CA that has another key since is told', () => {
  const [before, after] = [1, 2].map(() => issue({ subject: '/CN=CA', isCA: true }));
  const ca = { namespace: 'shop', name: 'ca', metadata: {}, crt: after?.crt ?? '' };
  const sound = { certificate: certificate(ready), ca };
  const old = secret({}, issue({ issuer: before }).crt);
  expect(rootCause(chain({ ...sound, secret: old }), now)?.symptoms[0]?.id).toBe('CRT-14');
  const fresh = secret({}, issue({ issuer: after }).crt);
  expect(rootCause(chain({ ...sound, secret: fresh }), now)).toBeUndefined();
});

test('a ready Certificate of a CA below a root is sound', () => {
  const root = issue({ subject: '/CN=Root', isCA: true });
  const below = issue({ subject: '/CN=CA', isCA: true, issuer: root });
  const ca = { namespace: 'shop', name: 'ca', metadata: {}, crt: below.crt };
  const leaf = secret({}, issue({ issuer: below }).crt);
  const sound = { certificate: certificate(ready), ca };
  expect(rootCause(chain({ ...sound, secret: leaf }), now)).toBeUndefined();
});

test('a temporary certificate is told while the issuer has not signed', () => {
  const waiting = certificate(missing);
  const annotations = { 'cert-manager.io/issue-temporary-certificate': 'true' };
  const temporary = { ...waiting, metadata: { namespace: 'shop', name: 'web', annotations } };
  const found = rootCause(
    chain({
      certificate: temporary,
      secret: secret({ annotations: {} }, issue().crt),
      requests: read(),
    }),
    now,
  );
  expect(found?.symptoms[0]?.id).toBe('CRT-13');
});
