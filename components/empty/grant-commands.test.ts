import { expect, test } from 'vitest';

import { grantCommands, refusedUser } from './grant-commands';

test('names verb, resource with its group, and the person', () => {
  const { role, everywhere, oneNamespace } = grantCommands('ada', ['certificates']);
  expect(role).toBe(
    'kubectl create clusterrole certferry-look-certificates --verb=get,list,watch --resource=certificates.cert-manager.io',
  );
  expect(everywhere).toBe(
    'kubectl create clusterrolebinding certferry-look-certificates --clusterrole=certferry-look-certificates --user=ada',
  );
  expect(oneNamespace).toContain('create rolebinding');
});

test('a ServiceAccount is bound as one', () => {
  const { everywhere } = grantCommands('system:serviceaccount:ops:reader', ['secrets']);
  expect(everywhere).toContain('--serviceaccount=ops:reader');
});

test('names that a shell would run are quoted', () => {
  expect(grantCommands('$(id)', ['secrets']).everywhere).toContain(`'--user=$(id)'`);
});

test('takes the refused user from what the API server said', () => {
  const why =
    'Could not list secrets: secrets is forbidden: User "system:serviceaccount:default:reader" cannot list resource "secrets" in API group ""';
  expect(refusedUser(why)).toBe('system:serviceaccount:default:reader');
  expect(refusedUser('You may not list Secrets in shop.')).toBeUndefined();
});
