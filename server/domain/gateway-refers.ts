import { objectTopic } from '@/shared/made-of';

import { secretsOfGateway } from './secrets-served';

interface At {
  readonly namespace: string;
  readonly name: string;
}

/** Whether a listener of the Gateway serves what is in that Secret; it may stand in another namespace. */
export function gatewayRefers(gateway: unknown, { namespace, name }: At): boolean {
  return secretsOfGateway(gateway).includes(objectTopic('secrets', namespace, name));
}
