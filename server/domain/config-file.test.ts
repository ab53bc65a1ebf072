import { expect, test } from 'vitest';

import { configOf } from './config-file';

const configMap = (text: string) => ({ data: { 'config.yaml': text } });

test('the configuration is what the YAML says', () => {
  const text = 'kind: ControllerConfiguration\nenableCertificateOwnerRef: true\n';
  expect(configOf(configMap(text), 'config.yaml')).toMatchObject({
    enableCertificateOwnerRef: true,
  });
});

test('what is no YAML, names an alias of nothing, or is no object, is an empty configuration', () => {
  for (const text of ['{ a: [', 'x: *nope', '- a', 'word', ''])
    expect(configOf(configMap(text), 'config.yaml')).toEqual({});
  expect(configOf(configMap('a: 1'), 'other.yaml')).toEqual({});
});
