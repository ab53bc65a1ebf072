import { expect, test } from 'vitest';

import { backupCommands } from './backup-commands';

test('objects come first, then the Secrets of each namespace', () => {
  const commands = backupCommands('prod', ['shop', 'pay']);
  expect(commands).toHaveLength(3);
  expect(commands[0]).toBe(
    'kubectl --context=prod get issuers,clusterissuers,certificates --all-namespaces --output=json > cert-manager.json',
  );
  expect(commands[2]).toContain('--namespace=pay');
});

test('many namespaces end in how many more', () => {
  const many = Array.from({ length: 25 }, (_, index) => `n${index}`);
  expect(backupCommands('prod', many).at(-1)).toBe('# and so on for 5 more');
});
