const hour = 3_600_000;

/** How long cert-manager waits after a failed issuance; flags of the controller since 1.20 and 1.21. */
export interface BackOffLimits {
  readonly minimum: number;
  readonly maximum: number;
}

/** What else a controller was given that bears on whether it issues. */
export interface ControllerLimits extends BackOffLimits {
  /** How many bytes of one certificate's PEM it decodes, where it was told. */
  readonly certificateSize?: number | undefined;
}

export const defaultLimits: BackOffLimits = { minimum: hour, maximum: 32 * hour };

/**
 * The moment of the next automatic try: the delay doubles with each failure in a row and counts from the last one.
 * A manual renew never waits for it, in any release: the trigger controller leaves a Certificate alone whose
 * Issuing condition is True already.
 */
export function backOff(
  lastFailureTime: number,
  attempts: number | undefined,
  { minimum, maximum }: BackOffLimits = defaultLimits,
): number {
  const doubled = minimum * 2 ** (Math.max(attempts ?? 1, 1) - 1);
  return lastFailureTime + Math.max(Math.min(doubled, maximum), minimum);
}
