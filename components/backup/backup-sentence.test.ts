import { expect, test } from 'vitest';

import { backupSentence } from './backup-sentence';

const counts = { certificates: 43, issuers: 3, clusterIssuers: 1, secrets: 47 };
const blocks = { code: 'x', severity: 'blocks', sentence: 'It is so.', remedy: '' } as const;

test('the sentence counts what would be kept, unless something stands in the way', () => {
  expect(backupSentence({ counts, findings: [] }, '')).toBe(
    'One bundle with 43 certificates and 47 Secrets',
  );
  expect(backupSentence({ counts, findings: [blocks] }, 'x')).toBe(
    'Backup: 1 thing to be done first',
  );
  expect(backupSentence({ counts, findings: [] }, 'You lack 1 right.')).toBe(
    'The backup cannot be started by you now',
  );
});
