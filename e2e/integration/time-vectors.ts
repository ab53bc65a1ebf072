import type { Material } from './trigger-material';
import { issued, type Vector } from './trigger-vector';

const hour = 3_600_000;
const ago = (hours: number) =>
  new Date(Date.now() - hours * hour).toISOString().replace(/\.\d+/, '');
const condition = (status: string) => ({
  conditions: [
    {
      type: 'Issuing',
      status,
      reason: 'ManuallyTriggered',
      message: 'asked for',
      lastTransitionTime: ago(0),
    },
  ],
});
const renewal = (...windows: object[]) => ({ renewal: { policy: 'RenewBefore', windows } });

const failed = (hours: number, attempts?: number) => ({
  lastFailureTime: ago(hours),
  ...(attempts !== undefined && { failedIssuanceAttempts: attempts }),
});

/** The clock, what keeps the chain from being asked, and what 1.21 knows of renewal. */
export function timeVectors({ plain, expired, due, young, tenYears }: Material): Vector[] {
  const { crt, key, csr } = plain;
  const yearly = { cron: '0 0 1 1 *', windowDuration: '1h' };
  // Of which the next start is at least ten days away and before the end of `due`, whatever today is.
  const inTwentyDays = new Date(Date.now() + 20 * 24 * hour);
  const later = {
    cron: `0 0 ${inTwentyDays.getUTCDate()} ${inTwentyDays.getUTCMonth() + 1} *`,
    windowDuration: '1h',
  };
  return [
    { name: 'expired', pair: expired, issuing: 'Renewing' },
    { name: 'due', pair: due, issuing: 'Renewing' },
    { name: 'not-due', pair: young, issuing: undefined },
    { name: 'renew-before', pair: young, spec: { renewBefore: '2000h' }, issuing: 'Renewing' },
    { name: 'renew-before-late', pair: due, spec: { renewBefore: '24h' }, issuing: undefined },
    {
      name: 'renew-before-too-long',
      pair: young,
      spec: { renewBefore: '9000h' },
      issuing: undefined,
    },
    { name: 'percentage', pair: young, spec: { renewBeforePercentage: 95 }, issuing: 'Renewing' },
    { name: 'percentage-late', pair: due, spec: { renewBeforePercentage: 20 }, issuing: undefined },
    {
      name: 'percentage-of-ten-years',
      pair: tenYears,
      spec: { renewBeforePercentage: 50 },
      issuing: { 'v1.21.2': 'Renewing', others: undefined },
    },
    {
      name: 'renewal-disabled',
      pair: due,
      spec: { renewal: { policy: 'Disabled' } },
      issuing: { 'v1.21.2': undefined, others: 'Renewing' },
    },
    {
      name: 'renewal-disabled-but-changed',
      pair: due,
      spec: { renewal: { policy: 'Disabled' }, dnsNames: ['other.example'] },
      issuing: 'SecretMismatch',
    },
    {
      name: 'window-later',
      pair: due,
      spec: renewal(later),
      issuing: { 'v1.21.2': undefined, others: 'Renewing' },
    },
    {
      name: 'window-open',
      pair: due,
      spec: renewal({ cron: '* * * * *', windowDuration: '1h', timezone: 'Asia/Kolkata' }),
      issuing: 'Renewing',
    },
    { name: 'window-nowhere', pair: young, spec: renewal(yearly), issuing: undefined },
    {
      name: 'window-nowhere-and-due',
      pair: due,
      spec: renewal({ cron: '0 0 31 2 *', windowDuration: '1h' }),
      issuing: 'Renewing',
    },
    { name: 'issuing', pair: 'none', status: condition('True'), issuing: 'ManuallyTriggered' },
    { name: 'issuing-failed', pair: 'none', status: condition('False'), issuing: 'DoesNotExist' },
    { name: 'back-off', pair: 'none', status: failed(0.5), issuing: undefined },
    { name: 'back-off-third', pair: 'none', status: failed(3.5, 3), issuing: undefined },
    { name: 'back-off-over', pair: 'none', status: failed(4.5, 3), issuing: 'DoesNotExist' },
    { name: 'back-off-longest', pair: 'none', status: failed(31, 40), issuing: undefined },
    {
      name: 'back-off-longest-over',
      pair: 'none',
      status: failed(33, 40),
      issuing: 'DoesNotExist',
    },
    {
      name: 'back-off-same-spec',
      pair: 'none',
      status: failed(0.5, 1),
      requests: [{ csr, revision: 1 }],
      issuing: undefined,
    },
    {
      name: 'back-off-changed-spec',
      pair: 'none',
      status: failed(0.5, 1),
      requests: [{ csr, revision: 1 }],
      spec: { dnsNames: ['other.example'] },
      issuing: 'DoesNotExist',
    },
    {
      name: 'back-off-request-is-text',
      pair: 'none',
      status: failed(0.5, 1),
      requests: [{ csr: 'hello', revision: 1 }],
      issuing: 'DoesNotExist',
    },
    {
      name: 'two-requests',
      ...issued(plain),
      requests: [
        { csr, revision: 1 },
        { csr, revision: 1 },
      ],
      spec: { dnsNames: ['other.example'] },
      issuing: undefined,
    },
    {
      name: 'two-next-requests',
      pair: 'none',
      requests: [
        { csr, revision: 1 },
        { csr, revision: 1 },
      ],
      issuing: undefined,
    },
    {
      name: 'deleted',
      pair: 'none',
      metadata: { finalizers: ['test.example/held'] },
      issuing: undefined,
    },
    // Made at the same second, the names decide; the annotation decides before them.
    {
      name: 'shared-a',
      pair: { crt, key },
      annotations: {},
      spec: { dnsNames: ['other.example'] },
      issuing: 'SecretMismatch',
    },
    { name: 'shared-b', pair: 'none', spec: { secretName: 'shared-a' }, issuing: undefined },
    {
      name: 'told-a',
      pair: { crt, key },
      annotations: { 'certificate-name': 'told-b' },
      issuing: undefined,
    },
    {
      name: 'told-b',
      pair: 'none',
      spec: { secretName: 'told-a', dnsNames: ['other.example'] },
      issuing: 'SecretMismatch',
    },
  ];
}
