import type { SecretConsumers } from '@/shared/secret';

import { ObjectLink } from '../certificate/object-link';
import { Text } from '../text/text';

interface Props {
  readonly consumers: SecretConsumers;
  readonly cluster: string;
}

/** Who uses a Secret, what was looked at, and what was not. */
export function Consumers({ consumers: { found, lookedAt, unread }, cluster }: Props) {
  return (
    <>
      {found.length === 0 && 'Nothing that was looked at.'}
      <ul>
        {found.map((one) => (
          <li key={`${one.kind}/${one.namespace}/${one.name}`}>
            <ObjectLink object={one} cluster={cluster} />
          </li>
        ))}
      </ul>
      {lookedAt.length > 0 && (
        <p className="second">
          Looked at: <Text>{lookedAt.join(', ')}</Text>
        </p>
      )}
      {unread.map(({ what, why }) => (
        <p key={what} className="text-warn">
          Not known for <Text>{what}</Text>: <Text>{why}</Text>
        </p>
      ))}
    </>
  );
}
