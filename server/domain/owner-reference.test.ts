import { expect, test } from 'vitest';

import type { InstalledOption, OwnerReferences } from '@/shared/installation-detail';

import { ownerFindings } from './owner-reference';

const option = (value: string, source: InstalledOption['source'] = 'flag'): InstalledOption[] => [
  { name: 'enable-certificate-owner-ref', value, source },
];
const owned = (count: number): OwnerReferences => ({
  count,
  examples: count > 0 ? ['shop/web-tls'] : [],
  of: 40,
});

test.each<[string, InstalledOption[], OwnerReferences | undefined, string[]]>([
  ['off, and no Secret owned', option('false', 'default'), owned(0), ['owner-ref-off']],
  ['off, and Secrets owned from before', option('false'), owned(2), ['owner-ref-left']],
  ['on by flag', option('true'), owned(0), ['owner-ref-on']],
  ['on in the file', option('true', 'config'), owned(2), ['owner-ref-on']],
  ['on, and the Secrets not known', option('true'), undefined, ['owner-ref-on']],
  ['off, and the Secrets not known', option('false'), undefined, []],
  ['not known, and Secrets owned', [], owned(1), ['owner-ref-left']],
  ['not known, and no Secret owned', [], owned(0), []],
  ['no boolean', option('invalid'), owned(0), ['flag-invalid']],
])('owner references %s', (_, options, secrets, codes) => {
  expect(ownerFindings(options, secrets).map(({ code }) => code)).toEqual(codes);
});

test('where it is on and which Secret it is about is said', () => {
  const [found] = ownerFindings(option('true', 'config'), owned(1));
  expect(found?.sentence).toMatch(/in its configuration file.* 1 TLS Secret has .*shop\/web-tls/);
});
