import { expect, test } from 'vitest';

import { explain } from './explain';

test('a known text is quoted with its symptom and the object that it names', () => {
  const text = 'service "cert-manager-webhook" not found';
  expect(explain(text)).toMatchObject({
    symptoms: [{ id: 'WH-07' }],
    sentence: `The Service of the webhook does not exist, as it is said: “${text}”.`,
    object: { kind: 'Service', name: 'cert-manager-webhook' },
  });
});

test('an unknown one is quoted as it is', () => {
  expect(explain('who knows')).toEqual({
    symptoms: [],
    sentence: 'Certferry does not know this message: “who knows”.',
  });
});
