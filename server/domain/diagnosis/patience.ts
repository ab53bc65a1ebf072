/** How long each kind of link may take before its silence says something. */
export const patience = {
  /** A solver Pod has to start, and cert-manager asks it five times in ten seconds before it believes the answer. */
  http: 60_000,
  /**
   * Once cert-manager sees the record it waits its TTL of 60 s for others to see it too, and leaves the reason as it
   * was: until then a sound proof says that it is not yet propagated.
   */
  dns: 120_000,
  /** Longer than a clean-up takes whose credentials are right. */
  cleanUp: 60_000,
  /** Longer than a namespace or a CRD takes to go whose Pods end and whose Challenges are cleaned up. */
  deletion: 180_000,
  /** An approver that is there answers within seconds. */
  approval: 60_000,
} as const;
