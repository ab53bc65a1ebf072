import { expect, test } from 'vitest';

import { censusOf, secretRowOf } from './census';
import { compareCensus } from './compare-census';
import { issue, type Pair, tlsSecret } from './openssl.fixture';

const web = issue({ subject: '/CN=web', names: 'DNS:web.example' });

/** What is said of a Secret of no Certificate that is gone after an upgrade of release `cert-manager`. */
function gone({ crt, key }: Pair, annotations: Record<string, string>) {
  const made = tlsSecret({ 'tls.crt': crt, 'tls.key': key }, 'gone');
  const row = secretRowOf({ ...made, metadata: { namespace: 'shop', name: 'gone', annotations } });
  const now = Date.now();
  const [before, after] = [censusOf(now, [], [row], []), censusOf(now, [], [], [])];
  const { lost, foreign } = compareCensus(before, after, 'cert-manager/cert-manager');
  return { lost: lost.map(({ why }) => why), foreign: foreign.map(({ why }) => why) };
}

const ownedBy = (name: string) => ({
  'meta.helm.sh/release-name': name,
  'meta.helm.sh/release-namespace': name,
});

test.each([
  ['a CA', issue({ subject: '/CN=ca', isCA: true }), {}, 'the certificate of a CA'],
  ['the release', web, ownedBy('cert-manager'), 'Helm release cert-manager/cert-manager'],
])('the Secret of %s that is gone is lost', (_, pair, annotations, why) => {
  expect(gone(pair, annotations)).toEqual({ lost: [expect.stringContaining(why)], foreign: [] });
});

test.each([
  ['of another release', ownedBy('shop')],
  ['that cainjector may read', { 'cert-manager.io/allow-direct-injection': 'true' }],
])('a Secret %s that is gone is its owner’s own matter', (_, annotations) => {
  const why = expect.stringContaining('another program or a person deleted it');
  expect(gone(web, annotations)).toEqual({ lost: [], foreign: [why] });
});
