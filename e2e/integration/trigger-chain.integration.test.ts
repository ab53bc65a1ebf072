import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { certificateFacts } from '@/server/domain/certificate-facts';
import { conditionOf, conditions } from '@/server/domain/conditions';
import { readiness } from '@/server/domain/trigger/readiness';
import { wouldIssue } from '@/server/domain/trigger/would-issue';
import { parseVersion } from '@/server/domain/upgrade-path';
import { listField, textField, timeField } from '@/shared/fields';

import { applyCrds } from '../releases/bring-release.js';
import { chart } from '../releases/chart.js';
import { requestVectors } from './request-vectors';
import { runController } from './run-controller';
import { storedVectors } from './stored-vectors';
import { applied, empty, k, kJson, namespace, testbed } from './testbed';
import { timeVectors } from './time-vectors';
import { material } from './trigger-material';
import { certificateOf, requestsOf, secretOf, type Vector } from './trigger-vector';

const made = material();
const vectors: readonly Vector[] = [
  ...storedVectors(made),
  ...requestVectors(made),
  ...timeVectors(made),
];

// The fields of renewal are only in these CRDs; the older controllers do not know them.
beforeAll(async () => applyCrds(testbed.name, (await chart('1.21.2')).crds));
afterAll(async () => applyCrds(testbed.name, testbed.crds));

interface Objects {
  readonly certificates: readonly unknown[];
  readonly secrets: readonly unknown[];
  readonly requests: readonly unknown[];
}

const nameOf = (object: unknown) => textField(object, 'metadata', 'name') ?? '';
const by = (all: readonly unknown[], name: string) => all.find((one) => nameOf(one) === name);

async function read(of: string): Promise<Objects> {
  const list = async (kind: string) => listField(await kJson(`get ${kind} -n ${of}`), 'items');
  const [certificates, secrets, requests] = await Promise.all(
    ['certificates', 'secrets', 'certificaterequests'].map(list),
  );
  return { certificates: certificates ?? [], secrets: secrets ?? [], requests: requests ?? [] };
}

async function make(of: string): Promise<void> {
  await namespace(of);
  await applied(...vectors.map((vector) => certificateOf(of, vector)));
  const { certificates } = await read(of);
  const uid = ({ name }: Vector) => textField(by(certificates, name), 'metadata', 'uid') ?? '';
  await applied(
    ...vectors.flatMap((vector) => secretOf(of, vector)),
    ...vectors.flatMap((vector) => requestsOf(of, vector, uid(vector))),
  );
  const statuses = vectors.flatMap((vector) =>
    vector.status ? [{ ...certificateOf(of, vector), status: vector.status }] : [],
  );
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: statuses });
  await k('apply --server-side --force-conflicts --subresource=status -f -', list);
  await k(`delete certificate deleted -n ${of} --wait=false`);
}

/** Everything that our decisions are given: what a reader of the API would see. */
function situation(objects: Objects, name: string, version: string) {
  const certificate = by(objects.certificates, name);
  const release = parseVersion(version);
  if (!release) throw new Error(version);
  return {
    certificate,
    secret: by(objects.secrets, certificateFacts(certificate).secretName),
    requests: objects.requests,
    certificates: objects.certificates.map(certificateFacts),
    release,
    now: Date.now(),
  };
}

function told(certificate: unknown, type: string): string {
  const found = conditionOf(conditions(certificate), type);
  return found && found.status !== 'Unknown'
    ? `${found.status} ${found.reason}: ${found.message}`
    : 'nothing';
}

/** Behind these words Go's own decoders speak, or the reader of signing requests does. */
const open =
  /^(.*(?:error parsing (?:pkcs#8 private key|X\.509 certificate)|Failed to decode current CertificateRequest)).*$/;
const comparable = (text: string) => text.replace(open, '$1 …');

const releases = ['v1.18.6', 'v1.19.0', 'v1.20.3', 'v1.21.2'];

describe.each(releases)('beside the controllers of cert-manager %s', (version) => {
  const of = `trigger-${version.replaceAll('.', '-')}`;
  let before: Objects;
  let after: Objects;

  beforeAll(async () => {
    await make(of);
    await runController(version, 'certificates-readiness', of);
    before = await read(of);
    await runController(version, 'certificates-trigger', of);
    after = await read(of);
  });
  afterAll(async () => {
    await k([
      'patch',
      'certificate',
      'deleted',
      '-n',
      of,
      '--type=merge',
      '-p',
      '{"metadata":{"finalizers":null}}',
    ]);
    await empty(of);
    await k(`delete namespace ${of} --wait=false`);
  });

  test.each(vectors)('$name: the same verdict, reason and message', ({ name, issuing }) => {
    const certificate = by(after.certificates, name);
    const seen = told(certificate, 'Issuing');
    const verdict = wouldIssue(situation(before, name, version));
    const expected =
      typeof issuing === 'object'
        ? version in issuing
          ? issuing[version]
          : issuing.others
        : issuing;
    const reason = conditionOf(conditions(certificate), 'Issuing')?.reason;
    expect(reason).toBe(expected);
    const unchanged = told(by(before.certificates, name), 'Issuing');
    const ours =
      verdict.would === 'issue' ? `True ${verdict.reason}: ${verdict.message}` : unchanged;
    expect(comparable(ours)).toBe(comparable(seen));
    const renewal = timeField(certificate, 'status', 'renewalTime');
    expect(verdict.would === 'stay' ? verdict.renewsAt : renewal).toBe(renewal);
  });

  test.each(vectors)('$name: the same Ready', ({ name }) => {
    const ready = name === 'deleted' ? undefined : readiness(situation(before, name, version));
    const ours = ready ? `${ready.status} ${ready.reason}: ${ready.message}` : 'nothing';
    expect(comparable(ours)).toBe(comparable(told(by(before.certificates, name), 'Ready')));
  });
});
