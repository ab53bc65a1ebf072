import { expect, test } from 'vitest';

import { type Rule, speaksOf } from './rules-review';

const asked = { verb: 'list', group: 'cert-manager.io', resource: 'certificates' };
const rule: Rule = { verbs: ['list'], groups: ['cert-manager.io'], resources: ['certificates'] };
const any = ['*'];

test('a rule speaks of what it names, in its own words or by an asterisk', () => {
  for (const one of [rule, { ...rule, verbs: any }, { ...rule, groups: any, resources: any }])
    expect(speaksOf([{ verbs: [], groups: [], resources: [] }, one], asked)).toBe(true);
});

test('a rule of another verb, group or kind does not', () => {
  for (const one of [
    { ...rule, verbs: ['get', 'watch'] },
    { ...rule, groups: ['', 'acme.cert-manager.io'] },
    { ...rule, resources: ['certificates/status', '*/status', 'certificaterequests'] },
  ])
    expect(speaksOf([one], asked)).toBe(false);
  expect(speaksOf([], asked)).toBe(false);
});
