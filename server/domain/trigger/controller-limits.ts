import { flagOf } from '../flag-of';
import { type BackOffLimits, defaultLimits } from './back-off';
import { goDuration } from './go-duration';

/** The bounds of the back-off that a controller's Deployment sets; flags of 1.20 and 1.21. */
export function controllerLimits(deployment: unknown): BackOffLimits {
  const duration = (which: string) =>
    goDuration(flagOf(deployment, `certificate-request-${which}-backoff-duration`));
  return {
    minimum: duration('minimum') ?? defaultLimits.minimum,
    maximum: duration('maximum') ?? defaultLimits.maximum,
  };
}
