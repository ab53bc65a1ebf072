import { createPrivateKey, X509Certificate } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { expect, test } from 'vitest';

import { issue } from '../server/domain/openssl.fixture';
import { pemBlocks } from '../server/domain/pem-blocks';
import { secretFacts, type SecretFacts } from '../server/domain/secret-facts';
import { inSlices } from '../server/inventory/slices';
import { keyPool } from './key-pool';
import { median } from './median.js';
import { pemOf, varyCertificate } from './vary-certificate';
import { type Row, writeResult } from './write-result.js';

const secrets = 50_000;
/** Each certificate stands in five Secrets; nothing is remembered of a certificate, only of who signs. */
const certificates = 10_000;
const pool = 500;
const rounds = 5;
const sampled = 2_000;

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

const derOf = (pem: string) => pemBlocks(pem, /^CERTIFICATE$/)[0] ?? Buffer.alloc(0);
const name = (index: number) => `host-${String(index).padStart(6, '0')}.shop.example`;

const base64 = (text: string) => Buffer.from(text).toString('base64');

async function makeSecrets(): Promise<string[]> {
  const ca = issue({ key: 'rsa:2048', subject: '/CN=Shop CA', isCA: true, until: 900 });
  const template = (key: 'rsa:2048' | 'P-256') =>
    derOf(
      issue({
        key,
        issuer: ca,
        subject: `/CN=${name(0)}`,
        names: `DNS:${name(0)},DNS:shop.example`,
        serial: `5${'0'.repeat(37)}`,
        extensions: ['keyUsage = digitalSignature,keyEncipherment'],
      }).crt,
    );
  const templates = { 'rsa:2048': template('rsa:2048'), 'P-256': template('P-256') };
  const keys = await keyPool(pool);
  const signer = createPrivateKey(ca.key);
  const made = Array.from({ length: certificates }, (_, index) => {
    const key = keys[index % pool];
    if (!key) throw new Error('no key');
    const der = varyCertificate(templates[key.is], {
      key,
      names: [[name(0), name(index + 1)]],
      ca: signer,
    });
    return { crt: base64(pemOf(der)), key: base64(key.pem) };
  });
  const authority = base64(ca.crt);
  return Array.from({ length: secrets }, (_, index) => {
    const one = made[index % certificates];
    return JSON.stringify({
      apiVersion: 'v1',
      kind: 'Secret',
      type: 'kubernetes.io/tls',
      metadata: {
        name: `secret-${index}`,
        namespace: `team-${index % 100}`,
        annotations: {
          'cert-manager.io/certificate-name': `secret-${index}`,
          'cert-manager.io/issuer-name': 'ca',
          'cert-manager.io/issuer-kind': 'ClusterIssuer',
          'cert-manager.io/issuer-group': 'cert-manager.io',
        },
      },
      data: { 'tls.crt': one?.crt, 'tls.key': one?.key, 'ca.crt': authority },
    });
  });
}

function row(
  what: string,
  unit: string,
  own: readonly number[],
  goal: number | null,
  more: Partial<Row> = {},
): Row {
  const { median: ours, spread } = median(own);
  const met = goal === null ? null : ours <= goal;
  const none = { contender: null, contenderName: '', ratio: null };
  return { what, unit, ours, goal, met, spread, ...none, ...more };
}

const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** What node:crypto alone needs for the same verdict. */
function plain(text: string): boolean {
  const { data } = JSON.parse(text);
  const pem = (key: string) => Buffer.from(String(data[key]), 'base64').toString('latin1');
  const leaf = new X509Certificate(pem('tls.crt'));
  const by = new X509Certificate(pem('ca.crt'));
  const facts = [leaf.subject, leaf.issuer, leaf.serialNumber, leaf.validTo, leaf.subjectAltName];
  const matches = leaf.checkPrivateKey(createPrivateKey(pem('tls.key')));
  return facts.length > 0 && matches && leaf.verify(by.publicKey);
}

interface Figures {
  readonly wall: number;
  readonly cpu: number;
  readonly raw: number;
  readonly late: number;
  readonly bytes: number;
}

/** One reading of all; its rows are gone when it returns, or the next one would be measured beside them. */
async function readAll(texts: readonly string[]): Promise<Figures> {
  const rawBegan = performance.now();
  for (const text of texts) JSON.parse(text);
  const raw = (performance.now() - rawBegan) / 1_000;
  collect();
  const before = process.memoryUsage().heapUsed;
  const rows: SecretFacts[] = [];
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const [began, used] = [performance.now(), cpu()];
  await inSlices(texts, (text) => rows.push(secretFacts(JSON.parse(text))));
  const wall = (performance.now() - began) / 1_000;
  const spent = cpu() - used;
  delay.disable();
  collect();
  const bytes = (process.memoryUsage().heapUsed - before) / secrets;
  const sound = rows.every(({ pair }) => pair.is === 'pair' && pair.matches && pair.ca === 'signs');
  expect(sound).toBe(true);
  return { wall, cpu: spent, raw, late: delay.percentile(99) / 1e6, bytes };
}

test(`${secrets} TLS Secrets parsed, matched and chain-checked, ${rounds} times`, async () => {
  const texts = await makeSecrets();
  const figures: Figures[] = [];
  for (let round = 0; round < rounds; round += 1) {
    collect();
    figures.push(await readAll(texts));
  }
  const contender: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const used = cpu();
    expect(texts.slice(0, sampled).every(plain)).toBe(true);
    contender.push(((cpu() - used) * secrets) / sampled);
  }
  const theirs = median(contender);
  const beside = { contender: theirs.median, contenderName: 'node:crypto alone' };
  const spent = figures.map((one) => one.cpu);
  await writeResult({
    name: 'secrets',
    versions: { openssl: process.versions.openssl },
    rows: [
      row(
        `${secrets} Secrets over JSON.parse, by the clock`,
        's',
        figures.map(({ wall, raw }) => wall - raw),
        5,
      ),
      row(`${secrets} Secrets with JSON.parse, processor time`, 's', spent, null, {
        ...beside,
        ratio: median(spent).median / theirs.median,
      }),
      row(
        'event loop delay, p99',
        'ms',
        figures.map(({ late }) => late),
        20,
      ),
      row(
        'memory a Secret',
        'bytes',
        figures.map(({ bytes }) => bytes),
        600,
      ),
    ],
  });
});
