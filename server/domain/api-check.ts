import { textField } from '@/shared/fields';

/** A request for example.com that anybody may see: nobody keeps its key, and it is only sent in dry runs. */
const csr = `-----BEGIN CERTIFICATE REQUEST-----
MIHyMIGZAgEAMAAwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQmKmgzziOChmMV
0CS+mAWbTB+jtiGWbOfIuEGWuYYY58zGYmG/i3ZzNwc9TcogS/8nsP8PKwm+OStf
f/FrePGnoDcwNQYJKoZIhvcNAQkOMSgwJjAWBgNVHREEDzANggtleGFtcGxlLmNv
bTAMBgNVHRMBAf8EAjAAMAoGCCqGSM49BAMCA0gAMEUCIQC6GYjwC2AfCq2kAa9y
POWwlURfLA1yoH4ywOHTJhHc5QIgBf4xH7PpPpS/ti2qrTSL4rtAGbxceNpeyFnP
JZRdkbc=
-----END CERTIFICATE REQUEST-----
`;

const base64 = (text: string) => Buffer.from(text).toString('base64');

const request = (kind: 'valid' | 'invalid', text: string) => ({
  apiVersion: 'cert-manager.io/v1',
  kind: 'CertificateRequest',
  metadata: { generateName: `cmapichecker-${kind}-` },
  spec: { request: base64(text), issuerRef: { name: 'cmapichecker' } },
});

/** What `cmctl check api` creates in a dry run: the first must go through, the second must be refused. */
export const apiProbes = {
  valid: request('valid', csr),
  invalid: request('invalid', 'invalid-csr'),
} as const;

/** What became of one probe. `status` is 0 where the API server did not answer. */
export type ProbeAnswer =
  | { readonly is: 'created'; readonly object: unknown }
  | { readonly is: 'refused'; readonly status: number; readonly message: string };

const denied = /admission webhook "([^"]*)" denied the request/;

/** Why cert-manager's API does not work yet, in words; undefined where both probes say that it does. */
export function apiProblem(valid: ProbeAnswer, invalid: ProbeAnswer): string | undefined {
  if (valid.is === 'refused') return translated(valid);
  const spec = (name: string) => textField(valid.object, 'spec', name);
  if (!spec('username') && !spec('uid'))
    return 'The mutating webhook does not work: it did not fill in who asked. Check that the MutatingWebhookConfiguration of cert-manager is there.';
  if (invalid.is === 'created')
    return 'The validating webhook does not work: it let an invalid request through. Check that the ValidatingWebhookConfiguration of cert-manager is there.';
  return denied.exec(invalid.message)?.[1] === 'webhook.cert-manager.io'
    ? undefined
    : translated(invalid);
}

/** In this order; the first that fits. */
const meanings: readonly { readonly test: RegExp; readonly means: string }[] = [
  {
    test: /could not find the requested resource|failed to find API group|no resources found for group|no matches for kind|404 page not found/,
    means: "cert-manager's CRDs are not installed on the API server yet.",
  },
  { test: /service "[^"]*-webhook" not found/, means: "The webhook's Service is not there yet." },
  { test: /connection refused/, means: 'The webhook is not ready yet: it refuses connections.' },
  {
    test: /no endpoints available/,
    means: 'The webhook has no ready pod: its Service has no endpoints.',
  },
  {
    test: /x509: certificate signed by unknown authority/,
    means: "The webhook's CA is not injected yet: the cainjector has not written it.",
  },
  {
    test: /admission webhook "webhook\.cert-manager\.io" denied the request/,
    means:
      'The dry-run CertificateRequest was changed wrongly on its way, so that the webhook refused it.',
  },
];

function translated({ status, message }: { status: number; message: string }): string {
  const said = `The API server said: ${message}`;
  const foreign = denied.exec(message)?.[1];
  if (foreign !== undefined && foreign !== 'webhook.cert-manager.io')
    return `The admission webhook ${foreign}, which is not cert-manager's, refused the dry run. ${said}`;
  const known = meanings.find(({ test }) => test.test(message))?.means;
  if (known) return `${known} ${said}`;
  if (status === 404) return `${meanings[0]?.means} ${said}`;
  if (status === 403)
    return `The check itself is not allowed: grant create on certificaterequests.cert-manager.io. ${said}`;
  return said;
}
