import { numberField, textField } from '@/shared/fields';

import { flagOf } from '../flag-of';
import { type ControllerLimits, defaultLimits } from './back-off';
import { goDuration } from './go-duration';

const sizeOf = (text: string | undefined) =>
  text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;

/**
 * The bounds that a controller was given: by its flags, else in its configuration file, else those built
 * in. The minimum can be set since 1.20, the maximum since 1.21.
 */
export function controllerLimits(
  deployment: unknown,
  config: Readonly<Record<string, unknown>>,
): ControllerLimits {
  const flag = (which: string) =>
    goDuration(flagOf(deployment, `certificate-request-${which}-backoff-duration`));
  const written = (which: string) =>
    goDuration(textField(config, `certificateRequest${which}BackoffDuration`));
  return {
    minimum: flag('minimum') ?? written('Minimum') ?? defaultLimits.minimum,
    maximum: flag('maximum') ?? written('Maximum') ?? defaultLimits.maximum,
    certificateSize:
      sizeOf(flagOf(deployment, 'max-certificate-size')) ??
      numberField(config, 'pemSizeLimitsConfig', 'maxCertificateSize'),
  };
}
