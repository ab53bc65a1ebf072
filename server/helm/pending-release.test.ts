import { expect, test } from 'vitest';

import { pendingRelease } from './pending-release';
import type { ReadableRevision } from './revision';
import { runMark } from './run-mark';

function revision(number: number, more: Partial<ReadableRevision> = {}): ReadableRevision {
  return {
    state: 'read',
    namespace: 'cert-manager',
    name: 'cert-manager',
    revision: number,
    status: 'superseded',
    secretName: `sh.helm.release.v1.cert-manager.v${number}`,
    uid: `uid-${number}`,
    resourceVersion: '1',
    labels: {},
    changedAt: Date.UTC(2026, 10, 24, 13, 19),
    description: 'Preparing upgrade',
    chart: { name: 'cert-manager', version: 'v1.20.3', appVersion: 'v1.20.3' },
    config: {},
    manifest: '',
    ...more,
  };
}

const pending = (labels: Record<string, string> = {}) =>
  revision(3, { status: 'pending-upgrade', labels });

test('without a pending last revision nothing is pending, whatever came before', () => {
  expect(pendingRelease([], 'run-1')).toEqual({ state: 'none' });
  const stale = [pending(), revision(4, { status: 'deployed' })];
  expect(pendingRelease(stale, 'run-1')).toEqual({ state: 'none' });
});

test('the mark of this run on this very revision is ours', () => {
  const mine = pending({ 'certferry-run': runMark('run-1', 3) });
  expect(pendingRelease([mine, revision(2)], 'run-1')).toEqual({ state: 'ours', revision: mine });
});

test("a mark that Helm handed on from our last revision to somebody else's is foreign", () => {
  const inherited = pending({ 'certferry-run': runMark('run-1', 2) });
  const found = pendingRelease([revision(2), inherited], 'run-1');
  expect(found).toMatchObject({ state: 'foreign', revision: inherited });
  expect(found.state === 'foreign' && found.why).toBe(
    'Revision 3 of Helm release cert-manager/cert-manager is pending-upgrade since 2026-11-24T13:19:00.000Z ("Preparing upgrade"): it was not begun by this run.',
  );
});

test('another run is named, also before any run has begun', () => {
  const other = pending({ 'certferry-run': runMark('run-2', 3) });
  for (const run of ['run-1', undefined]) {
    const found = pendingRelease([other], run);
    expect(found.state === 'foreign' && found.why).toContain("Certferry's run run-2 began it.");
  }
});

test('a rollback is known by its description: its labels are those of the revision that it goes back to', () => {
  const labels = { 'certferry-run': runMark('run-1', 3) };
  const rollback = revision(3, { status: 'pending-rollback', labels });
  expect(pendingRelease([rollback], 'run-1').state).toBe('foreign');
  const ours = { ...rollback, labels: {}, description: 'certferry run run-1' };
  expect(pendingRelease([ours], 'run-1').state).toBe('ours');
});

test('a record that cannot be read is judged by its labels', () => {
  const {
    state: _,
    description: _d,
    chart: _c,
    config: _g,
    manifest: _m,
    ...record
  } = pending({
    'certferry-run': runMark('run-1', 3),
  });
  const unreadable = { ...record, state: 'unreadable' as const, why: 'damaged' };
  expect(pendingRelease([unreadable], 'run-1').state).toBe('ours');
  expect(pendingRelease([unreadable], 'run-2').state).toBe('foreign');
});

test('what cannot be a label is no mark', () => {
  expect(() => runMark('a b', 1)).toThrow(/cannot mark/);
  expect(() => runMark('x'.repeat(62), 1)).toThrow(/cannot mark/);
});
