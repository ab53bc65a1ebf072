import { acmeSymptoms } from './acme-symptoms';
import { apiSymptoms } from './api-symptoms';
import { certificateSymptoms } from './certificate-symptoms';
import { challengeSymptoms } from './challenge-symptoms';
import { issuerSymptoms } from './issuer-symptoms';
import { processSymptoms } from './process-symptoms';
import { requestSymptoms } from './request-symptoms';
import type { Symptom } from './symptom';
import { uninstallSymptoms } from './uninstall-symptoms';
import { webhookSymptoms } from './webhook-symptoms';

/** Every symptom that is known. */
export const symptoms: readonly Symptom[] = [
  ...webhookSymptoms,
  ...apiSymptoms,
  ...processSymptoms,
  ...certificateSymptoms,
  ...requestSymptoms,
  ...issuerSymptoms,
  ...challengeSymptoms,
  ...acmeSymptoms,
  ...uninstallSymptoms,
];
