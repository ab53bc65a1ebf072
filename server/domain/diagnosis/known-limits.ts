import type { ControllerLimits } from '../trigger/back-off';
import type { Chain } from './chain';

/** How long the controller that runs waits after a failure; undefined where that is not known. */
export function knownLimits({
  controllers,
}: Pick<Chain, 'controllers'>): ControllerLimits | undefined {
  if (controllers?.is !== 'read') return undefined;
  const limits = controllers.value[0]?.limits;
  return limits?.is === 'read' ? limits.value : undefined;
}
