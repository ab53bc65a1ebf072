import { expect, test } from 'vitest';

import { probeSentence } from './probe-sentence';

test('what was probed is counted, and what said nothing is not called refused', () => {
  expect(probeSentence({ made: 3_402, refused: 1, unanswered: 2, gap: 210 })).toBe(
    '3,402 made, 1 refused, 2 said nothing of the webhook, longest gap 210 ms',
  );
});

test('where nothing was probed nothing is counted', () => {
  expect(probeSentence({ made: 0, refused: 0, unanswered: 0, gap: 0 })).toBe(
    'admission was not probed',
  );
});
