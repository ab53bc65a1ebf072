import { expect, test } from 'vitest';

import { controllerLimits } from './controller-limits';

const minute = 60_000;
const hour = 60 * minute;

const deployment = (...args: string[]) => ({
  metadata: { namespace: 'cert-manager', name: 'cert-manager' },
  spec: { template: { spec: { containers: [{ name: 'cert-manager-controller', args }] } } },
});

const file = {
  certificateRequestMinimumBackoffDuration: '10m',
  certificateRequestMaximumBackoffDuration: '2h',
};

test('where nothing is set, those that are built in hold', () => {
  expect(controllerLimits(deployment('--v=2'), {})).toEqual({ minimum: hour, maximum: 32 * hour });
});

test('the configuration file sets them, and a flag is laid over it', () => {
  expect(controllerLimits(deployment(), file)).toEqual({ minimum: 10 * minute, maximum: 2 * hour });
  const minimum = deployment('--certificate-request-minimum-backoff-duration=5m');
  expect(controllerLimits(minimum, file)).toEqual({ minimum: 5 * minute, maximum: 2 * hour });
  const maximum = deployment('--certificate-request-maximum-backoff-duration', '3h');
  expect(controllerLimits(maximum, file)).toEqual({ minimum: 10 * minute, maximum: 3 * hour });
});

test('how large a certificate it decodes is told by both as well', () => {
  const sized = { pemSizeLimitsConfig: { maxCertificateSize: 50_000 } };
  expect(controllerLimits(deployment(), sized).certificateSize).toBe(50_000);
  const flag = deployment('--max-certificate-size=60000');
  expect(controllerLimits(flag, sized).certificateSize).toBe(60_000);
  expect(
    controllerLimits(deployment('--max-certificate-size=x'), {}).certificateSize,
  ).toBeUndefined();
});

test('what is no duration sets nothing', () => {
  const odd = {
    certificateRequestMinimumBackoffDuration: 600,
    certificateRequestMaximumBackoffDuration: 'long',
  };
  expect(controllerLimits(deployment(), odd)).toEqual({ minimum: hour, maximum: 32 * hour });
});
