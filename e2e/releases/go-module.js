// @ts-check
import { cp, mkdir, readFile, writeFile, appendFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { run } from '../setup/run.js';

export const root = 'github.com/cert-manager/cert-manager';
const vcert = 'github.com/Venafi/vcert/v5';
const olderVcert = `${vcert}@v5.12.3`;
/** Our commands, composed from the release's packages. */
export const sources = join(import.meta.dirname, 'src');

/** @typedef {{Dir: string, Version: string, Sum: string, GoModSum: string}} Download */

/**
 * One module with its files in Go's module cache.
 *
 * @param {string} moduleAtVersion
 * @returns {Promise<Download>}
 */
export async function download(moduleAtVersion) {
  // outside of any module, so that no go.mod has a say
  return JSON.parse(await run('go', ['mod', 'download', '-json', moduleAtVersion], { cwd: '/' }));
}

/**
 * Makes a Go module in folder that compiles src/ against one release of cert-manager.
 *
 * The release's own go.mod is the list of exact dependencies. Only the name changes, to a path
 * below the root module, because Go lets such a module import the release's internal packages.
 *
 * @param {string} folder
 * @param {string} version
 * @returns {Promise<{goflags: string, standIns: string[]}>}
 */
export async function writeModule(folder, version) {
  const upstream = await download(`${root}@${version}`);
  await mkdir(folder, { recursive: true });
  for (const file of ['go.mod', 'go.sum']) {
    await writeFile(join(folder, file), await readFile(join(upstream.Dir, file)));
  }
  await run(
    'go',
    ['mod', 'edit', '-module', `${root}/certferrytestbed`, '-require', `${root}@${version}`],
    {
      cwd: folder,
    },
  );
  await appendFile(
    join(folder, 'go.sum'),
    `${root} ${version} ${upstream.Sum}\n${root} ${version}/go.mod ${upstream.GoModSum}\n`,
  );
  for (const file of await readdir(sources)) {
    if (file.endsWith('.go')) await cp(join(sources, file), join(folder, file));
  }
  const wanted = await required(folder, vcert);
  if (!wanted || (await canBeHad(wanted))) return { goflags: '', standIns: [] };
  await standInForVcert(folder);
  return { goflags: '-mod=mod', standIns: [`${olderVcert} for ${wanted}`] };
}

/**
 * @param {string} folder
 * @param {string} path
 */
async function required(folder, path) {
  /** @type {{Require: {Path: string, Version: string}[]}} */
  const { Require } = JSON.parse(await run('go', ['mod', 'edit', '-json'], { cwd: folder }));
  const found = Require.find((one) => one.Path === path);
  return found && `${found.Path}@${found.Version}`;
}

/**
 * Only the answer that it is not served counts as no: after a network that failed, the same inputs
 * would name two different results.
 * @param {string} moduleAtVersion
 */
export async function canBeHad(moduleAtVersion) {
  try {
    await download(moduleAtVersion);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (/\b(403 Forbidden|404 Not Found|410 Gone)\b|unknown revision/.test(message)) return false;
    throw new Error(
      `Could not learn whether ${moduleAtVersion} is served, try again when GOPROXY answers: ${message}`,
      { cause: error },
    );
  }
}

/**
 * The vcert of v1.20 with the two names that v1.21 needs besides; only an Issuer with
 * spec.venafi.ngts would ever reach them. The older go.sum entries are missing, hence -mod=mod.
 *
 * @param {string} folder
 */
async function standInForVcert(folder) {
  const older = await download(olderVcert);
  const copy = join(folder, 'vcert');
  await cp(older.Dir, copy, { recursive: true });
  await run('chmod', ['-R', 'u+w', copy]);
  await mkdir(join(copy, 'pkg/venafi/ngts'), { recursive: true });
  await writeFile(
    join(copy, 'pkg/endpoint/ngts.go'),
    'package endpoint\n\nconst ConnectorTypeNGTS ConnectorType = 100\n',
  );
  await writeFile(
    join(copy, 'pkg/venafi/ngts/ngts.go'),
    `package ngts\n\nimport "${vcert}/pkg/endpoint"\n\ntype Connector struct{ endpoint.Connector }\n`,
  );
  await run('go', ['mod', 'edit', '-replace', `${vcert}=./vcert`], { cwd: folder });
}
