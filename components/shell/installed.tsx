'use client';

import { useInstallation } from '../address/use-installation';
import { failureOf } from '../query/failure-of';
import { Text } from '../text/text';
import { visibleText } from '../text/visible-text';

/** Which cert-manager runs in the cluster. */
export function Installed({ cluster }: { cluster: string | undefined }) {
  const { data: installation, error } = useInstallation(cluster);
  if (!installation)
    return error ? (
      <p className="second" title={visibleText(failureOf(error).message)}>
        Which cert-manager runs here could not be read
      </p>
    ) : null;
  if (installation.state === 'without-crds')
    return (
      <p className="second" title={visibleText(installation.why)}>
        <Text>{`cert-manager ${installation.version}`}</Text>
        <span className="text-bad block">Its CRDs are missing</span>
      </p>
    );
  if (installation.state !== 'installed')
    return (
      <p className="second" title={visibleText(installation.why)}>
        {words[installation.state]}
      </p>
    );
  const { version, namespace, components } = installation;
  const down = components.filter(({ ready, wanted }) => ready < wanted);
  return (
    <p className="second [overflow-wrap:anywhere]">
      <Text>{`cert-manager ${version}`}</Text>
      <span className="text-faint block">
        <Text>{`in namespace ${namespace}`}</Text>
      </span>
      {down.map(({ component, ready, wanted }) => (
        <span key={component} className="text-bad block">
          <Text>{component}</Text>: {ready} of {wanted} ready
        </span>
      ))}
    </p>
  );
}

const words = {
  'crds-only': 'No cert-manager runs here, only its CRDs',
  'not-installed': 'cert-manager is not installed',
  unreadable: 'Which cert-manager runs here may not be read',
} as const;
