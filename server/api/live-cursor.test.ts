import { expect, test } from 'vitest';

import { cursorsOf, eventId } from './live-cursor';

test('an id leads back to the cursors that it was made of', () => {
  const cursors = {
    inventory: '0b0c9a52-0000-4000-8000-000000000000:7',
    run: '20261124-131502-3fa9c1:120',
    logs: 'a1b2c3d4:1732453445123456789,ffff0000:1732453445123456790',
  };
  expect(cursorsOf(eventId(cursors))).toEqual(cursors);
  expect(cursorsOf(eventId({ run: 'x:0' }))).toEqual({ run: 'x:0' });
  expect(cursorsOf(eventId({ logs: '' }))).toEqual({ logs: '' });
});

test.each(['', null, undefined])('%j is a first visit', (id) => {
  expect(cursorsOf(id)).toBeUndefined();
});

test.each(['junk', 'x=1', 'i', 'r=a b', 'i=a\n\ndata: evil', '='])(
  '%j is none of ours, and nothing of it is kept',
  (id) => {
    expect(cursorsOf(id)).toEqual({});
  },
);
