import { hop, other } from './browser/hop';
import { keepLeft, leftIn } from './browser/left-behind';
import { expect, test } from './browser/test';
import { down } from './cluster/down.js';
import { isUp } from './cluster/is-up.js';

// Last in its project: two nodes that nobody upgrades any more would still take of the machine what the others need.
test('what the clusters that were upgraded hold is kept for the hunt, and they end', async () => {
  expect(await isUp(hop), `${hop} is not up: no test before this one brought it up`).toBe(true);
  for (const one of [hop, other]) {
    if (!(await isUp(one))) continue;
    const left = await leftIn(one);
    expect(left.secrets.length).toBeGreaterThan(0);
    expect(left.events.length).toBeGreaterThan(0);
    keepLeft(left);
    await down(one);
    expect(await isUp(one)).toBe(false);
  }
});
