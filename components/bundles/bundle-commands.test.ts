import { expect, test } from 'vitest';

import { bundleCommands } from './bundle-commands';

const bundle = { id: 'backup-1', encrypted: false, sha256: 'ab12' };

test('an open bundle is checked, listed and read without age', () => {
  expect(bundleCommands(bundle).map(({ command }) => command)).toEqual([
    'umask 077',
    "printf '%s  %s\\n' ab12 backup-1.tar.gz | sha256sum --check",
    'tar -tzf backup-1.tar.gz',
    'tar -xzOf backup-1.tar.gz RESTORE.md',
  ]);
});

test('an encrypted bundle is checked as it was downloaded and opened before it is listed', () => {
  const [umask, check, open] = bundleCommands({ ...bundle, encrypted: true });
  expect(umask?.command).toBe('umask 077');
  expect(check?.command).toContain('backup-1.tar.gz.age');
  expect(open?.command).toBe('age --decrypt --output backup-1.tar.gz backup-1.tar.gz.age');
});
