import { expect, test } from 'vitest';

import { booleanFlag, flagOf } from './flag-of';
import { deploymentOf } from './installation.fixture';

const flag = '--enable-certificate-owner-ref';
const of = (args: string[], env: object[] = []) =>
  booleanFlag(
    deploymentOf('controller', { args, container: { env } }),
    'enable-certificate-owner-ref',
  );

// The rules of pflag for a flag with NoOptDefVal, and of strconv.ParseBool.
test.each<[string[], boolean | 'invalid' | undefined]>([
  [[flag], true],
  [[`${flag}=true`], true],
  [[`${flag}=T`], true],
  [[`${flag}=1`], true],
  [[`${flag}=false`], false],
  [[`${flag}=0`], false],
  [[`${flag}=F`], false],
  [[flag, 'false'], true],
  [[flag, `${flag}=false`], false],
  [[`${flag}=false`, flag], true],
  [[`${flag}=yes`], 'invalid'],
  [[`${flag}=`], 'invalid'],
  [[`${flag}=tRUE`], 'invalid'],
  [[`${flag}-more`], undefined],
  [['--', flag], undefined],
  [[], undefined],
])('of %j the flag is %s', (args, value) => {
  expect(of(args)).toBe(value);
});

test('a variable in an argument is what the container says it is', () => {
  expect(of([`${flag}=$(OWNER)`], [{ name: 'OWNER', value: 'true' }])).toBe(true);
  expect(of([`${flag}=$(OTHER)`])).toBe('invalid');
});

test('the flags are those of the container that runs cert-manager, not of what stands before it', () => {
  const one = deploymentOf('controller', {
    pod: {
      containers: [
        { image: 'x/proxy:1', args: ['--v=9'] },
        { image: 'q/cert-manager-controller:v1.20.3', args: ['--v=2'] },
      ],
    },
  });
  expect(flagOf(one, 'v')).toBe('2');
});
