import { expect, test } from 'vitest';

import { apiProblem, apiProbes, type ProbeAnswer } from './api-check';
import { openssl } from './openssl.fixture';

const created = (spec: object): ProbeAnswer => ({ is: 'created', object: { spec } });
const refused = (status: number, message: string): ProbeAnswer => ({
  is: 'refused',
  status,
  message,
});
const mutated = created({ username: 'admin', uid: 'u' });
const denial = refused(
  400,
  'admission webhook "webhook.cert-manager.io" denied the request: spec.request: Invalid value',
);
const calling = (inner: string) =>
  `Internal error occurred: failed calling webhook "webhook.cert-manager.io": failed to call webhook: Post "https://cert-manager-webhook.cert-manager.svc:443/mutate?timeout=30s": ${inner}`;

test('the request is one that openssl reads and verifies, for example.com alone', () => {
  const pem = Buffer.from(apiProbes.valid.spec.request, 'base64').toString();
  const said = openssl(['req', '-noout', '-text', '-verify'], pem);
  expect(said).toContain('DNS:example.com');
  expect(Buffer.from(apiProbes.invalid.spec.request, 'base64').toString()).toBe('invalid-csr');
});

test('one that went through and one that was refused are all that is wanted', () => {
  expect(apiProblem(mutated, denial)).toBeUndefined();
  expect(apiProblem(created({ uid: 'u' }), denial)).toBeUndefined();
});

test.each<[RegExp, ProbeAnswer, ProbeAnswer]>([
  [/mutating webhook does not work/, created({}), denial],
  [/validating webhook does not work/, mutated, mutated],
  [/CRDs are not installed/, refused(404, '404 page not found'), denial],
  [/CRDs are not installed/, refused(404, 'whatever'), denial],
  [
    /CRDs are not installed/,
    refused(404, 'the server could not find the requested resource'),
    denial,
  ],
  [
    /Service is not there/,
    refused(500, calling('service "cert-manager-webhook" not found')),
    denial,
  ],
  [
    /refuses connections/,
    refused(500, calling('dial tcp 10.0.0.1:443: connect: connection refused')),
    denial,
  ],
  [/has no endpoints/, refused(500, calling('no endpoints available for service "x"')), denial],
  [
    /CA is not injected/,
    refused(500, calling('x509: certificate signed by unknown authority')),
    denial,
  ],
  [/changed wrongly/, denial, denial],
  [
    /webhook policy\.kyverno\.svc, which is not/,
    refused(400, 'admission webhook "policy.kyverno.svc" denied the request: no'),
    denial,
  ],
  [
    /grant create on certificaterequests/,
    refused(403, 'certificaterequests.cert-manager.io is forbidden: no'),
    denial,
  ],
  [
    /^The API server said: context deadline exceeded$/,
    refused(500, 'context deadline exceeded'),
    denial,
  ],
  [/refuses connections/, mutated, refused(500, calling('connect: connection refused'))],
  [/not cert-manager's/, mutated, refused(400, 'admission webhook "other" denied the request: no')],
])('%s', (told, valid, invalid) => {
  expect(apiProblem(valid, invalid)).toMatch(told);
});
