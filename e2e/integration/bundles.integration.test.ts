import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { age, ran } from '@/server/bundles/written.fixture';
import { backup } from '@/server/wizards/backup';
import type { Actor } from '@/shared/actor';

import { bare, entries, stored, unpack } from './bundle-files';
import {
  companyIssuer,
  makeObjects,
  pairs,
  password,
  pay,
  platform,
  shop,
  token,
  wipe,
} from './bundle-objects';
import { backUp, checkBack, newFolder } from './bundle-runs';
import { applied, asAdmin, k, testbed, tlsSecret } from './testbed';

const folder = newFolder();
const unpacked = join(folder, 'unpacked');
/** Of the objects that this file made; the cluster is shared. */
const own = [shop, pay];
const actor: Actor = { name: 'alice', groups: [], via: 'link' };

beforeAll(makeObjects);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await wipe();
});

const inBundle = (name: string) => entries(unpacked, name);
const certManager = (kind: string) => `${kind}.cert-manager.io`;

test('a bundle holds each object as kubectl shows it, field by field, and nothing else of a namespace', async () => {
  const { view, said } = await backUp({ id: 'whole' });
  await checkBack({ id: 'whole' });
  unpack(join(folder, 'whole.tar.gz'), unpacked);
  expect(inBundle(`secrets/${shop}.json`)).toEqual(
    await stored('secrets', shop, 'ca', 'front-tls', 'jks', 'web-tls'),
  );
  expect(inBundle(`secrets/${pay}.json`)).toEqual(await stored('secrets', pay, 'vault-token'));
  expect(inBundle(`secrets/${platform}.json`)).toEqual(
    expect.arrayContaining(await stored('secrets', platform, 'company')),
  );
  expect(inBundle(`issuers/${shop}.json`)).toEqual(
    await stored(certManager('issuers'), shop, 'ca'),
  );
  expect(inBundle(`issuers/${pay}.json`)).toEqual(
    await stored(certManager('issuers'), pay, 'vault'),
  );
  expect(inBundle(`certificates/${shop}.json`)).toEqual(
    await stored(certManager('certificates'), shop, 'web'),
  );
  expect(inBundle(`certificates/${pay}.json`)).toEqual(
    await stored(certManager('certificates'), pay, 'new', 'open'),
  );
  const company = JSON.parse(await k(`get clusterissuer ${companyIssuer} -o json`));
  expect(inBundle('cluster-issuers.json')).toContainEqual(bare(company));
  expect(inBundle('namespaces.json')).toContainEqual({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: shop, labels: { team: 'blue' } },
  });
  expect(inBundle('installation/crds.json')).toHaveLength(6);
  const manifest = JSON.parse(readFileSync(join(unpacked, 'bundle.json'), 'utf8'));
  for (const { name, sha256 } of manifest.members)
    expect(ran('sha256sum', [join(unpacked, name)]).split(' ', 1)[0]).toBe(sha256);
  expect(view.namespaces).toEqual(expect.arrayContaining([...own, platform]));
  expect(manifest.dryRun.checked).toBe(
    view.counts.certificates +
      view.counts.issuers +
      view.counts.clusterIssuers +
      view.counts.secrets,
  );
  expect(said.progress.at(-1)).toBe(manifest.dryRun.checked);
  const serial = ran('openssl', ['x509', '-noout', '-serial'], pairs.web.crt).trim().toLowerCase();
  expect(manifest.census).toContainEqual(
    expect.objectContaining({ namespace: shop, name: 'web-tls', serial: serial.slice(7) }),
  );
});

test('what is left out is told with its reason', async () => {
  const { said } = await backUp({ id: 'told' });
  const of = said.findings.filter(({ object }) => own.includes(object?.namespace ?? ''));
  const wanted = [
    'left-out new-tls: There is no such Secret yet, so Certificate bundles-pay/new is issued anew after a restore.',
    'left-out open-tls: There is no such Secret yet, so Certificate bundles-pay/open is issued anew after a restore.',
    'left-out jks: Certificate bundles-pay/open refers to it, and there is no such Secret.',
    'left-out vault-ca: Issuer bundles-pay/vault refers to it, and there is no such Secret.',
  ];
  // Twenty are told one by one, and other files' tests may have left some.
  const isCut = said.findings.some(({ sentence }) => sentence.includes('more objects are not in'));
  expect(of.map(({ code, object, sentence }) => `${code} ${object?.name}: ${sentence}`)).toEqual(
    wanted.slice(0, isCut ? of.length : wanted.length),
  );
  expect(of.length).toBeGreaterThan(0);
  expect(said.findings.map(({ code }) => code)).toContain('made-again');
  const text = ran('tar', ['-xzOf', join(folder, 'told.tar.gz'), 'RESTORE.md']);
  expect(text).toContain(
    `- ${shop}/front, for Ingress front: \`kubectl --namespace ${shop} get ingress front\``,
  );
  // All of them, however many others there are.
  for (const one of wanted) {
    const [, name = '', why = ''] = /^left-out (\S+): (.*)$/.exec(one) ?? [];
    expect(text).toContain(`- Secret ${pay}/${name}: ${why}`);
  }
});

test('the plan counts it, warns of keys and of a password in clear, and writes nothing', async () => {
  const before = readdirSync(folder);
  const plan = await backup.plan({ encrypt: false }, asAdmin(), actor);
  expect(plan.counts.certificates).toBeGreaterThanOrEqual(3);
  const codes = plan.findings.map(({ code, object }) => `${code} ${object?.name ?? ''}`.trim());
  expect(codes).toEqual(expect.arrayContaining(['not-encrypted', 'clear-password open']));
  expect(JSON.stringify(plan)).not.toContain(password);
  expect(readdirSync(folder)).toEqual(before);
  const sealed = await backup.plan({ encrypt: true }, asAdmin(), actor);
  expect(sealed.findings.map(({ code }) => code)).not.toContain('not-encrypted');
  expect(backup.decisions(sealed)).not.toEqual(backup.decisions(plan));
});

test('a run that is repeated keeps the whole bundle, and writes a broken one again', async () => {
  await backUp({ id: 'again' });
  const file = join(folder, 'again.tar.gz');
  const { ino } = statSync(file);
  const kept = await backUp({ id: 'again' });
  expect(kept.said.lines[0]).toContain('is written already');
  expect(statSync(file).ino).toBe(ino);
  const bytes = readFileSync(file);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  await expect(checkBack({ id: 'again' })).rejects.toMatchObject({ code: 'invalid' });
  await backUp({ id: 'again' });
  await checkBack({ id: 'again' });
  rmSync(join(folder, 'again.json'));
  await expect(checkBack({ id: 'again' })).rejects.toMatchObject({ code: 'not-found' });
  writeFileSync(join(folder, 'again.partial'), 'half');
  await backUp({ id: 'again' });
  await checkBack({ id: 'again' });
  expect(existsSync(join(folder, 'again.partial'))).toBe(false);
});

test('a passphrase is asked for until it protects, encrypts, and stands nowhere', async () => {
  const passphrase = 'correct horse battery staple';
  const { view, said } = await backUp({
    id: 'sealed',
    encrypt: true,
    answers: ['too short', ' blanks around it ', passphrase],
  });
  expect(said.questions.map(({ id, secret }) => [id, secret])).toEqual([
    ['passphrase', true],
    ['passphrase', true],
    ['passphrase', true],
  ]);
  expect(said.questions[1]?.hint).toContain('too short');
  expect(view.encrypted).toBe(true);
  await checkBack({ id: 'sealed', encrypt: true });
  const opened = join(folder, 'opened.tar.gz');
  age(passphrase, `-d -o ${opened} ${join(folder, 'sealed.tar.gz.age')}`);
  expect(ran('tar', ['-xzOf', opened, 'RESTORE.md'])).toContain(
    'age -d -o sealed.tar.gz sealed.tar.gz.age',
  );
  // Kept as it is, without a question, when the run is repeated.
  const again = await backUp({ id: 'sealed', encrypt: true });
  expect(again.said.questions).toEqual([]);
  expect(again.view).toEqual(view);
  const outside =
    JSON.stringify([said, again.said]) + readFileSync(join(folder, 'sealed.json'), 'utf8');
  const keys = Object.values(pairs).map(({ key }) => key.split('\n')[1] ?? '');
  for (const secret of [passphrase, 'too short', 'blanks around', password, token, ...keys])
    expect(outside.replaceAll('was too short', '')).not.toContain(secret);
});

test('no write of a backup ever reaches the cluster: the audit log knows dry runs only', async () => {
  const since = statSync(testbed.auditLog).size;
  await backUp({ id: 'audited' });
  const events = readFileSync(testbed.auditLog)
    .subarray(since)
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { verb: string; requestURI: string })
    .filter(({ verb }) => !['get', 'list', 'watch'].includes(verb));
  expect(events.length).toBeGreaterThan(10);
  expect(events.filter(({ requestURI }) => !requestURI.includes('dryRun=All'))).toEqual([]);
});

test('a Certificate whose status speaks of another certificate is read again, and told when it stays so', async () => {
  const dates = { notBefore: '2020-01-01T00:00:00Z', notAfter: '2020-04-01T00:00:00Z' };
  const patch = [
    '--subresource',
    'status',
    '--type',
    'merge',
    '-p',
    JSON.stringify({ status: dates }),
  ];
  await k(['patch', 'certificate', 'web', '-n', shop, ...patch]);
  const { said } = await backUp({ id: 'unsettled' });
  // Other tests leave Certificates of their own in the cluster.
  const told = said.findings.filter(
    ({ code, object }) => code === 'being-issued' && object?.namespace === shop,
  );
  expect(told).toMatchObject([{ object: { kind: 'Certificate', namespace: shop, name: 'web' } }]);
  await k(['patch', 'certificate', 'web', '-n', shop, ...patch.slice(0, -1), '{"status":null}']);
});

/** As cert-manager writes a certificate's dates, told by openssl. */
function datesOf(crt: string) {
  const args = ['x509', '-noout', '-startdate', '-enddate', '-dateopt', 'iso_8601'];
  const [notBefore, notAfter] = ran('openssl', args, crt)
    .trim()
    .split('\n')
    .map((line) => line.replace(/^[^=]*=/, '').replace(' ', 'T'));
  return { notBefore, notAfter };
}

async function issueAs({ crt, key }: { crt: string; key: string }, dnsName: string): Promise<void> {
  await applied(tlsSecret(shop, 'web-tls', { crt, key }));
  const change = { spec: { dnsNames: [dnsName] } };
  const at = ['patch', 'certificate', 'web', '-n', shop, '--type', 'merge', '-p'];
  await k([...at, JSON.stringify(change)]);
  await k([...at, JSON.stringify({ status: datesOf(crt) }), '--subresource', 'status']);
}

const listsCertificates = (line: string) =>
  line.includes('bundles-between') && line.includes('/v1/certificates?');

test('a Certificate that is issued between two lists comes with the Secret that belongs to it', async () => {
  await issueAs(pairs.web, 'before.example');
  const since = statSync(testbed.auditLog).size;
  const admin = asAdmin();
  let issuedBetween = false;
  const { said } = await backUp({
    id: 'between',
    at: {
      ...admin,
      userAgent: 'bundles-between',
      async credentials(renew) {
        const seen = readFileSync(testbed.auditLog).subarray(since).toString().split('\n');
        if (!issuedBetween && seen.some(listsCertificates)) {
          issuedBetween = true;
          await issueAs(pairs.front, 'after.example');
        }
        return admin.credentials(renew);
      },
    },
  });
  expect(issuedBetween).toBe(true);
  const ofShop = said.findings.filter(({ object }) => object?.namespace === shop);
  expect(ofShop.map(({ code }) => code)).not.toContain('being-issued');
  unpack(join(folder, 'between.tar.gz'), unpacked);
  const names = inBundle(`certificates/${shop}.json`).map(({ spec }) => spec);
  expect(names).toMatchObject([{ dnsNames: ['after.example'] }]);
  const secrets = inBundle(`secrets/${shop}.json`);
  const secret = secrets.find(({ metadata }) => metadata.name === 'web-tls');
  expect(secret?.data).toMatchObject({
    'tls.key': Buffer.from(pairs.front.key).toString('base64'),
  });
});
