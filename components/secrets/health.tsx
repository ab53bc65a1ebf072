import type { SecretHealth } from '@/shared/secret';

import { Chip } from '../table/chip';
import { Why } from '../table/why';
import { healthLooks } from './health-looks';

/** What a stored pair is worth, and why. */
export function Health({ health }: { health: SecretHealth }) {
  return (
    <>
      <Chip look={healthLooks[health.state]} />
      {health.state !== 'sound' && <Why>{health.why}</Why>}
    </>
  );
}
