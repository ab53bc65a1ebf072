import { Failure } from '@/shared/failure';

import { helmSettings } from './helm-settings';
import { runHelm } from './run-helm';

const oldest = 4;

/** The version of the helm binary, such as `v4.3.1`; a Failure when it is missing or older than Helm 4. */
export async function helmVersion(signal?: AbortSignal): Promise<string> {
  const { helm } = helmSettings();
  const said = await runHelm({
    what: `ask ${helm} for its version`,
    args: ['version', '--template', '{{.Version}}'],
    signal,
  });
  return checkedVersion(helm, said.trim());
}

export function checkedVersion(helm: string, said: string): string {
  const major = Number(/^v?(\d+)\.\d+\.\d+/.exec(said)?.[1]);
  if (major >= oldest) return said;
  throw new Failure(
    'unsupported',
    Number.isNaN(major)
      ? `${helm} does not tell its version: is it Helm? Install Helm ${oldest} (https://helm.sh/docs/intro/install), or set CERTFERRY_HELM to where it is.`
      : `${helm} is Helm ${said}, and Certferry needs Helm ${oldest} or later. Install it beside (https://helm.sh/docs/intro/install), and set CERTFERRY_HELM to where it is.`,
  );
}
