import type { Finding } from '@/shared/finding';
import type { Support } from '@/shared/installation-detail';

import { releases, releasesKnownUntil, releasesSource } from './releases';
import { isOlder, parseVersion, whyNever } from './upgrade-path';

const day = 86_400_000;

/** So long a list of releases is taken as true: a new minor version comes every four months. */
const trusted = 120 * day;

const unknown = (why: string): Support => ({ is: 'unknown', why });

/** Whether a version has support at a moment, as far as the list of releases that is built in can say. */
export function supportAt(version: string, now: number): Support {
  const running = parseVersion(version);
  if (!running) return unknown('which version runs is not known');
  const release = releases[`${running.major}.${running.minor}`];
  if (!release)
    return running.major < 1
      ? { is: 'ended', since: 'before 2021' }
      : unknown(
          `${version} is newer than the list of releases that is built in (${releasesKnownUntil})`,
        );
  if ('on' in release.ends) {
    const { on } = release.ends;
    return now < Date.parse(on) ? { is: 'supported', until: on } : { is: 'ended', since: on };
  }
  const { with: next } = release.ends;
  if (now > Date.parse(releasesKnownUntil) + trusted)
    return unknown(
      `its support ends when ${next} is released, and the list of releases that is built in is of ${releasesKnownUntil}`,
    );
  return { is: 'supported', until: `the release of ${next}` };
}

/** What the list of releases says of the version that runs. */
export function supportFindings(version: string, support: Support): Finding[] {
  return [supportFinding(version, support), ...patchFindings(version)];
}

function supportFinding(version: string, support: Support): Finding {
  switch (support.is) {
    case 'supported':
      return {
        code: 'supported',
        severity: 'tells',
        sentence: `cert-manager ${version} has support until ${support.until}, as of ${releasesKnownUntil}.`,
        remedy: '',
      };
    case 'ended':
      return {
        code: 'end-of-life',
        severity: 'warns',
        sentence: `cert-manager ${version} has had no support since ${support.since}: nobody repairs what is found in it, security holes included.`,
        remedy: `Upgrade it, one minor version after the other, to one that has support: ${releasesSource}`,
      };
    case 'unknown':
      return {
        code: 'support-unknown',
        severity: 'warns',
        sentence: `It is not known whether cert-manager ${version} has support: ${support.why}.`,
        remedy: `Look it up: ${releasesSource}`,
      };
  }
}

function patchFindings(version: string): Finding[] {
  const running = parseVersion(version);
  if (!running) return [];
  const newest = releases[`${running.major}.${running.minor}`]?.newest;
  const why = whyNever(running);
  if (why !== undefined)
    return [
      {
        code: 'version-harmful',
        severity: 'warns',
        sentence: `cert-manager ${version} does harm: ${why}.`,
        remedy: newest ? `Upgrade it to ${newest}.` : 'Upgrade it to a newer patch.',
      },
    ];
  if (newest === undefined || !isOlder(version, newest)) return [];
  return [
    {
      code: 'patch-behind',
      severity: 'warns',
      sentence: `cert-manager ${version} is not the newest patch of its minor version: ${newest} is out.`,
      remedy: `Upgrade it to ${newest}. A patch brings repairs only.`,
    },
  ];
}
