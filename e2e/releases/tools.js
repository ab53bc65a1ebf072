// @ts-check
import { join } from 'node:path';

import { built, filesOf } from '../setup/built.js';
import { goBuild, goInputs } from '../setup/go.js';
import { run } from '../setup/run.js';

/** @typedef {import('../setup/progress.js').Progress} Progress */

const helmVersion = 'v4.3.1';
const helmFlags = [
  '-trimpath',
  '-buildvcs=false',
  '-ldflags',
  `-s -w -X helm.sh/helm/v4/internal/version.version=${helmVersion}`,
];
const helmCommand = `helm.sh/helm/v4/cmd/helm@${helmVersion}`;

export const helmRecipe = {
  name: `helm-${helmVersion}`,
  inputs: [helmCommand, ...helmFlags],
  /** @param {string} out */
  async build(out) {
    const env = { ...process.env, CGO_ENABLED: '0', GOFLAGS: '', GOWORK: 'off', GOBIN: out };
    await run('go', ['install', ...helmFlags, helmCommand], { cwd: '/', env });
  },
};

const cmctlVersion = 'v2.5.0';
const cmctlModule = join(import.meta.dirname, 'tools/cmctl');
const cmctlStamp = [`github.com/cert-manager/cert-manager/pkg/util.AppVersion=${cmctlVersion}`];

export async function cmctlRecipe() {
  return {
    name: `cmctl-${cmctlVersion}`,
    inputs: [...goInputs(cmctlStamp), ...(await filesOf(cmctlModule))],
    /** @param {string} out */
    build: (out) =>
      goBuild({
        folder: cmctlModule,
        command: 'github.com/cert-manager/cmctl/v2',
        out: join(out, 'cmctl'),
        stamp: cmctlStamp,
      }),
  };
}

/** @param {Progress} [progress] */
export async function helmPath(progress) {
  return join(await built(helmRecipe, progress), 'helm');
}

/** @param {Progress} [progress] */
export async function cmctlPath(progress) {
  return join(await built(await cmctlRecipe(), progress), 'cmctl');
}
