/** How long each kind of link may take before its silence says something. */
export const patience = {
  /** A solver Pod has to start, and cert-manager asks it five times in ten seconds before it believes the answer. */
  http: 60_000,
  /**
   * cert-manager itself never gives up: it asks every 10 s. A provider takes minutes to show a record to all of its name
   * servers, and these remember that there was none; once it is seen, its TTL of 60 s is waited, with the same reason.
   */
  dns: 600_000,
  /** A zone without a SOA record, or name servers that do not answer, do not come right by waiting for the record. */
  dnsCheck: 120_000,
  /** Longer than a clean-up takes whose credentials are right. */
  cleanUp: 60_000,
  /** Longer than a namespace or a CRD takes to go whose Pods end and whose Challenges are cleaned up. */
  deletion: 180_000,
  /** An approver that is there answers within seconds. */
  approval: 60_000,
} as const;
