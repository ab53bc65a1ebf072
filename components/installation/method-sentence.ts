import type { Installed, InstallMethod } from '@/shared/installation-detail';

/** How it was installed, and who takes care of it. */
export function methodSentence({ method, manager }: Pick<Installed, 'method' | 'manager'>): string {
  const how = sentenceOf(method);
  return manager ? `${how} ${manager.who} manages it.` : how;
}

function sentenceOf(method: InstallMethod): string {
  switch (method.is) {
    case 'helm': {
      const { release, revision, status, chart } = method;
      const of = chart === undefined ? '' : `, chart ${chart}`;
      const state = status === 'deployed' ? '' : `, ${status}`;
      return `Helm release ${release.namespace}/${release.name}, revision ${revision}${of}${state}. ${crds[method.crds]}`;
    }
    case 'helm-unread':
      return `It says that it belongs to Helm release ${method.release.namespace}/${method.release.name}, whose records may not be read.`;
    case 'rendered':
      return 'Made from the Helm chart without a release: by helm template, as Argo CD does it, or the release’s records are gone.';
    case 'static':
      return 'Applied as manifests with kubectl: no Helm release owns it.';
    case 'operator':
      return 'Installed by an operator.';
    case 'unknown':
      return 'How it was installed could not be told from its objects.';
  }
}

const crds = {
  go: 'Its CRDs are part of the release and go when it is uninstalled.',
  stay: 'Its CRDs are part of the release and stay when it is uninstalled.',
  apart: 'Its CRDs are not part of the release: somebody upgrades them apart from it.',
  mixed: 'Its CRDs are part of the release only in part.',
  unknown: 'Whether its CRDs are part of the release could not be read.',
} as const satisfies Record<Extract<InstallMethod, { is: 'helm' }>['crds'], string>;
