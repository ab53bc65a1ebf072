import { setImmediate } from 'node:timers/promises';

import { parseDocument } from 'yaml';

import { Failure } from '@/shared/failure';
import { isRecord, textField } from '@/shared/fields';

import type { KubeObject } from '../kube/object';
import { runHelm } from './run-helm';

export interface Target {
  /** The archive, its name and its version, as `pullChart` has them. */
  readonly chart: { readonly path: string; readonly version: string };
  /** The namespace of cert-manager. */
  readonly namespace: string;
  /** The cluster's version, `v1.33.13`. */
  readonly kubeVersion: string;
  readonly signal?: AbortSignal;
}

/** Charts until 1.14 have the CRDs behind `installCRDs`, later ones behind `crds.enabled`. */
function crdValue(version: string): string {
  const [, major = '', minor = ''] = /^v?(\d+)\.(\d+)\./.exec(version) ?? [];
  return Number(major) === 1 && Number(minor) < 15 ? 'installCRDs=true' : 'crds.enabled=true';
}

/** A chart's CRDs, as its release's own file of CRDs has them: without a mark of Helm. */
export async function templateCrds(target: Target): Promise<KubeObject[]> {
  const { chart, namespace, kubeVersion, signal } = target;
  const text = await runHelm({
    what: `render the CRDs of cert-manager's chart ${chart.version}`,
    args: [
      'template',
      'cert-manager',
      chart.path,
      `--namespace=${namespace}`,
      `--kube-version=${kubeVersion}`,
      `--set=${crdValue(chart.version)},creator=static`,
    ],
    signal,
  });
  const crds: KubeObject[] = [];
  for (const document of text.split(/^---\s*$/m)) {
    if (!/^kind: CustomResourceDefinition\s*$/m.test(document)) continue;
    crds.push(objectOf(document, chart.version));
    await setImmediate(); // the largest takes a tenth of a second to parse
  }
  return crds;
}

function objectOf(text: string, version: string): KubeObject {
  const document = parseDocument(text, { strict: true, uniqueKeys: true });
  // No alias of Helm's chart is worth what one can do to a parser.
  const value: unknown =
    document.errors.length > 0 ? undefined : document.toJS({ maxAliasCount: 0 });
  const name = textField(value, 'metadata', 'name');
  if (isRecord(value) && isRecord(value.metadata) && name !== undefined)
    return { ...value, metadata: { ...value.metadata, name } };
  throw new Failure(
    'invalid',
    `A CRD of cert-manager's chart ${version} could not be read: ${document.errors[0]?.code ?? 'it has no name'}.`,
  );
}
