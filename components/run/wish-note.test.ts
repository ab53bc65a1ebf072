import { expect, test } from 'vitest';

import { began, runOf, wished } from './run.fixture';
import { wishNote } from './wish-note';

test('who asked for what is told until it is carried out', () => {
  expect(wishNote(runOf(began('bundle')))).toBeUndefined();
  const asked = runOf(began('bundle'), wished('pause'));
  expect(wishNote(asked)).toBe('bob asked to pause: it pauses after this step.');
  expect(wishNote(runOf(began('bundle'), wished('pause'), { is: 'paused' }))).toBeUndefined();
});

test('a guard that asks says why', () => {
  const by = { name: 'guard census' };
  const why = '2 Secrets changed.';
  const asked = runOf(began('bundle'), { is: 'wished', wish: 'pause', by, why });
  expect(wishNote(asked)).toBe(
    'guard census asked to pause: it pauses after this step. 2 Secrets changed.',
  );
});
