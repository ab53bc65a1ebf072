import { expect, test } from 'vitest';

import { probeSample } from '@/shared/probe';

import { type ProbeCall, probeAnswer, ProbeWindow } from './probe-window';

const call = (began: number, is: ProbeCall['answer']['is'], took = 20): ProbeCall => ({
  began,
  ended: began + took,
  answer: is === 'refused' ? { is, why: `refused at ${began}` } : { is },
});

test('a sample counts its calls and the longest time between two accepted ones', () => {
  const window = new ProbeWindow(1_000);
  for (const one of [
    call(1_000, 'accepted'),
    call(1_200, 'refused', 900),
    call(1_400, 'refused'),
    call(1_600, 'unanswered'),
    call(1_800, 'accepted', 70),
    call(2_000, 'accepted'),
  ])
    window.add(one);
  const sample = window.sample(3_000);
  expect(sample).toEqual({
    from: 1_000,
    to: 3_000,
    made: 6,
    refused: 2,
    unanswered: 1,
    why: 'refused at 1200',
    slowest: 70,
    gap: 800,
  });
  expect(probeSample.parse(sample)).toEqual(sample);
});

test('a gap over several samples is counted whole in the one in which it ends', () => {
  const window = new ProbeWindow(0);
  window.add(call(0, 'accepted'));
  window.add(call(1_900, 'refused'));
  expect(window.sample(2_000)).toMatchObject({ made: 2, gap: 0 });
  expect(window.sample(4_000)).toMatchObject({ from: 2_000, made: 0, gap: 0 });
  window.add(call(5_000, 'accepted'));
  expect(window.sample(6_000)).toMatchObject({ from: 4_000, made: 1, gap: 5_000 });
});

test('the last sample counts a gap that nobody closed, and none where the last call was accepted', () => {
  const open = new ProbeWindow(0);
  open.add(call(100, 'accepted'));
  open.add(call(300, 'unanswered'));
  expect(open.sample(2_000, true).gap).toBe(1_900);
  const closed = new ProbeWindow(0);
  closed.add(call(100, 'accepted'));
  expect(closed.sample(2_000, true).gap).toBe(100);
});

test('where nothing was ever accepted, the gap is as long as the probe', () => {
  const window = new ProbeWindow(0);
  window.add(call(0, 'refused'));
  expect(window.sample(2_000, true)).toMatchObject({ gap: 2_000, slowest: 0 });
});

test('without a refusal the first reason of a call that said nothing of the webhook is kept', () => {
  const window = new ProbeWindow(0);
  window.add(call(0, 'unanswered'));
  for (const status of [401, 503])
    window.add({ began: 100, ended: 110, answer: probeAnswer(status, 'Unauthorized') });
  expect(window.sample(2_000)).toMatchObject({
    refused: 0,
    unanswered: 3,
    why: 'HTTP 401: Unauthorized',
  });
  window.add({ began: 2_100, ended: 2_110, answer: probeAnswer(503, 'shutting down') });
  window.add(call(2_200, 'refused'));
  expect(window.sample(4_000).why).toBe('refused at 2200');
});

test.each<[number, string, ProbeCall['answer']['is']]>([
  [500, 'Internal error occurred: failed calling webhook "webhook.cert-manager.io": …', 'refused'],
  [400, 'admission webhook "webhook.cert-manager.io" denied the request: no', 'refused'],
  [403, 'admission webhook "policy" denied the request: no', 'refused'],
  [404, '404 page not found', 'refused'],
  [422, 'Certificate.cert-manager.io "x" is invalid', 'refused'],
  [403, 'certificates.cert-manager.io is forbidden: User "x" cannot create', 'unanswered'],
  [401, 'Unauthorized', 'unanswered'],
  [429, 'too many requests', 'unanswered'],
  [503, 'apiserver is shutting down', 'unanswered'],
])('HTTP %i with %j counts as %s', (status, message, is) => {
  expect(probeAnswer(status, message).is).toBe(is);
});
