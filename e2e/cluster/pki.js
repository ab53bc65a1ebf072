// @ts-check
import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { run } from '../setup/run.js';
import { addresses, nodeName } from './addresses.js';
import { exists } from './state.js';

const DAYS = '3650';
const ecKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

const serverNames = [
  'localhost',
  'kubernetes',
  'kubernetes.default',
  'kubernetes.default.svc',
  'kubernetes.default.svc.cluster.local',
].map((name) => `DNS:${name}`);

/** @type {Record<string, { subject: string, names?: string[] }>} */
const certificates = {
  'kube-apiserver': {
    subject: '/CN=kube-apiserver',
    names: [...serverNames, 'IP:127.0.0.1', `IP:${addresses.api}`, `IP:${addresses.node}`],
  },
  kubelet: {
    subject: `/O=system:nodes/CN=system:node:${nodeName}`,
    names: [`DNS:${nodeName}`, `IP:${addresses.node}`],
  },
  admin: { subject: '/O=system:masters/CN=admin' },
  'kube-controller-manager': { subject: '/CN=system:kube-controller-manager' },
  'kube-scheduler': { subject: '/CN=system:kube-scheduler' },
  'kube-proxy': { subject: '/CN=system:kube-proxy' },
  coredns: { subject: '/O=system:masters/CN=coredns' },
};

/**
 * Writes the cluster's authority, its certificates (10 years) and the key of its service accounts.
 * @param {string} folder
 * @param {string} cluster
 */
export async function writePki(folder, cluster) {
  if (await exists(join(folder, 'sa.key'))) return;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const [key, certificate] = [join(folder, 'ca.key'), join(folder, 'ca.crt')];
  const ca = ['-x509', ...ecKey, '-days', DAYS, '-subj', `/CN=certferry-testbed-${cluster}`];
  await run('openssl', ['req', ...ca, '-keyout', key, '-out', certificate]);
  await Promise.all(Object.keys(certificates).map((name) => sign(folder, name)));
  await run('openssl', ['genrsa', '-out', join(folder, 'sa.key'), '2048']);
}

/**
 * @param {string} folder
 * @param {string} name
 */
async function sign(folder, name) {
  const { subject, names } = certificates[name] ?? { subject: '' };
  const file = join(folder, name);
  await writeFile(
    `${file}.ext`,
    [
      'keyUsage=digitalSignature',
      'extendedKeyUsage=clientAuth,serverAuth',
      ...(names ? [`subjectAltName=${names.join(',')}`] : []),
    ].join('\n'),
  );
  const request = ['req', '-new', ...ecKey, '-keyout', `${file}.key`, '-subj', subject];
  await run('openssl', [...request, '-out', `${file}.csr`]);
  const authority = ['-CA', join(folder, 'ca.crt'), '-CAkey', join(folder, 'ca.key')];
  // all are signed at once, so the serial number cannot come from a file
  const serial = ['-set_serial', `0x01${randomBytes(15).toString('hex')}`];
  const files = ['-in', `${file}.csr`, '-extfile', `${file}.ext`, '-out', `${file}.crt`];
  await run('openssl', ['x509', '-req', ...authority, ...serial, '-days', DAYS, ...files]);
  await Promise.all([rm(`${file}.csr`), rm(`${file}.ext`)]);
}
