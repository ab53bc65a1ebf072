import { expect, test } from 'vitest';

import { settings } from './settings';

test('an address loses its slash, and hosts their blanks and capitals', () => {
  expect(
    settings({
      CERTFERRY_URL: ' https://Certferry.Example/ ',
      CERTFERRY_HOSTS: 'a:1, B.example:2 ,,[::1]:3',
      PORT: '08080',
    }),
  ).toEqual({
    publicUrl: 'https://certferry.example',
    hosts: ['a:1', 'b.example:2', '[::1]:3'],
    port: '8080',
  });
});

test('what is not set has its default', () => {
  for (const env of [{}, { CERTFERRY_URL: '', CERTFERRY_HOSTS: '', PORT: '' }])
    expect(settings(env)).toEqual({ port: '3000', hosts: [] });
});

test.each([
  ['CERTFERRY_URL', 'certferry.example'],
  ['CERTFERRY_URL', 'certferry.example:8443'],
  ['CERTFERRY_URL', 'ftp://certferry.example'],
  ['CERTFERRY_URL', 'https://certferry.example/below'],
  ['CERTFERRY_HOSTS', 'https://certferry.example'],
  ['CERTFERRY_HOSTS', 'a:1 b:2'],
  ['CERTFERRY_HOSTS', 'a:1,b:port'],
  ['PORT', 'http'],
  ['PORT', '65536'],
  ['PORT', '0'],
])('%s=%s is told in one sentence with what to write', (name, value) => {
  expect(() => settings({ [name]: value })).toThrow(
    new RegExp(`^${name}=".*" cannot be used: write .*\\.$`),
  );
});
