import { expect, test } from 'vitest';

import { sameCommands } from './same-commands';

test('every command names cluster, namespace and object', () => {
  const commands = sameCommands('prod', { namespace: 'shop', name: 'web', secretName: 'web-tls' });
  for (const { command } of commands) {
    expect(command).toContain('--context=prod --namespace=shop');
  }
  expect(commands.map(({ command }) => command)).toEqual([
    'kubectl --context=prod --namespace=shop get certificates.cert-manager.io web --output=yaml',
    'cmctl --context=prod --namespace=shop status certificate web',
    'cmctl --context=prod --namespace=shop inspect secret web-tls',
    `kubectl --context=prod --namespace=shop get secret web-tls --output 'jsonpath={.data.tls\\.crt}' | base64 -d | openssl x509 -noout -text`,
  ]);
});

test('a context name that a shell would run is quoted', () => {
  const [first] = sameCommands('a;id', { namespace: 'n', name: 'x', secretName: 's' });
  expect(first?.command).toContain(`'--context=a;id'`);
});
