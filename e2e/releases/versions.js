// @ts-check

/**
 * @typedef {object} Release
 * @property {string} version as tags and charts name it, with the leading v
 * @property {readonly string[]} tags build tags of src/: cm119 means "1.19 or later"
 * @property {string} [blocked] why nobody may upgrade to it
 * @property {string} remark what is special about building or running it
 */

/** @type {readonly Release[]} */
export const releases = [
  {
    version: 'v1.18.6',
    tags: [],
    remark: 'Kubernetes libraries 0.32; its chart gets the CRDs as one template.',
  },
  {
    version: 'v1.19.0',
    tags: ['cm119'],
    blocked: 'Its CRDs default issuerRef.kind and issuerRef.group; reverted in v1.19.1.',
    remark: 'Here to be refused as a target, and to be upgraded away from.',
  },
  { version: 'v1.19.5', tags: ['cm119'], remark: 'Kubernetes libraries 0.34.' },
  {
    version: 'v1.20.3',
    tags: ['cm119', 'cm120'],
    remark: 'Kubernetes libraries 0.35; first with limits on the size of PEM data.',
  },
  {
    version: 'v1.21.2',
    tags: ['cm119', 'cm120', 'cm121'],
    remark: 'Kubernetes libraries 0.36; where its vcert cannot be had, an older one stands in.',
  },
];

export const versions = releases.map((one) => one.version);

/** @param {string} version with or without the leading v */
export function release(version) {
  const found = releases.find((one) => one.version === `v${version.replace(/^v/, '')}`);
  if (found) return found;
  throw new Error(
    `No cert-manager ${version} in the test bed. It has ${versions.join(', ')}; e2e/releases/README.md says how to add one.`,
  );
}
