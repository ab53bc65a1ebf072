import { expect, test } from 'vitest';

import { syncCount } from './sync-count';

const text = `# HELP certmanager_controller_sync_call_count The number of sync() calls made by a controller.
# TYPE certmanager_controller_sync_call_count counter
certmanager_controller_sync_call_count{controller="certificates-issuing"} 90
certmanager_controller_sync_call_count{controller="certificates-trigger"} 1.2e+02
certmanager_controller_sync_error_count{controller="certificates-trigger"} 7
certmanager_clock_time_seconds 1.7e+09
`;

test.each<[string, string, number | undefined]>([
  ['certificates-trigger', text, 120],
  ['certificates-issuing', text, 90],
  ['certificates-readiness', text, undefined],
  ['certificates-trigger', '', undefined],
  ['certificates-trigger', '<html>502</html>', undefined],
  ['certificates-trigger', text.replace('1.2e+02', 'NaN'), undefined],
  [
    'certificates-trigger',
    'certmanager_controller_sync_call_count{pod="a\\"b",controller="certificates-trigger",x="y"} 3 1700000000000',
    3,
  ],
])('the syncs of %s', (controller, metrics, count) => {
  expect(syncCount(metrics, controller)).toBe(count);
});
