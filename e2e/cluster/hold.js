// @ts-check
import { run } from '../setup/run.js';
import { component } from './component.js';
import { inside } from './inside.js';
import { until } from './ready.js';
import { exists } from './state.js';

/**
 * Kills a component and keeps it down until `release`.
 * @param {string} name
 * @param {string} target
 */
export async function hold(name, target) {
  const { pid, hold: pipe } = await component(name, target);
  if (await exists(pipe)) return;
  await run('mkfifo', [pipe]);
  if (!pid) return;
  await inside(name, ['kill', '-s', 'KILL', pid]).catch(() => {
    // it was down for the moment: the pipe keeps it so
  });
  await until(`${target} of ${name} is gone`, () =>
    inside(name, ['kill', '-0', pid]).then(
      () => false,
      () => true,
    ),
  );
}
