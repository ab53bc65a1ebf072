// @ts-check
import { kubectl } from '../../cluster/kubectl.js';
import { caseProblems } from './case-problems.js';
import { broken, byIngressShim, oneHourCertificate, readyBesideBroken, sound } from './facts.js';
import { certificateFiles, fileArguments } from './files.js';
import { conditionOf, keyOf } from './item.js';

/** @typedef {import('./item.js').Item} Item */

/**
 * Throws unless exactly those Certificates are Ready that should be, and each broken case is as
 * described.
 * @param {string} name of the cluster
 */
export async function verifySeed(name) {
  const sounds = [...(await list(name, fileArguments(certificateFiles))).map(keyOf), byIngressShim];
  const items = await list(name, ['certificates,certificaterequests,issuers,secrets', '-A']);
  const problems = [...readiness(items, sounds), ...caseProblems(items)];
  if (sounds.length !== sound) problems.push(`${sounds.length} sound Certificates, not ${sound}`);
  if (problems.length === 0) return;
  throw new Error(`The seed of ${name} is not as it should be:\n  ${problems.join('\n  ')}`);
}

/**
 * @param {string} name
 * @param {readonly string[]} args
 * @returns {Promise<Item[]>}
 */
async function list(name, args) {
  return JSON.parse(await kubectl(name, ['get', ...args, '-o', 'json'])).items;
}

/**
 * @param {readonly Item[]} items
 * @param {readonly string[]} sounds
 */
function readiness(items, sounds) {
  const other = [...broken.filter((one) => one.ready), ...readyBesideBroken];
  const expected = new Set([...sounds, ...other.map((one) => `${one.namespace}/${one.name}`)]);
  const isReady = items
    .filter((item) => item.kind === 'Certificate')
    .filter((item) => conditionOf(item, 'Ready')?.status === 'True')
    .map(keyOf);
  return [
    ...[...expected].filter((key) => !isReady.includes(key)).map((key) => `${key} is not Ready`),
    ...isReady
      .filter((key) => !expected.has(key) && key !== oneHourCertificate)
      .map((key) => `${key} is Ready`),
  ];
}
