import { execFileSync } from 'node:child_process';

import { expect, test } from 'vitest';

import { commandLine, shellQuote } from './shell-quote';

test('leaves names of Kubernetes objects as they are', () => {
  expect(shellQuote('web-tls.v1')).toBe('web-tls.v1');
  expect(shellQuote('--context=admin@prod-eu')).toBe('--context=admin@prod-eu');
});

test('a shell reads back exactly what was quoted', () => {
  const hostile = [
    `it's; rm -rf "$HOME"`,
    '$(id)',
    '`id`',
    'a b',
    '',
    '\\',
    '*',
    '~',
    'ä\n-x',
    '-n',
  ];
  const line = commandLine('printf', '%s\\0', ...hostile);
  const read = execFileSync('/bin/sh', ['-c', line], { encoding: 'utf8' });
  expect(read.split('\0').slice(0, -1)).toEqual(hostile);
});

test('leaves out what is not there', () => {
  expect(commandLine('kubectl', undefined, 'get')).toBe('kubectl get');
});
