import { expect, test } from 'vitest';

import { grantCommands } from './grant-commands';

test('names verb, resource with its group, and the person', () => {
  const { role, everywhere, oneNamespace } = grantCommands('prod', { name: 'ada' }, [
    'certificates',
  ]);
  expect(role).toBe(
    'kubectl --context=prod create clusterrole certferry-look-certificates --verb=get,list,watch --resource=certificates.cert-manager.io',
  );
  expect(everywhere).toBe(
    'kubectl --context=prod create clusterrolebinding certferry-look-certificates --clusterrole=certferry-look-certificates --user=ada',
  );
  expect(oneNamespace).toContain('create rolebinding');
});

test('a ServiceAccount is bound as one', () => {
  const { everywhere } = grantCommands('prod', { name: 'system:serviceaccount:ops:reader' }, [
    'secrets',
  ]);
  expect(everywhere).toContain('--serviceaccount=ops:reader');
});

test('names that a shell would run are quoted', () => {
  const { everywhere } = grantCommands('a b', { name: '$(id)' }, ['secrets']);
  expect(everywhere).toContain(`'--context=a b'`);
  expect(everywhere).toContain(`'--user=$(id)'`);
});
