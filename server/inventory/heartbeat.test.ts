import { expect, test } from 'vitest';

import { fakeApiServer, status } from './fake-api-server.fixture';
import { Heartbeat } from './heartbeat';

test('one beat that failed is enough to call the next one a recovery', async () => {
  const end = new AbortController();
  const server = await fakeApiServer(({ before, answer }) =>
    before === 1 ? status(answer, 500) : answer.end('ok'),
  );
  const { asked } = server;
  const heartbeat = new Heartbeat(server.cluster, 200);
  const recoveredAt: number[] = [];
  heartbeat.listen((recovered) => recovered && recoveredAt.push(asked.length));
  const loop = heartbeat.run(end.signal);
  await expect.poll(() => asked.length, { timeout: 10_000 }).toBeGreaterThan(3);
  end.abort();
  await loop;
  server.close();
  expect(recoveredAt).toContain(3);
});
