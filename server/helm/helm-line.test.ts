import { expect, test } from 'vitest';

import { helmLine, tellsValues } from './helm-line';

test.each([
  [
    'level=DEBUG msg="creating upgraded release" name=cert-manager',
    { severity: 'debug', text: 'creating upgraded release name=cert-manager' },
  ],
  [
    'level=WARN msg="upgrade failed" name=a error="x\\ny"',
    { severity: 'warning', text: 'upgrade failed name=a error="x\\ny"' },
  ],
  ['level=DEBUG msg=GET id=1', { severity: 'debug', text: 'GET id=1' }],
  [
    'W1124 13:19:44.481882   12 warnings.go:70] unknown field "spec.x"',
    { severity: 'warning', text: 'unknown field "spec.x"' },
  ],
  ['WARNING: this is old', { severity: 'warning', text: 'WARNING: this is old' }],
  ['something', { severity: 'info', text: 'something' }],
  ['  ', undefined],
  ['level=DEBUG msg="unmarshalled JSON schema" schema="map[...]"', undefined],
  [
    'level=DEBUG msg="waiting for resource" name=a kind=Service expectedStatus=Current actualStatus=Unknown',
    undefined,
  ],
])('%s', (line, said) => {
  expect(helmLine(line)).toEqual(said);
});

test('a very long line is cut', () => {
  expect(helmLine('x'.repeat(100_000))?.text.length).toBeLessThan(2_100);
});

test.each(['USER-SUPPLIED VALUES:', 'COMPUTED VALUES:', 'HOOKS:', 'MANIFEST:', 'NOTES:'])(
  'from %s on helm prints values and objects',
  (line) => expect(tellsValues(line)).toBe(true),
);

test('what helm prints before is for people', () => {
  expect(tellsValues('STATUS: deployed')).toBe(false);
});
