import { expect, test } from 'vitest';

import { fuzz } from './fuzz.fixture';
import { oddKinds } from './odd-objects.fixture';

test.each(oddKinds)(
  'nothing that is told of %s throws, however odd they are',
  (kind) => {
    fuzz(kind, 150, 1);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  },
  60_000,
);
