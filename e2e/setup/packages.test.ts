import { expect, test } from 'vitest';

import { missingPackages } from './packages.js';

test('only what dpkg does not know as installed is missing', async () => {
  expect(await missingPackages(['bash', 'certferry-is-no-package', 'dpkg'])).toEqual([
    'certferry-is-no-package',
  ]);
});
