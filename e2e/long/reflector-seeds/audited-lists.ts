import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

import { textField } from '@/shared/fields';

import { testbed } from '../../integration/testbed';

/** How many lists each User-Agent that begins so has begun, as the API server wrote it down. */
export async function auditedLists(prefix: string): Promise<ReadonlyMap<string, number>> {
  const folder = dirname(testbed.auditLog);
  // A log that was rotated away counts as well.
  const names = (await readdir(folder)).filter((name) => /^audit.*\.log$/.test(name));
  const counts = new Map<string, number>();
  for (const name of names)
    for await (const line of createInterface(createReadStream(join(folder, name)))) {
      if (!line.includes(`"userAgent":"${prefix}`) || !line.includes('"verb":"list"')) continue;
      const entry: unknown = JSON.parse(line);
      const agent = textField(entry, 'userAgent') ?? '';
      if (textField(entry, 'requestURI')?.includes('continue=')) continue;
      counts.set(agent, (counts.get(agent) ?? 0) + 1);
    }
  return counts;
}
