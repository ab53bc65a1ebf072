/** Told by comparing objects; no text says it. Shown in root-cause.integration.test.ts. */
export const byFacts: readonly string[] = ['AC-16', 'CR-06', 'CRT-13', 'CRT-14', 'UN-05', 'UN-06'];

/** Said by an event of the Ingress that made the Certificate; shown there as well. */
export const ofIngress: readonly string[] = ['CRT-11'];

/**
 * Said by processes and their logs, by Helm, by the API server to whoever asks it, and by what a whole node alone
 * brings about. Shown in e2e/releases/every-symptom.test.ts.
 */
export const onNode: readonly string[] =
  `API-01 API-02 API-03 API-04 API-05 API-06 API-07 API-08 API-09 API-10 API-11 API-12 API-13
  CR-05 CRT-12 CRT-15 POD-01 POD-02 POD-03 POD-04 POD-05 POD-06 POD-07 POD-08 POD-09 POD-10
  POD-11 POD-12 POD-13 UN-01 UN-02 UN-03 UN-04 UN-07 UN-08 UN-09 WH-11 WH-12 WH-13 WH-14`.split(
    /\s+/,
  );
