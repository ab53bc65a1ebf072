import { field, textField } from '@/shared/fields';
import type { Finding } from '@/shared/finding';

import { parseVersion } from './upgrade-path';

const images = [['image'], ['webhook', 'image'], ['cainjector', 'image']] as const;

/** Values that hold an image fast: Helm would upgrade the chart and leave the program as it is. */
export function pinnedImages(values: unknown, to: string): Finding[] {
  return images.flatMap((path) => {
    const tag = textField(values, ...path, 'tag');
    const digest = textField(values, ...path, 'digest');
    const name = path.join('.');
    const set = [
      ...(tag && tag !== to ? [`${name}.tag`] : []),
      ...(digest ? [`${name}.digest`] : []),
    ];
    if (set.length === 0) return [];
    return [
      {
        code: 'image-pinned',
        severity: 'blocks' as const,
        sentence: `The release's values set ${set.join(' and ')}: Helm would upgrade the chart, and this image would stay what it is.`,
        remedy: `Take ${set.join(' and ')} out of the values: helm upgrade with --set ${set.map((one) => `${one}=null`).join(',')} at the version that runs.`,
      },
    ];
  });
}

const removedIn121 = [
  ['prometheus', 'servicemonitor', 'targetPort'],
  ['prometheus', 'servicemonitor', 'path'],
  ['prometheus', 'podmonitor', 'path'],
] as const;

/** Values of the release that the chart of that version has no longer, and refuses. */
export function removedValues(values: unknown, to: string): string[] {
  const version = parseVersion(to);
  if (!version || version.major < 1 || (version.major === 1 && version.minor < 21)) return [];
  return removedIn121
    .filter((path) => field(values, ...path) !== undefined)
    .map((path) => path.join('.'));
}
