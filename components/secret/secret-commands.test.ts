import { expect, test } from 'vitest';

import { secretCommands } from './secret-commands';

const unreadable = { is: 'unreadable', why: 'odd' } as const;

test('the commands show each certificate, and no private value', () => {
  const at = { namespace: 'shop', name: 'web-tls' };
  const commands = secretCommands('prod', { ...at, chain: [unreadable], ca: [unreadable] });
  expect(commands.map(({ command }) => command)).toEqual([
    'kubectl --context=prod --namespace=shop describe secret web-tls',
    'cmctl --context=prod --namespace=shop inspect secret web-tls',
    String.raw`kubectl --context=prod --namespace=shop get secret web-tls --output 'jsonpath={.data.tls\.crt}' | base64 -d | while openssl x509 -noout -text 2>/dev/null; do :; done`,
    String.raw`kubectl --context=prod --namespace=shop get secret web-tls --output 'jsonpath={.data.ca\.crt}' | base64 -d | while openssl x509 -noout -text 2>/dev/null; do :; done`,
  ]);
  expect(secretCommands('prod', { ...at, chain: [], ca: [] })).toHaveLength(1);
});
